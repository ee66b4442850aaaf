import type { KeyboardEvent } from 'react';

/** What a key asks for while a cell is only selected. */
export type GridKey =
  | {
      readonly act: 'move';
      readonly down: number;
      readonly across: number;
      readonly extend: boolean;
      readonly far: boolean;
    }
  | {
      readonly act: 'edge';
      readonly edge: 'line-start' | 'line-end' | 'sheet-start' | 'sheet-end';
      readonly extend: boolean;
    }
  | {
      readonly act:
        | 'edit'
        | 'clear'
        | 'undo'
        | 'redo'
        | 'fill-down'
        | 'select-all'
        | 'find'
        | 'insert-row'
        | 'remove-row'
        | 'cancel';
    };

const pageOfRows = 15;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
type PlainAct = Exclude<GridKey, { readonly act: 'move' } | { readonly act: 'edge' }>['act'];
const withControl: Readonly<Record<string, PlainAct>> = {
  z: 'undo',
  y: 'redo',
  d: 'fill-down',
  a: 'select-all',
  f: 'find',
  '+': 'insert-row',
  '=': 'insert-row',
  '-': 'remove-row',
};
const alone: Readonly<Record<string, PlainAct>> = { F2: 'edit', Delete: 'clear', Backspace: 'clear', Escape: 'cancel' };

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

function controlled(event: Pressed): GridKey | null {
  const key = event.key.toLowerCase();
  if (key === 'z' && event.shiftKey) return { act: 'redo' };
  const plain = withControl[key];
  return plain === undefined ? null : { act: plain };
}

/** Reads a key press; null leaves it to the text element, so that what is printable is typed. */
export function gridKey(event: Pressed): GridKey | null {
  const { key, shiftKey: extend } = event;
  const control = event.ctrlKey || event.metaKey;
  const arrow = arrows[key];
  if (arrow && event.altKey) return { act: 'edit' };
  if (arrow) return { act: 'move', down: arrow[0], across: arrow[1], extend, far: control };
  return paged(event) ?? (control ? controlled(event) : plainKey(key));
}

const plainKey = (key: string): GridKey | null => {
  const plain = alone[key];
  return plain === undefined ? null : { act: plain };
};

/** Keys that go to an edge, a page on, or to the next cell. */
function paged({ key, shiftKey: extend, ctrlKey, metaKey }: Pressed): GridKey | null {
  const control = ctrlKey || metaKey;
  if (key === 'Home') return { act: 'edge', edge: control ? 'sheet-start' : 'line-start', extend };
  if (key === 'End') return { act: 'edge', edge: control ? 'sheet-end' : 'line-end', extend };
  if (key === 'PageDown' || key === 'PageUp')
    return { act: 'move', down: key === 'PageDown' ? pageOfRows : -pageOfRows, across: 0, extend, far: false };
  if (key === 'Enter') return { act: 'move', down: extend ? -1 : 1, across: 0, extend: false, far: false };
  if (key === 'Tab') return { act: 'move', down: 0, across: extend ? -1 : 1, extend: false, far: false };
  return null;
}
