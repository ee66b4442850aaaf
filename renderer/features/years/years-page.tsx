import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { CatalogSuccession, UnitChange, YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay, type Say } from '../../ui/tongue/index.ts';
import { CatalogGaps, type Gap } from './catalog-gaps.tsx';
import { RollOverDialog } from './roll-over-dialog.tsx';

type Book = {
  readonly book: string;
  readonly year: number | null;
  readonly regionName: string;
  readonly units: number;
};

const kindWord = (kind: UnitChange['kind'], say: Say): string =>
  ({
    renamed: say('更名', 'Renamed'),
    merged: say('合并', 'Merged'),
    split: say('拆分', 'Split'),
    retired: say('停用', 'Retired'),
  })[kind];
const unitsText = (units: UnitChange['from'], none: string): string =>
  units.length === 0 ? none : units.map(({ code, name }) => `${code} ${name}`).join('、');

/** 年度: the years that this computer holds, 结转上年, and what became of last year's units and codes. */
export function YearsPage(props: {
  readonly yearFile: YearFile;
  readonly books: readonly Book[];
  readonly current: string;
  readonly left: { readonly units: number; readonly prior: number; readonly replied: boolean } | null;
  readonly gaps: readonly Gap[];
  /** Lines of last year that this year holds. */
  readonly prior: number;
  readonly onOpen: (book: string) => void;
  readonly onRollOver: (year: number) => Promise<string | null>;
  readonly onMap: (pair: CatalogSuccession) => void;
}): ReactNode {
  const { yearFile, books, current } = props;
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const next = Math.max(yearFile.year, ...books.map(({ year }) => year ?? 0)) + 1;
  const changes = yearFile.unitChanges ?? [];
  return (
    <>
      <TaskBar title={say('年度', 'Years')}>
        <Button
          variant="contained"
          disabled={!props.left}
          onClick={() => {
            setAsking(true);
          }}
        >
          {say('结转到下一年度…', 'Roll over to the next year…')}
        </Button>
      </TaskBar>
      <Box sx={{ fontSize: 13, color: tokens.inkSecond, lineHeight: 1.6, pb: 1, flex: 'none' }}>
        {say(
          `每个预算年度是一个账套，数据分开存放；上年账套结转后仍可打开查阅，也可继续办理追加调整。本年度存有上年数 ${String(props.prior)} 行。`,
          `Every budget year has a book of its own. Last year's stays open to be read and to take its adjustments. This year holds ${String(props.prior)} lines of last year.`,
        )}
      </Box>
      <Box
        sx={{ display: 'flex', flexDirection: 'column', height: 32 * Math.min(books.length + 1, 5) + 4, flex: 'none' }}
      >
        <DataTable
          label={say('年度账套', 'Books')}
          rows={books}
          rowKey={({ book }) => book}
          empty=""
          columns={[
            {
              key: 'year',
              head: say('预算年度', 'Budget year'),
              width: 120,
              cell: ({ year }) => (year === null ? say('待恢复', 'To be restored') : String(year)),
            },
            { key: 'region', head: say('县（市、区）', 'County'), cell: ({ regionName }) => regionName },
            {
              key: 'units',
              head: say('单位数', 'Units'),
              width: 100,
              align: 'right',
              cell: ({ units }) => String(units),
            },
            {
              key: 'open',
              head: '',
              width: 140,
              align: 'center',
              cell: ({ book, year }) =>
                book === current ? (
                  <StateLabel tone="blue">{say('当前年度', 'Current')}</StateLabel>
                ) : (
                  <Button
                    size="small"
                    onClick={() => {
                      props.onOpen(book);
                    }}
                  >
                    {say(`打开 ${String(year ?? '')} 年`, `Open ${String(year ?? '')}`)}
                  </Button>
                ),
            },
          ]}
        />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, flex: 1, minHeight: 0, pt: 1.5 }}>
        <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
          <Box sx={{ fontWeight: 600, pb: 0.75 }}>{say('单位变更（原 → 现）', 'Units: old → new')}</Box>
          <DataTable
            label={say('单位变更', 'Changes of units')}
            rows={changes.map((change, at) => ({ ...change, at }))}
            rowKey={({ at }) => String(at)}
            empty={say(
              '没有更名、合并、拆分或停用。请在“单位与日期”中办理。',
              'No unit was renamed, merged, split or retired. This is done under Units and dates.',
            )}
            columns={[
              { key: 'kind', head: say('变更', 'Change'), width: 60, cell: ({ kind }) => kindWord(kind, say) },
              {
                key: 'from',
                head: say('原单位', 'Old'),
                cell: ({ from }) => <span title={unitsText(from, '')}>{unitsText(from, '')}</span>,
              },
              {
                key: 'to',
                head: say('现单位', 'New'),
                cell: ({ to }) => {
                  const text = unitsText(to, say('（停用）', '(retired)'));
                  return <span title={text}>{text}</span>;
                },
              },
            ]}
          />
        </Box>
        <CatalogGaps yearFile={yearFile} gaps={props.gaps} onMap={props.onMap} />
      </Box>
      {asking && props.left && (
        <RollOverDialog
          last={yearFile.year}
          first={next}
          left={props.left}
          onRollOver={props.onRollOver}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
