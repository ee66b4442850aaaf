import Box from '@mui/material/Box';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { entryText } from '#shared/forms';
import { markedRow, walkRows, type PickMark, type PickRow } from '#shared/pinyin-search';
import { tokens } from '../theme/index.ts';
import type { CellChoices } from './cell-choices.ts';
import { CellList, listWidth } from './cell-list.tsx';
import { gridKey, type GridKey } from './grid-keys.ts';
import type { Box as Pixels } from './grid-layout.ts';
import { floatLook } from './grid-look.ts';

/** typed: the text replaces the cell; kept: the cell's own text is changed, and the arrows walk in it. */
type Editing = {
  readonly mode: 'typed' | 'kept';
  readonly text: string;
  readonly refused: string | null;
  readonly highlighted: PickMark | null;
};

/** Where the selection goes after a text is taken over. */
export type Onward = { readonly down: number; readonly across: number };

/**
 * The one text element of the grid. It lies unseen over the active cell and always holds the focus, so that an input
 * method is on before the first key: pinyin goes in whole. It shows itself as soon as something is typed or composed.
 */
export function TextSink(props: {
  readonly element: RefObject<HTMLTextAreaElement | null>;
  readonly box: Pixels;
  /** Names the active cell; another cell ends the editing of the one before. */
  readonly cell: string;
  readonly label: string;
  readonly locked: boolean;
  readonly right: boolean;
  readonly text: string;
  readonly choices: CellChoices | null;
  /** Pixels across; the list under a cell stays within. */
  readonly room: number;
  readonly emptyList: string;
  /** Takes the text over and answers a sentence where it is refused. */
  readonly onCommit: (text: string) => string | null;
  readonly onOnward: (onward: Onward) => void;
  readonly onKey: (key: GridKey) => void;
  readonly onCopy: () => string;
  readonly onPaste: (text: string) => void;
  /** Asks for editing from outside (double click): a number that grows. */
  readonly editRequest: number;
}): ReactNode {
  const { element, box, choices } = props;
  const [editing, setEditing] = useState<Editing | null>(null);
  const composing = useRef(false);
  const listId = useId();

  const rowsFor = (words: string): readonly PickRow[] => choices?.rows(words.trim()) ?? [];
  const typed = (text: string): void => {
    // The best fit is taken with Enter; words that fit nothing are judged as they stand.
    const highlighted = text.trim() === '' ? null : walkRows(rowsFor(text), null, 1);
    setEditing((now) => ({ mode: now?.mode ?? 'typed', text, refused: null, highlighted }));
  };
  const begin = (mode: Editing['mode'], text: string): void => {
    if (props.locked) return;
    setEditing({ mode, text, refused: null, highlighted: null });
  };
  const end = (): void => {
    if (element.current) element.current.value = '';
    setEditing(null);
  };
  const editKept = (): void => {
    const sink = element.current;
    if (!sink || props.locked) return;
    sink.value = props.text;
    sink.setSelectionRange(sink.value.length, sink.value.length);
    begin('kept', props.text);
  };
  useLayoutEffect(() => {
    end();
  }, [props.cell]);
  const asked = useRef(props.editRequest);
  useLayoutEffect(() => {
    if (asked.current === props.editRequest) return;
    asked.current = props.editRequest;
    editKept();
  });

  // While the cell's own text stands unchanged, the whole list is offered.
  const shown = editing ? rowsFor(editing.mode === 'kept' && editing.text === props.text ? '' : editing.text) : [];
  const commit = (text: string, onward: Onward | null): void => {
    const refused = props.onCommit(text);
    if (refused !== null) {
      setEditing((now) => ({ mode: now?.mode ?? 'typed', text, refused, highlighted: null }));
      return;
    }
    end();
    if (onward) props.onOnward(onward);
  };
  const chosenText = (now: Editing): string => {
    const entry = markedRow(shown, now.highlighted)?.entry;
    return entry ? entryText(entry) : now.text;
  };

  const whileEditing = (event: KeyboardEvent, now: Editing): void => {
    const { key, shiftKey } = event;
    if (choices && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      setEditing({ ...now, highlighted: walkRows(shown, now.highlighted, key === 'ArrowDown' ? 1 : -1) });
      return;
    }
    if (key === 'Escape') {
      event.preventDefault();
      end();
      return;
    }
    const code = markedRow(shown, now.highlighted)?.entry.code;
    if (key === 'd' && event.ctrlKey && choices?.onFavourite && code !== undefined) {
      event.preventDefault();
      choices.onFavourite(code, !choices.favourites.includes(code));
      return;
    }
    const pressed = gridKey(event);
    if (pressed?.act !== 'move' || (now.mode === 'kept' && key.startsWith('Arrow'))) return;
    if (shiftKey && key.startsWith('Arrow')) return;
    event.preventDefault();
    commit(chosenText(now), { down: pressed.down, across: pressed.across });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // A key that the input method is using is not the grid's.
    if (event.nativeEvent.isComposing || composing.current || event.key === 'Process') return;
    if (editing) {
      whileEditing(event, editing);
      return;
    }
    const pressed = gridKey(event);
    if (!pressed) return;
    event.preventDefault();
    if (pressed.act === 'edit') editKept();
    else props.onKey(pressed);
  };

  const visible = editing !== null;
  return (
    <>
      <textarea
        ref={element}
        rows={1}
        data-testid="cell-sink"
        aria-label={props.label}
        aria-invalid={(editing?.refused ?? null) !== null}
        aria-expanded={choices ? visible : undefined}
        aria-controls={choices && visible ? listId : undefined}
        readOnly={props.locked}
        spellCheck={false}
        autoComplete="off"
        style={{
          left: box.x,
          top: box.y,
          height: box.height + 1,
          width: visible ? Math.max(box.width + 1, Math.min(420, 24 + editing.text.length * 13)) : box.width,
          opacity: visible ? 1 : 0,
          pointerEvents: visible ? 'auto' : 'none',
          textAlign: props.right ? 'right' : 'left',
        }}
        onCompositionStart={() => {
          composing.current = true;
          if (!editing) begin('typed', '');
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          typed(event.currentTarget.value);
        }}
        onInput={(event) => {
          typed(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!editing) return;
          if (props.onCommit(editing.text) === null) end();
        }}
        onCopy={(event) => {
          if (editing) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', props.onCopy());
        }}
        onCut={(event) => {
          if (editing) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', props.onCopy());
          props.onKey({ act: 'clear' });
        }}
        onPaste={(event) => {
          if (editing) return;
          event.preventDefault();
          props.onPaste(event.clipboardData.getData('text/plain'));
        }}
      />
      {editing && (choices !== null || editing.refused !== null) && (
        <Box
          sx={{
            ...floatLook,
            left: Math.max(0, Math.min(box.x, props.room - listWidth - 8)),
            top: box.y + box.height + 2,
          }}
        >
          {editing.refused !== null && (
            <Box role="alert" sx={{ px: 1.5, py: 0.75, maxWidth: 380, color: tokens.error, lineHeight: 1.5 }}>
              {editing.refused}
            </Box>
          )}
          {choices !== null && (
            <CellList
              id={listId}
              label={props.label}
              rows={shown}
              choices={choices}
              highlighted={editing.highlighted}
              empty={props.emptyList}
              onPick={(entry) => {
                commit(entryText(entry), { down: 0, across: 0 });
              }}
            />
          )}
        </Box>
      )}
    </>
  );
}
