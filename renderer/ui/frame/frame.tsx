import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { tokens } from '../theme/index.ts';
import { RoundBar, type Station } from './round-bar.tsx';
import { useSay } from '../tongue/index.ts';

export type NavEntry<Key extends string> = {
  readonly key: Key;
  readonly label: string;
  readonly note?: string;
  /** A hairline stands above it. */ readonly apart?: true;
};

/** The same frame on every screen: who and which year, the round bar, what is saved; the nav; the work. */
export function Frame<Key extends string>(props: {
  readonly title: string;
  readonly subtitle: ReactNode;
  readonly practice: boolean;
  readonly stations: readonly Station[];
  readonly saved: string;
  readonly operator: string;
  readonly nav: readonly NavEntry<Key>[];
  readonly current: Key;
  readonly onNavigate: (key: Key) => void;
  readonly footer: ReactNode;
  /** A line under the header for a state that must not be forgotten. */
  readonly strip?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { practice } = props;
  const say = useSay();
  return (
    <Box
      sx={{
        height: '100vh',
        display: 'flex',
        flexDirection: 'column',
        border: practice ? `4px solid ${tokens.practice}` : 'none',
        boxSizing: 'border-box',
      }}
    >
      <Box
        component="header"
        sx={{
          height: 48,
          flex: 'none',
          display: 'flex',
          alignItems: 'center',
          px: 2,
          gap: 2,
          backgroundColor: tokens.paper,
          borderBottom: `1px solid ${tokens.hairline}`,
        }}
      >
        <Box sx={{ minWidth: 300, whiteSpace: 'nowrap' }}>
          <b>{props.title}</b>
          <Box component="span" sx={{ color: tokens.inkSecond, ml: 1 }}>
            {props.subtitle}
          </Box>
          {practice && (
            <Box
              component="span"
              sx={{
                ml: 1,
                px: 1,
                py: 0.25,
                borderRadius: '3px',
                color: '#fff',
                backgroundColor: tokens.practice,
                fontSize: 12,
              }}
            >
              {say('练习', 'Practice')}
            </Box>
          )}
        </Box>
        <RoundBar stations={props.stations} />
        <Box sx={{ flex: 1 }} />
        <Box sx={{ color: tokens.passed, fontSize: 13, whiteSpace: 'nowrap' }} data-testid="saved">
          {props.saved}
        </Box>
        <Box sx={{ fontSize: 13, whiteSpace: 'nowrap' }}>{props.operator}</Box>
      </Box>
      {props.strip && (
        <Box
          role="status"
          data-testid="strip"
          sx={{
            flex: 'none',
            px: 2,
            py: 0.5,
            fontSize: 13,
            color: tokens.warning,
            backgroundColor: tokens.warningSoft,
            borderBottom: `1px solid ${tokens.hairline}`,
          }}
        >
          {props.strip}
        </Box>
      )}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box
          component="nav"
          aria-label={say('功能', 'Screens')}
          sx={{
            width: 184,
            flex: 'none',
            display: 'flex',
            flexDirection: 'column',
            backgroundColor: tokens.paper,
            borderRight: `1px solid ${tokens.hairline}`,
            p: 1,
            gap: 0.25,
          }}
        >
          {props.nav.map((entry) => {
            const active = entry.key === props.current;
            return (
              <Box
                component="button"
                key={entry.key}
                onClick={() => {
                  props.onNavigate(entry.key);
                }}
                aria-current={active ? 'page' : undefined}
                sx={{
                  all: 'unset',
                  display: 'flex',
                  justifyContent: 'space-between',
                  height: 36,
                  lineHeight: '36px',
                  px: 1.5,
                  borderRadius: '4px',
                  cursor: 'pointer',
                  color: active ? tokens.accent : tokens.ink,
                  fontWeight: active ? 600 : 400,
                  backgroundColor: active ? tokens.accentSoft : 'transparent',
                  ...(entry.apart ? { mt: 1, boxShadow: `0 -5px 0 -4px ${tokens.hairline}` } : {}),
                  '&:hover': { backgroundColor: tokens.accentSoft },
                  '&:focus-visible': { outline: `2px solid ${tokens.accent}` },
                }}
              >
                {entry.label}
                <Box component="span" sx={{ color: tokens.error, fontSize: 12, fontWeight: 400 }}>
                  {entry.note}
                </Box>
              </Box>
            );
          })}
          <Box sx={{ flex: 1 }} />
          <Box sx={{ borderTop: `1px solid ${tokens.hairline}`, pt: 1, px: 1, fontSize: 12, color: tokens.inkSecond }}>
            {props.footer}
          </Box>
        </Box>
        <Box component="main" sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', p: 2, pt: 1 }}>
          {props.children}
        </Box>
      </Box>
    </Box>
  );
}
