import type { ReactNode } from 'react';
import { columnTotal, shownText, type EntryColumn, type MoneyUnit } from '#shared/entry';
import type { Row } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { Say } from '../tongue/index.ts';
import { outlineHeight, type Fold, type GridLayout, type PlacedColumn } from './grid-layout.ts';
import { isRight, placeOf } from './grid-line.tsx';

/** The printed name of a column with its unit of money or measure. */
export function columnTitle(column: EntryColumn, money: MoneyUnit, say: Say): string {
  const name = say(column.zh, column.en);
  if (column.unit === undefined) return name;
  if (column.type !== 'money') return `${name}（${column.unit}）`;
  const yuan = money === 'yuan' || column.field === 'unitPrice';
  return say(`${name}（${yuan ? '元' : '万元'}）`, `${name} (${yuan ? '¥' : '¥10k'})`);
}

type Span = { readonly label: string; readonly x: number; readonly width: number };
/** A heading over neighbouring columns stands once above all of them. */
function groupSpans(placed: readonly PlacedColumn[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { column, x } of placed) {
    const last = spans.at(-1);
    if (column.group === undefined || column.frozen) continue;
    if (last?.label === column.group && last.x + last.width === x)
      spans[spans.length - 1] = { ...last, width: last.width + column.width };
    else spans.push({ label: column.group, x, width: column.width });
  }
  return spans;
}

/** Outline buttons, headings over columns, the columns' names, and 合计 pinned on top. */
export function GridHead(props: {
  readonly layout: GridLayout;
  readonly rows: readonly Row[];
  readonly money: MoneyUnit;
  readonly yearFile: YearFile;
  readonly say: Say;
  readonly onFold: (fold: Fold) => void;
}): ReactNode {
  const { layout, rows, money, yearFile, say } = props;
  const totals = (column: EntryColumn): string =>
    column.summed ? shownText(column.field, columnTotal(rows, column.field), money, yearFile) : '';
  const foldButton = (fold: Fold): ReactNode => (
    <button
      key={fold.from}
      type="button"
      className="fold"
      tabIndex={-1}
      style={{ left: fold.x - 8 }}
      aria-expanded={fold.open}
      aria-label={say(
        `${fold.open ? '折叠' : '展开'} ${String(fold.to - fold.from + 1)} 列`,
        `${fold.open ? 'Fold' : 'Unfold'} ${String(fold.to - fold.from + 1)} columns`,
      )}
      title={layout.columns
        .slice(fold.from, fold.to + 1)
        .map((column) => say(column.zh, column.en))
        .join('、')}
      onClick={() => {
        props.onFold(fold);
      }}
    >
      {fold.open ? '−' : '＋'}
    </button>
  );
  return (
    <div className="head" style={{ width: layout.width }}>
      <div className="line outline" style={{ height: outlineHeight, width: layout.width }}>
        {groupSpans(layout.placed).map(({ label, x, width }) => (
          <div key={`${label}${String(x)}`} className="cell outline group" style={{ left: x, width }}>
            {label}
          </div>
        ))}
        {layout.folds.filter(({ x }) => x > layout.frozenWidth).map(foldButton)}
        <div className="cell outline frozen" style={{ left: 0, width: layout.frozenWidth, overflow: 'visible' }}>
          {layout.folds.filter(({ x }) => x <= layout.frozenWidth).map(foldButton)}
        </div>
      </div>
      <div className="line" role="row" style={{ width: layout.width, height: 44 }}>
        <div className="cell frozen number title" />
        {layout.placed.map((placed) => (
          <div
            key={placed.column.field}
            role="columnheader"
            className={`cell title ${placed.column.frozen ? 'frozen' : ''} ${isRight(placed.column) ? 'right' : ''}`}
            style={placeOf(placed)}
            title={columnTitle(placed.column, money, say)}
          >
            {columnTitle(placed.column, money, say)}
          </div>
        ))}
      </div>
      <div className="line" role="row" data-testid="grid-total" style={{ width: layout.width, height: 28 }}>
        <div className="cell frozen number total" />
        {layout.placed.map((placed, order) => (
          <div
            key={placed.column.field}
            role="gridcell"
            className={`cell total ${placed.column.frozen ? 'frozen' : ''} ${isRight(placed.column) ? 'right' : ''}`}
            style={placeOf(placed)}
          >
            {order === 0
              ? say(`合计 ${String(rows.length)} 行`, `Total, ${String(rows.length)} lines`)
              : totals(placed.column)}
          </div>
        ))}
      </div>
    </div>
  );
}
