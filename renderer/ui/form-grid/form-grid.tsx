import Box from '@mui/material/Box';
import { useContext, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { entryTextOf, type EntryColumn, type MoneyUnit } from '#shared/entry';
import type { Row } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { useSay } from '../tongue/index.ts';
import { choicesOf, columnList } from './cell-choices.ts';
import { CodeMemoryContext } from './code-memory.ts';
import { GridHead } from './grid-head.tsx';
import type { GridKey } from './grid-keys.ts';
import {
  boxOf,
  columnBeside,
  layoutOf,
  rowHeight,
  selectedRect,
  type GridSelection,
  type Place,
} from './grid-layout.ts';
import { GridLine, isRight, type LineMarks } from './grid-line.tsx';
import { gridLook } from './grid-look.ts';
import { TextSink } from './text-sink.tsx';
import { headOverBody, useViewport } from './use-viewport.ts';

/** What the grid asks of its owner; positions count lines and all columns from 0. */
export type GridActs = {
  readonly commit: (place: Place, text: string) => string | null;
  readonly copy: () => string;
  readonly paste: (text: string) => void;
  readonly act: (key: Exclude<GridKey['act'], 'move' | 'edge' | 'edit' | 'select-all' | 'cancel'>) => void;
};

/** Blank lines below the last one, ready to be typed into. */
const spareLines = 20;

/** A sheet of cells with one text element that always holds the focus; see build/decisions for why it is our own. */
export function FormGrid(props: {
  readonly label: string;
  readonly columns: readonly EntryColumn[];
  readonly rows: readonly Row[];
  readonly money: MoneyUnit;
  readonly yearFile: YearFile;
  readonly marks: ReadonlyMap<string, LineMarks>;
  readonly readOnly: boolean;
  readonly department: string;
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
  readonly acts: GridActs;
  /** Grows when the owner wants the keyboard back in the grid. */
  readonly focusRequest: number;
}): ReactNode {
  const { columns, rows, money, yearFile, selection, onSelect, acts, readOnly } = props;
  const say = useSay();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [editRequest, setEditRequest] = useState(0);
  const sink = useRef<HTMLTextAreaElement>(null);
  const { active } = selection;
  const column = columns[active.column];
  // A folded column that is chosen, by a paste or a finding, is unfolded.
  const layout = useMemo(() => {
    const first = layoutOf(columns, open);
    const hiding = first.folds.find(
      ({ from, to, open: shown }) => !shown && active.column >= from && active.column <= to,
    );
    return hiding ? layoutOf(columns, new Set([...open, hiding.from])) : first;
  }, [columns, open, active.column]);
  const list = useMemo(
    () => (column ? columnList(column, yearFile, props.department) : null),
    [column, yearFile, props.department],
  );
  const choices = choicesOf(list, useContext(CodeMemoryContext));
  const rowCount = rows.length + (readOnly ? 0 : spareLines);
  const view = useViewport(rowCount);
  const rect = selectedRect(selection);

  useLayoutEffect(() => {
    view.reveal(active, layout);
  }, [active.row, active.column, layout]);
  useLayoutEffect(() => {
    sink.current?.focus({ preventScroll: true });
  }, [props.label, readOnly, props.focusRequest]);

  const within = (place: Place): Place => ({
    row: Math.min(Math.max(place.row, 0), Math.max(rowCount - 1, 0)),
    column: Math.min(Math.max(place.column, 0), columns.length - 1),
  });
  const select = (place: Place, extend: boolean): void => {
    const next = within(place);
    onSelect({ active: next, anchor: extend ? selection.anchor : next });
  };
  const lastColumn = layout.placed.at(-1)?.index ?? 0;
  const onKey = (key: GridKey): void => {
    if (key.act === 'move') {
      const lines = key.far ? key.down * rowCount : key.down;
      const steps = key.far ? key.across * columns.length : key.across;
      const row = key.far && key.down > 0 ? Math.max(rows.length - 1, 0) : active.row + lines;
      select({ row, column: columnBeside(layout, active.column, steps) }, key.extend);
    } else if (key.act === 'edge') {
      const toEnd = key.edge === 'line-end' || key.edge === 'sheet-end';
      const row = key.edge === 'sheet-start' ? 0 : key.edge === 'sheet-end' ? rows.length - 1 : active.row;
      select({ row, column: toEnd ? lastColumn : (layout.placed[0]?.index ?? 0) }, key.extend);
    } else if (key.act === 'select-all')
      onSelect({ active: { row: 0, column: 0 }, anchor: within({ row: rows.length - 1, column: columns.length - 1 }) });
    else if (key.act === 'cancel') onSelect({ active, anchor: active });
    else if (key.act !== 'edit') acts.act(key.act);
  };

  const pointed = (event: MouseEvent): Place | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
  };
  const onMouseDown = (event: MouseEvent): void => {
    if (event.target === sink.current) return;
    event.preventDefault();
    sink.current?.focus({ preventScroll: true });
    const place = pointed(event);
    if (!place || event.button !== 0) return;
    if (place.column < 0)
      onSelect({
        active: { row: place.row, column: 0 },
        anchor: { row: event.shiftKey ? selection.anchor.row : place.row, column: columns.length - 1 },
      });
    else select(place, event.shiftKey);
  };
  const onMouseMove = (event: MouseEvent): void => {
    if (event.buttons !== 1 || event.target === sink.current) return;
    const place = pointed(event);
    if (!place || place.column < 0 || (place.row === active.row && place.column === active.column)) return;
    select(place, true);
  };

  const activeRect = { top: active.row, bottom: active.row, left: active.column, right: active.column };
  const activeBox = boxOf(layout, activeRect, column?.frozen ?? false);
  const many = rect.top !== rect.bottom || rect.left !== rect.right;
  const layer = (frozen: boolean): ReactNode => {
    const chosen = many ? boxOf(layout, rect, frozen) : null;
    const focus = column?.frozen === frozen ? activeBox : null;
    return (
      <div className={frozen ? 'layer-frozen' : 'layer'}>
        {chosen && <div className="chosen" style={pixels(chosen)} />}
        {focus && <div className="active" style={pixels(focus)} />}
      </div>
    );
  };
  const text = column ? entryTextOf(column.field, rows[active.row]?.cells[column.field], money, yearFile) : '';
  const lines: ReactNode[] = [];
  for (let index = view.first; index <= view.last; index += 1) {
    const row = rows[index];
    lines.push(
      <GridLine
        key={row?.id ?? `spare-${String(index)}`}
        index={index}
        row={row}
        layout={layout}
        money={money}
        yearFile={yearFile}
        marks={row && props.marks.get(row.id)}
        top={index * rowHeight}
      />,
    );
  }
  return (
    <Box
      sx={gridLook}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length}
      data-testid="form-grid"
      onMouseDown={onMouseDown}
      onMouseMove={onMouseMove}
      onDoubleClick={() => {
        setEditRequest((count) => count + 1);
      }}
    >
      <div className="scroll" ref={view.scroller} onScroll={view.onScroll}>
        <GridHead
          layout={layout}
          rows={rows}
          money={money}
          yearFile={yearFile}
          say={say}
          onFold={({ from, to, open: shown }) => {
            const next = new Set(open);
            if (shown) next.delete(from);
            else next.add(from);
            setOpen(next);
            if (shown && active.column >= from && active.column <= to) {
              const place = { row: active.row, column: Math.max(0, from - 1) };
              onSelect({ active: place, anchor: place });
            }
          }}
        />
        <div style={{ position: 'relative', width: layout.width, height: rowCount * rowHeight }}>
          {layer(true)}
          {layer(false)}
          {lines}
        </div>
      </div>
      {activeBox && column && (
        <TextSink
          element={sink}
          box={{
            ...activeBox,
            x: activeBox.x - (column.frozen ? 0 : view.left),
            y: activeBox.y + headOverBody - view.top,
          }}
          cell={`${props.label}/${String(active.row)}/${String(active.column)}`}
          label={say(
            `第 ${String(active.row + 1)} 行 ${column.zh} ${text}`,
            `Line ${String(active.row + 1)} ${column.en} ${text}`,
          )}
          locked={readOnly || column.locked}
          right={isRight(column)}
          text={text}
          choices={choices}
          room={view.width}
          emptyList={say('没有匹配的条目', 'No entry matches')}
          onCommit={(typed) => acts.commit(active, typed)}
          onOnward={({ down, across }) => {
            select({ row: active.row + down, column: columnBeside(layout, active.column, across) }, false);
          }}
          onKey={onKey}
          onCopy={acts.copy}
          onPaste={acts.paste}
          editRequest={editRequest}
        />
      )}
    </Box>
  );
}

const pixels = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  left: x - 1,
  top: y - 1,
  width: width + 1,
  height: height + 1,
});
