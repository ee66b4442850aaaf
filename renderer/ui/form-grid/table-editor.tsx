import { useContext, useEffect, useMemo, type ReactNode } from 'react';
import {
  clearRect,
  copyRect,
  enterCells,
  fillDown,
  insertRows,
  parseBlock,
  planPaste,
  readEntry,
  removeRows,
  type EntrySheet,
  type PastePlan,
} from '#shared/entry';
import { failureSentence } from '#shared/messages';
import type { Finding, Severity } from '#shared/records';
import { useLanguage } from '../tongue/index.ts';
import { rememberedList } from './cell-choices.ts';
import { CodeMemoryContext } from './code-memory.ts';
import { FormGrid, type GridActs } from './form-grid.tsx';
import { selectedRect, type GridSelection } from './grid-layout.ts';
import type { LineMarks } from './grid-line.tsx';
import type { Editing } from './use-editing.ts';

const gravity: Record<Severity, number> = { error: 2, warning: 1, notice: 0 };

/** The gravest finding of each cell, by line. */
function marksOf(findings: readonly Finding[], table: EntrySheet['table']): ReadonlyMap<string, LineMarks> {
  const marks = new Map<string, { -readonly [Field in keyof LineMarks]: LineMarks[Field] }>();
  for (const { table: where, rowId, field, severity } of findings) {
    if (where !== table || rowId === undefined || field === undefined) continue;
    const line = marks.get(rowId) ?? {};
    const known = line[field];
    if (known === undefined || gravity[severity] > gravity[known]) line[field] = severity;
    marks.set(rowId, line);
  }
  return marks;
}

/**
 * One form as a grid: typing, computed cells, blocks, undo. The owner keeps the tables and decides what becomes of a
 * change; it is used for 编报 and wherever a form is corrected.
 */
export function TableEditor(props: {
  readonly label: string;
  readonly sheet: EntrySheet;
  readonly editing: Editing;
  readonly readOnly: boolean;
  readonly findings: readonly Finding[];
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
  /** A pasted block of which something was refused: the owner asks whether the rest shall be taken. */
  readonly onRefused: (plan: PastePlan) => void;
  readonly onFind: () => void;
  readonly focusRequest: number;
}): ReactNode {
  const { sheet, editing, readOnly, selection } = props;
  const { language } = useLanguage();
  const memory = useContext(CodeMemoryContext);
  const rows = sheet.tables[sheet.table];
  const marks = useMemo(() => marksOf(props.findings, sheet.table), [props.findings, sheet.table]);
  const rect = selectedRect(selection);

  useEffect(() => {
    const findAnywhere = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      props.onFind();
    };
    window.addEventListener('keydown', findAnywhere);
    return () => {
      window.removeEventListener('keydown', findAnywhere);
    };
  });

  const act: GridActs['act'] = (key) => {
    if (key === 'find') {
      props.onFind();
      return;
    }
    if (readOnly) return;
    if (key === 'undo') editing.undo();
    else if (key === 'redo') editing.redo();
    else if (key === 'clear') editing.apply(clearRect(sheet, rect));
    else if (key === 'fill-down') editing.apply(fillDown(sheet, rect));
    else if (key === 'insert-row') editing.apply(insertRows(sheet, rect.top, rect.bottom - rect.top + 1));
    else editing.apply(removeRows(sheet, rect.top, rect.bottom));
  };
  const acts: GridActs = {
    commit: (place, text) => {
      const column = sheet.columns[place.column];
      if (!column || column.locked || readOnly) return null;
      const read = readEntry(column.field, text, sheet.money, sheet.yearFile);
      if (!read.ok) return failureSentence(read.error, language);
      const before = rows[place.row]?.cells[column.field] ?? null;
      editing.apply(enterCells(sheet, [{ row: place.row, field: column.field, cell: read.value }]));
      const list = rememberedList(column.field, sheet.yearFile);
      if (list !== null && typeof read.value === 'string' && read.value !== before) memory?.use(list, read.value);
      return null;
    },
    copy: () => copyRect(sheet, rect),
    paste: (text) => {
      if (readOnly || text === '') return;
      const plan = planPaste(sheet, rect, parseBlock(text));
      if (plan.refused.length > 0) {
        props.onRefused(plan);
        return;
      }
      editing.apply(plan.step);
      const { top, left, bottom, right } = plan.covers;
      props.onSelect({ active: { row: top, column: left }, anchor: { row: bottom, column: right } });
    },
    act,
  };
  return (
    <FormGrid
      label={props.label}
      columns={sheet.columns}
      rows={rows}
      money={sheet.money}
      yearFile={sheet.yearFile}
      marks={marks}
      readOnly={readOnly}
      department={sheet.unit.department}
      selection={selection}
      onSelect={props.onSelect}
      acts={acts}
      focusRequest={props.focusRequest}
    />
  );
}
