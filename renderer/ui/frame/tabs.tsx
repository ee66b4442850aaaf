import Box from '@mui/material/Box';
import type { KeyboardEvent, ReactNode } from 'react';
import { tokens } from '../theme/index.ts';

/** Tabs of a screen or of a panel; arrow keys walk along them. */
export function Tabs<Key extends string>(props: {
  readonly label: string;
  readonly tabs: readonly { readonly key: Key; readonly label: string }[];
  readonly current: Key;
  readonly onChoose: (key: Key) => void;
  /** Close together, for a narrow panel. */
  readonly dense?: boolean;
}): ReactNode {
  const { tabs, current, onChoose, dense = false } = props;
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex(({ key }) => key === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChoose(next.key);
    const parts = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]');
    parts[tabs.indexOf(next)]?.focus();
  };
  return (
    <Box
      role="tablist"
      aria-label={props.label}
      onKeyDown={walk}
      sx={{ display: 'flex', gap: dense ? 0.5 : 2, flex: 'none', borderBottom: `1px solid ${tokens.hairline}` }}
    >
      {tabs.map(({ key, label }) => {
        const active = key === current;
        return (
          <Box
            component="button"
            key={key}
            role="tab"
            aria-selected={active}
            tabIndex={active ? 0 : -1}
            onClick={() => {
              onChoose(key);
            }}
            sx={{
              all: 'unset',
              cursor: 'pointer',
              height: 34,
              lineHeight: '34px',
              px: 0.5,
              fontSize: 14,
              fontWeight: active ? 600 : 400,
              whiteSpace: 'nowrap',
              color: active ? tokens.accent : tokens.inkSecond,
              borderBottom: `2px solid ${active ? tokens.accent : 'transparent'}`,
              '&:focus-visible': { outline: `2px solid ${tokens.accent}` },
            }}
          >
            {label}
          </Box>
        );
      })}
    </Box>
  );
}
