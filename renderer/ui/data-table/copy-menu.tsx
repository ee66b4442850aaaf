import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useSay } from '../tongue/index.ts';
import { cellText, shownList } from './shown-list.ts';

/** A text that a sheet would take for a formula is marked as text. */
const pasted = (text: string): string => (/^[=+@]/.test(text) ? `'${text}` : text);

/** The table as it is shown, one line a row, for pasting into a sheet. */
export function tableText(table: HTMLTableElement): string {
  const { heads, rows } = shownList(table);
  return [heads, ...rows].map((row) => row.map(pasted).join('\t')).join('\r\n');
}

type Place = { readonly left: number; readonly top: number; readonly whole: string; readonly one: string };

/** 右键菜单 of a list: copies the whole of it, or the cell under the pointer. */
export function useCopyMenu(): {
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  readonly menu: ReactNode;
} {
  const say = useSay();
  const [place, setPlace] = useState<Place | null>(null);
  const copy = (text: string): void => {
    setPlace(null);
    void navigator.clipboard.writeText(text);
  };
  return {
    onContextMenu: (event) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const table = target?.closest('table');
      // In a field the person wants the field's own menu.
      if (!table || target?.closest('input, textarea, select')) return;
      event.preventDefault();
      const cell = target?.closest<HTMLTableCellElement>('td, th');
      setPlace({
        left: event.clientX,
        top: event.clientY,
        whole: tableText(table),
        one: cell ? pasted(cellText(cell)) : '',
      });
    },
    menu: (
      <Menu
        open={place !== null}
        onClose={() => {
          setPlace(null);
        }}
        anchorReference="anchorPosition"
        {...(place ? { anchorPosition: { left: place.left, top: place.top } } : {})}
      >
        <MenuItem
          onClick={() => {
            copy(place?.whole ?? '');
          }}
        >
          {say('复制整表', 'Copy whole table')}
        </MenuItem>
        <MenuItem
          disabled={place?.one === ''}
          onClick={() => {
            copy(place?.one ?? '');
          }}
        >
          {say('复制此单元格', 'Copy this cell')}
        </MenuItem>
      </Menu>
    ),
  };
}
