import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { CatalogSuccession, YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { DataTable } from '../../ui/data-table/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

export type Gap = { readonly code: string; readonly name: string; readonly lines: number };
type Line = Gap & { readonly to: string };

/** 目录对照: last year's codes of the guidance catalogue that cannot be chosen this year, and what stands for them. */
export function CatalogGaps(props: {
  readonly yearFile: YearFile;
  readonly gaps: readonly Gap[];
  readonly onMap: (pair: CatalogSuccession) => void;
}): ReactNode {
  const { yearFile, gaps } = props;
  const say = useSay();
  const nameOf = (code: string): string => yearFile.catalog.find((entry) => entry.code === code)?.name ?? '';
  const lines: readonly Line[] = [
    ...gaps.map((gap) => ({ ...gap, to: '' })),
    ...(yearFile.catalogSuccession ?? []).map(({ from, to }) => ({ code: from, name: nameOf(from), lines: 0, to })),
  ];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Box sx={{ fontWeight: 600, pb: 0.75 }}>{say('目录对照（原编码 → 新编码）', 'Catalogue: old → new')}</Box>
      <DataTable
        label={say('目录对照', 'Catalogue map')}
        rows={lines}
        rowKey={({ code, to }) => `${code} ${to}`}
        empty={say(
          '上年数使用的目录编码今年都可以选用，不需要对照。',
          "Every catalogue code in last year's lines can be chosen this year.",
        )}
        columns={[
          {
            key: 'old',
            head: say('原编码', 'Old'),
            cell: ({ code, name, lines: count }) => (
              <span title={`${code} ${name}`}>
                {code} {name}
                {count > 0 && say(`（${String(count)} 行）`, ` (${String(count)} lines)`)}
              </span>
            ),
          },
          {
            key: 'new',
            head: say('新编码', 'New'),
            width: 300,
            cell: ({ code, to }) =>
              to === '' ? (
                <CodePicker
                  label={say(`${code} 的新编码`, `New code of ${code}`)}
                  entries={yearFile.catalog}
                  value=""
                  year={yearFile.year}
                  onPick={(picked) => {
                    if (picked !== '') props.onMap({ from: code, to: picked });
                  }}
                  width={270}
                />
              ) : (
                `${to} ${nameOf(to)}`
              ),
          },
        ]}
      />
    </Box>
  );
}
