import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { selectionSums, type EntrySheet, type Rect } from '#shared/entry';
import type { Finding } from '#shared/records';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

/** Σ 平均 计数 of the selection, and how many findings stand. */
export function StatusBar(props: {
  readonly sheet: EntrySheet;
  readonly rect: Rect;
  readonly findings: readonly Finding[];
}): ReactNode {
  const { rect } = props;
  const say = useSay();
  const { sum, average, numbers, count } = selectionSums(props.sheet, rect);
  const cells = (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1);
  const of = (severity: Finding['severity']): number =>
    props.findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notices] = [of('error'), of('warning'), of('notice')];
  return (
    <Box
      role="status"
      data-testid="entry-status"
      sx={{
        height: 26,
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        fontSize: 13,
        color: tokens.inkSecond,
      }}
    >
      <span>{say(`选中 ${String(cells)} 格`, `${String(cells)} selected`)}</span>
      {numbers > 0 && (
        <>
          <span>Σ {grouped(sum)}</span>
          <span>{say(`平均 ${grouped(average)}`, `Average ${grouped(average)}`)}</span>
        </>
      )}
      <span>{say(`计数 ${String(count)}`, `Count ${String(count)}`)}</span>
      <Box sx={{ flex: 1 }} />
      {errors > 0 && (
        <Box component="span" sx={{ color: tokens.error }}>
          {say(`${String(errors)} 错误型`, `${String(errors)} errors`)}
        </Box>
      )}
      {warnings > 0 && (
        <Box component="span" sx={{ color: tokens.warning }}>
          {say(`${String(warnings)} 警告型`, `${String(warnings)} warnings`)}
        </Box>
      )}
      {notices > 0 && <span>{say(`${String(notices)} 提示型`, `${String(notices)} notices`)}</span>}
      {errors + warnings + notices === 0 && (
        <Box component="span" sx={{ color: tokens.passed }}>
          {say('没有审核问题', 'No findings')}
        </Box>
      )}
      <span>{say('F2 修改 · Ctrl+D 向下填充 · Ctrl+F 查找', 'F2 edit · Ctrl+D fill down · Ctrl+F find')}</span>
    </Box>
  );
}
