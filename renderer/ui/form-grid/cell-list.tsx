import Box from '@mui/material/Box';
import { useEffect, useRef, type ReactNode } from 'react';
import { entryText } from '#shared/forms';
import type { PickRow } from '#shared/pinyin-search';
import type { CodeEntry } from '#shared/year-file';
import { tokens } from '../theme/index.ts';

/** The next row that can be taken, from `from` on; -1 begins before the first. */
export function nextChoosable(rows: readonly PickRow[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) if (rows[at]?.choosable) return at;
  return from;
}

/** The list under a cell: the highlighted entry is taken with Enter, any with the mouse; headings are read only. */
export function CellList(props: {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly PickRow[];
  readonly highlighted: number;
  readonly empty: string;
  readonly onPick: (entry: CodeEntry) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [props.highlighted, props.rows]);
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
      {props.rows.length === 0 && <Box sx={{ px: 1.5, py: 0.5, color: tokens.inkSecond }}>{props.empty}</Box>}
      {props.rows.map(({ entry, depth, section, choosable }, index) => (
        <Box
          key={`${section}/${entry.code}`}
          role="option"
          aria-selected={index === props.highlighted}
          aria-disabled={!choosable}
          onClick={() => {
            if (choosable) props.onPick(entry);
          }}
          sx={{
            pl: 1.5 + depth * 1.5,
            pr: 1.5,
            lineHeight: '26px',
            whiteSpace: 'nowrap',
            color: choosable ? tokens.ink : tokens.inkSecond,
            backgroundColor: index === props.highlighted ? tokens.accentSoft : 'transparent',
            '&:hover': { backgroundColor: choosable ? tokens.accentSoft : 'transparent' },
          }}
        >
          {entryText(entry)}
        </Box>
      ))}
    </Box>
  );
}
