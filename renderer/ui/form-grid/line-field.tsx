import Box from '@mui/material/Box';
import { useContext, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { entryTextOf, readEntry, shownText, type EntryColumn, type EntrySheet } from '#shared/entry';
import { entryText } from '#shared/forms';
import { failureSentence } from '#shared/messages';
import { markedRow, walkRows, type PickMark, type PickRow } from '#shared/pinyin-search';
import type { Cell, Finding, Row } from '#shared/records';
import { tokens } from '../theme/index.ts';
import { useLanguage, useSay } from '../tongue/index.ts';
import { choicesOf, columnList, rememberedList } from './cell-choices.ts';
import { CodeMemoryContext } from './code-memory.ts';
import { CellList } from './cell-list.tsx';
import { columnTitle } from './grid-head.tsx';
import { isRight } from './grid-line.tsx';
import { floatLook, mustFill } from './grid-look.ts';

/** One cell as a labelled field of a form. A list opens while it is typed into; a refused text stays, in red. */
export function LineField(props: {
  readonly sheet: EntrySheet;
  readonly column: EntryColumn;
  readonly row: Row | undefined;
  readonly readOnly: boolean;
  readonly finding: Finding | undefined;
  readonly onCell: (cell: Cell) => void;
}): ReactNode {
  const { sheet, column, row, readOnly } = props;
  const say = useSay();
  const { language } = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [highlighted, setHighlighted] = useState<PickMark | null>(null);
  const cell = row?.cells[column.field] ?? null;
  const kept = entryTextOf(column.field, cell, sheet.money, sheet.yearFile);
  const memory = useContext(CodeMemoryContext);
  const list = useMemo(
    () => columnList(column, sheet.yearFile, sheet.unit.department),
    [column, sheet.yearFile, sheet.unit.department],
  );
  const choices = choicesOf(list, memory);
  const rowsFor = (words: string): readonly PickRow[] => choices?.rows(words === kept ? '' : words.trim()) ?? [];
  const shown = typed === null ? [] : rowsFor(typed);

  const take = (text: string): void => {
    const read = readEntry(column.field, text, sheet.money, sheet.yearFile);
    if (!read.ok) {
      setRefused(failureSentence(read.error, language));
      return;
    }
    setTyped(null);
    setRefused(null);
    setHighlighted(null);
    if (text === kept) return;
    props.onCell(read.value);
    const used = rememberedList(column.field, sheet.yearFile);
    if (used !== null && typeof read.value === 'string') memory?.use(used, read.value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.key === 'Process') return;
    if (choices && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setTyped(typed ?? kept);
      setHighlighted(walkRows(rowsFor(typed ?? kept), highlighted, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const entry = markedRow(shown, highlighted)?.entry;
      take(entry ? entryText(entry) : (typed ?? kept));
    } else if (event.key === 'Escape') {
      setTyped(null);
      setRefused(null);
    }
  };
  const ground = readOnly ? tokens.locked : column.must && (cell === null || cell === '') ? mustFill : tokens.paper;
  const line = refused !== null || props.finding?.severity === 'error' ? tokens.error : tokens.hairline;
  return (
    <Box sx={{ position: 'relative' }}>
      <Box component="label" htmlFor={id} sx={{ fontSize: 12, color: tokens.inkSecond }}>
        {columnTitle(column, sheet.money, say)}
        {column.must && <span style={{ color: tokens.error }}> *</span>}
      </Box>
      <input
        id={id}
        readOnly={readOnly}
        aria-invalid={refused !== null}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? (readOnly ? shownText(column.field, cell, sheet.money, sheet.yearFile) : kept)}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(null);
          setHighlighted(event.target.value.trim() === '' ? null : walkRows(rowsFor(event.target.value), null, 1));
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (typed !== null) take(typed);
        }}
        style={{
          display: 'block',
          width: '100%',
          height: 30,
          boxSizing: 'border-box',
          padding: '0 8px',
          font: 'inherit',
          fontSize: 13,
          fontVariantNumeric: 'tabular-nums',
          textAlign: isRight(column) ? 'right' : 'left',
          border: `1px solid ${line}`,
          borderRadius: 4,
          background: ground,
          color: refused === null ? tokens.ink : tokens.error,
        }}
      />
      {(refused !== null || (choices !== null && typed !== null)) && (
        <Box sx={{ ...floatLook, left: 0, top: 50, minWidth: '100%' }}>
          {refused !== null && (
            <Box role="alert" sx={{ px: 1.5, py: 0.75, color: tokens.error, maxWidth: 360, lineHeight: 1.5 }}>
              {refused}
            </Box>
          )}
          {choices !== null && typed !== null && (
            <CellList
              id={`${id}-list`}
              label={say(column.zh, column.en)}
              rows={shown}
              choices={choices}
              highlighted={highlighted}
              empty={say('没有匹配的条目', 'No entry matches')}
              onPick={(entry) => {
                take(entryText(entry));
              }}
            />
          )}
        </Box>
      )}
    </Box>
  );
}
