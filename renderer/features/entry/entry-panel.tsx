import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { FieldId } from '#shared/fields';
import { fieldDictionary } from '#shared/fields';
import { severityLabel } from '#shared/messages';
import type { Finding, Row, Severity } from '#shared/records';
import { explanationKey, findingSentence } from '#shared/review-rules';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

const looks: Record<Severity, readonly [string, string]> = {
  error: [tokens.error, tokens.errorSoft],
  warning: [tokens.warning, tokens.warningSoft],
  notice: [tokens.inkOff, tokens.locked],
};

function FindingCard(props: {
  readonly finding: Finding;
  readonly place: string;
  readonly onJump: () => void;
}): ReactNode {
  const { finding } = props;
  const { language } = useLanguage();
  const say = useSay();
  const [line, ground] = looks[finding.severity];
  return (
    <Box
      role="button"
      tabIndex={0}
      onDoubleClick={props.onJump}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onJump();
      }}
      title={say('双击定位到单元格', 'Double-click to go to the cell')}
      sx={{
        mt: 1,
        px: 1.25,
        py: 1,
        borderLeft: `3px solid ${line}`,
        backgroundColor: ground,
        borderRadius: '0 3px 3px 0',
        fontSize: 13,
        lineHeight: 1.6,
        cursor: 'pointer',
        '&:focus-visible': { outline: `2px solid ${tokens.accent}` },
      }}
    >
      <Box sx={{ fontWeight: 600 }}>
        {finding.rule} {severityLabel(finding.severity, language)}
        <Box component="span" sx={{ fontWeight: 400, color: tokens.inkSecond, ml: 1 }}>
          {props.place}
        </Box>
      </Box>
      {findingSentence(finding, language)}
    </Box>
  );
}

/** Beside the grid: what the rules say about the chosen line, then about the rest of the unit. */
export function EntryPanel(props: {
  readonly findings: readonly Finding[];
  readonly row: Row | null;
  readonly rowNumber: number;
  readonly numberOf: (finding: Finding) => string;
  readonly onJump: (rowId: string, field: FieldId | null) => void;
}): ReactNode {
  const { findings, row } = props;
  const say = useSay();
  const { language } = useLanguage();
  const ofRow = findings.filter((finding) => row !== null && finding.rowId === row.id);
  const others = findings.filter((finding) => !ofRow.includes(finding));
  const card = (finding: Finding, index: number): ReactNode => (
    <FindingCard
      key={`${explanationKey(finding)}${String(index)}`}
      finding={finding}
      place={[
        props.numberOf(finding),
        finding.field === undefined ? '' : fieldDictionary[finding.field][language],
      ].join(' ')}
      onJump={() => {
        if (finding.rowId !== undefined) props.onJump(finding.rowId, finding.field ?? null);
      }}
    />
  );
  return (
    <Box
      data-testid="entry-findings"
      sx={{
        width: 340,
        flex: 'none',
        overflow: 'auto',
        backgroundColor: tokens.paper,
        border: `1px solid ${tokens.hairline}`,
        borderRadius: '4px',
        px: 1.5,
        py: 1,
      }}
    >
      {row && (
        <>
          <Box sx={{ fontWeight: 600 }}>
            {say(`审核问题 · 第 ${String(props.rowNumber)} 行`, `Findings, line ${String(props.rowNumber)}`)}
          </Box>
          {ofRow.length === 0 && (
            <Box sx={{ mt: 0.5, color: tokens.inkSecond, fontSize: 13 }}>
              {say('这一行没有审核问题。', 'Nothing to say about this line.')}
            </Box>
          )}
          {ofRow.map(card)}
          {row.origin && (
            <Box sx={{ mt: 1, color: tokens.inkSecond, fontSize: 12, lineHeight: 1.6 }}>
              {row.origin.entered
                ? say(
                    `数据来源：${row.origin.entered.by} 于 ${localMinute(row.origin.entered.at)} 在程序内编报`,
                    `Entered in the program by ${row.origin.entered.by}, ${localMinute(row.origin.entered.at)}`,
                  )
                : say(
                    `数据来源：${row.origin.file} “${row.origin.sheet}” 第 ${String(row.origin.row)} 行`,
                    `From ${row.origin.file}, "${row.origin.sheet}", row ${String(row.origin.row)}`,
                  )}
            </Box>
          )}
        </>
      )}
      <Box sx={{ fontWeight: 600, mt: row ? 2 : 0 }}>
        {row ? say('本单位其他问题', 'Other findings of the unit') : say('本单位审核问题', 'Findings of the unit')}{' '}
        {others.length > 0 ? others.length : ''}
      </Box>
      {others.length === 0 && (
        <Box sx={{ mt: 0.5, color: tokens.inkSecond, fontSize: 13 }}>{say('没有审核问题。', 'None.')}</Box>
      )}
      {others.map(card)}
    </Box>
  );
}

const localMinute = (instant: string): string =>
  new Date(instant).toLocaleString('zh-CN', {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
