import Box from '@mui/material/Box';
import Popper from '@mui/material/Popper';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { pickList, placeOfMark, type PickEntry, type PickMark, type PickRow } from '#shared/pinyin-search';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';
import { PickerRows, rowId } from './picker-rows.tsx';

/** Rows that stand in the list at once; more than that are found by typing. */
const mostRows = 300;
const page = 8;

const nextChoosable = (rows: readonly PickRow[], from: number, step: 1 | -1): number => {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) if (rows[at]?.choosable) return at;
  return from;
};

/**
 * 编码选择框: a text box with a list that drops down. One types the beginning of the code, a part of the name, pinyin or
 * initials; ↑ ↓ walk, Enter picks, Esc leaves, Ctrl+D marks a favourite. Only leaves in their years can be picked.
 */
export function CodePicker(props: {
  readonly label: string;
  readonly entries: readonly PickEntry[];
  /** Code of the entry picked; '' where none is. */
  readonly value: string;
  readonly year: number;
  readonly onPick: (code: string) => void;
  /** Code of the department that asks; what it may use stands first. */
  readonly department?: string;
  readonly recent?: readonly string[];
  readonly favourites?: readonly string[];
  readonly onFavourite?: (code: string, favourite: boolean) => void;
  readonly placeholder?: string;
  readonly width?: number | string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
}): ReactNode {
  const { entries, value, year, department, favourites = [], recent = [], onFavourite } = props;
  const say = useSay();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const list = useMemo(() => pickList(entries), [entries]);
  const [open, setOpen] = useState(false);
  /** null while nothing was typed: the box then shows what is picked. */
  const [typed, setTyped] = useState<string | null>(null);
  const [mark, setMark] = useState<PickMark | null>(null);
  const found = useMemo(
    () =>
      open
        ? list.rows({
            text: typed ?? '',
            year,
            favourites,
            recent,
            ...(department === undefined ? {} : { department }),
          })
        : [],
    [open, list, typed, year, favourites, recent, department],
  );
  const rows = found.slice(0, mostRows);
  const active = placeOfMark(rows, mark);
  const picked = value === '' ? undefined : list.entryOf(value);
  const shown = value === '' ? '' : picked ? `${value} ${picked.name === value ? '' : picked.name}`.trim() : value;

  const start = (): void => {
    if (props.disabled || open) return;
    setOpen(true);
    setMark(null);
  };
  const close = (): void => {
    setOpen(false);
    setTyped(null);
    setMark(null);
  };
  const pick = (row: PickRow | undefined): void => {
    if (!row?.choosable) return;
    close();
    props.onPick(row.entry.code);
  };
  const go = (at: number): void => {
    const row = rows[at];
    setMark(row ? { section: row.section, code: row.entry.code } : null);
    document.getElementById(rowId(id, at))?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    // Keys of an input method that composes belong to it.
    if (event.nativeEvent.isComposing || event.key === 'Process') return;
    const act: Record<string, () => void> = {
      ArrowDown: () => {
        if (open) go(nextChoosable(rows, active, 1));
        else start();
      },
      ArrowUp: () => {
        go(nextChoosable(rows, active, -1));
      },
      PageDown: () => {
        go(nextChoosable(rows, Math.min(rows.length - 2, active + page), 1));
      },
      PageUp: () => {
        go(nextChoosable(rows, Math.max(0, active - page), -1));
      },
      Enter: () => {
        if (!open) start();
        else if (active >= 0) pick(rows[active]);
        else if (typed?.trim() === '') {
          close();
          props.onPick('');
        } else pick(rows.find((row) => row.choosable));
      },
      Escape: close,
      d: () => {
        const row = rows[active];
        if (row && onFavourite) onFavourite(row.entry.code, !favourites.includes(row.entry.code));
      },
    };
    const does = act[event.key];
    if (!does || (event.key === 'd') !== event.ctrlKey) return;
    if (!open && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };

  return (
    <Box sx={{ display: 'inline-block', width: props.width ?? 280, verticalAlign: 'top' }}>
      <input
        ref={box}
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? rowId(id, active) : undefined}
        aria-invalid={props.invalid ?? (value !== '' && !picked)}
        autoComplete="off"
        autoFocus={props.autoFocus}
        disabled={props.disabled}
        placeholder={props.placeholder ?? say('编码、名称、拼音或首字母', 'Code, name, pinyin or initials')}
        title={shown}
        value={typed ?? shown}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onClick={start}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setMark(null);
        }}
        onBlur={close}
        onKeyDown={press}
        style={{
          width: '100%',
          height: 32,
          boxSizing: 'border-box',
          font: 'inherit',
          border: `1px solid ${open ? tokens.accent : (props.invalid ?? (value !== '' && !picked)) ? tokens.error : tokens.hairline}`,
          borderRadius: 4,
          padding: '0 8px',
          background: props.disabled ? tokens.locked : tokens.paper,
          color: tokens.ink,
          textOverflow: 'ellipsis',
        }}
      />
      <Popper open={open} anchorEl={box.current} placement="bottom-start" sx={{ zIndex: 1400 }}>
        <PickerRows
          id={id}
          label={props.label}
          rows={rows}
          more={found.length - rows.length}
          active={active}
          value={value}
          searching={(typed ?? '').trim() !== ''}
          zoned={department !== undefined}
          favourites={favourites}
          nameOf={(code) => list.entryOf(code)?.name ?? ''}
          onPick={pick}
          {...(onFavourite ? { onFavourite } : {})}
        />
      </Popper>
    </Box>
  );
}
