import { memo, type ReactNode } from 'react';
import { shownText, type EntryColumn, type MoneyUnit } from '#shared/entry';
import type { FieldId } from '#shared/fields';
import type { Cell, Row, Severity } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { rowHeight, type GridLayout, type PlacedColumn } from './grid-layout.ts';

/** The gravest finding of each cell of a line. */
export type LineMarks = { readonly [Field in FieldId]?: Severity };

export const isRight = (column: EntryColumn): boolean => ['money', 'decimal', 'int', 'pct'].includes(column.type);

function classOf(column: EntryColumn, cell: Cell, mark: Severity | undefined, filled: boolean): string {
  const names = ['cell'];
  if (column.frozen) names.push('frozen');
  if (isRight(column)) names.push('right');
  if (column.locked) names.push('locked');
  else if (column.must && filled && (cell === null || cell === '')) names.push('must');
  if (typeof cell === 'number' && cell < 0) names.push('negative');
  if (typeof cell === 'object' && cell !== null) names.push('unread');
  if (mark === 'error' || mark === 'warning') names.push(`mark-${mark}`);
  return names.join(' ');
}

/** Frozen cells stand in the flow and stick to the left; the others are placed. */
export const placeOf = ({ x, column }: PlacedColumn): { left: number; width: number } => ({
  left: x,
  width: column.width,
});

function GridLineNow(props: {
  readonly index: number;
  readonly row: Row | undefined;
  readonly layout: GridLayout;
  readonly money: MoneyUnit;
  readonly yearFile: YearFile;
  readonly marks: LineMarks | undefined;
  readonly top: number;
}): ReactNode {
  const { index, row, layout, money, yearFile, marks } = props;
  return (
    <div
      className="line"
      role="row"
      aria-rowindex={index + 1}
      style={{ top: props.top, width: layout.width, height: rowHeight }}
    >
      <div className="cell frozen number" role="rowheader" data-row={index} data-column={-1}>
        {index + 1}
      </div>
      {layout.placed.map((placed) => {
        const { field } = placed.column;
        const cell = row?.cells[field] ?? null;
        const text = shownText(field, cell, money, yearFile);
        return (
          <div
            key={field}
            role="gridcell"
            className={classOf(placed.column, cell, marks?.[field], row !== undefined)}
            style={placeOf(placed)}
            data-row={index}
            data-column={placed.index}
            title={text.length > 8 ? text : undefined}
          >
            {text}
          </div>
        );
      })}
    </div>
  );
}

export const GridLine = memo(GridLineNow);
