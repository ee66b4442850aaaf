import Box from '@mui/material/Box';
import { useEffect, useRef, type ReactNode } from 'react';
import { entryText } from '#shared/forms';
import type { CodeEntry } from '#shared/year-file';
import { tokens } from '../theme/index.ts';

const mostShown = 200;

/**
 * Entries whose code begins with the words or whose name holds them; all of them while nothing is typed.
 * An entry that is just the words comes first.
 */
export function matchingEntries(entries: readonly CodeEntry[], words: string): readonly CodeEntry[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return entries.slice(0, mostShown);
  const found = entries.filter(
    (entry) => entry.code.toLowerCase().startsWith(wanted) || entryText(entry).toLowerCase().includes(wanted),
  );
  const exact = found.filter(({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase() === wanted);
  return [...exact, ...found.filter((entry) => !exact.includes(entry))].slice(0, mostShown);
}

/** The list under a cell: the highlighted entry is taken with Enter, any with the mouse. */
export function CellList(props: {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly CodeEntry[];
  readonly highlighted: number;
  readonly empty: string;
  readonly onPick: (entry: CodeEntry) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [props.highlighted, props.entries]);
  return (
    <Box
      ref={list}
      id={props.id}
      role="listbox"
      aria-label={props.label}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      sx={{ maxHeight: 240, overflow: 'auto', py: 0.5, minWidth: 220, cursor: 'default' }}
    >
      {props.entries.length === 0 && <Box sx={{ px: 1.5, py: 0.5, color: tokens.inkSecond }}>{props.empty}</Box>}
      {props.entries.map((entry, index) => (
        <Box
          key={entry.code}
          role="option"
          aria-selected={index === props.highlighted}
          onClick={() => {
            props.onPick(entry);
          }}
          sx={{
            px: 1.5,
            lineHeight: '26px',
            whiteSpace: 'nowrap',
            backgroundColor: index === props.highlighted ? tokens.accentSoft : 'transparent',
            '&:hover': { backgroundColor: tokens.accentSoft },
          }}
        >
          {entryText(entry)}
        </Box>
      ))}
    </Box>
  );
}
