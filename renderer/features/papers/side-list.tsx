import Box from '@mui/material/Box';
import type { KeyboardEvent, ReactNode } from 'react';
import { tokens } from '../../ui/theme/index.ts';

/** The papers to choose from, at the left of the work; arrow keys walk along them. */
export function SideList<Key extends string>(props: {
  readonly label: string;
  readonly entries: readonly { readonly key: Key; readonly name: string; readonly note: string }[];
  readonly current: Key;
  readonly onChoose: (key: Key) => void;
}): ReactNode {
  const { entries, current } = props;
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = entries[entries.findIndex(({ key }) => key === current) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    props.onChoose(next.key);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')[entries.indexOf(next)]?.focus();
  };
  return (
    <Box
      role="listbox"
      aria-label={props.label}
      onKeyDown={walk}
      sx={{
        width: 232,
        flex: 'none',
        overflow: 'auto',
        border: `1px solid ${tokens.hairline}`,
        borderRadius: '4px',
        backgroundColor: tokens.paper,
      }}
    >
      {entries.map(({ key, name, note }) => {
        const active = key === current;
        return (
          <Box
            key={key}
            role="option"
            aria-selected={active}
            tabIndex={active ? 0 : -1}
            onClick={() => {
              props.onChoose(key);
            }}
            sx={{
              px: 1.5,
              py: 0.75,
              cursor: 'pointer',
              borderBottom: `1px solid ${tokens.hairline}`,
              backgroundColor: active ? tokens.accentSoft : 'transparent',
              '&:hover': { backgroundColor: tokens.accentSoft },
              '&:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: -2 },
            }}
          >
            <Box sx={{ fontSize: 14, color: active ? tokens.accent : tokens.ink, fontWeight: active ? 600 : 400 }}>
              {name}
            </Box>
            {note !== '' && <Box sx={{ fontSize: 12, color: tokens.inkSecond }}>{note}</Box>}
          </Box>
        );
      })}
    </Box>
  );
}
