import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';

export type Station = { readonly label: string; readonly note: string; readonly state: 'done' | 'current' | 'ahead' };

/** 一上, 一下, 二上, 二下: where the office stands in the year. */
export function RoundBar(props: { readonly stations: readonly Station[] }): ReactNode {
  const say = useSay();
  return (
    <Box
      component="ol"
      aria-label={say('编审阶段', 'Rounds')}
      sx={{ display: 'flex', listStyle: 'none', p: 0, m: 0, gap: 1.5 }}
    >
      {props.stations.map((station, index) => {
        const done = station.state === 'done';
        const current = station.state === 'current';
        const colour = station.state === 'ahead' ? tokens.inkSecond : tokens.accent;
        return (
          <Box
            component="li"
            key={station.label}
            aria-current={current ? 'step' : undefined}
            sx={{ display: 'flex', alignItems: 'center', gap: 1 }}
          >
            <Box
              sx={{
                width: 20,
                height: 20,
                borderRadius: '50%',
                border: `1.5px solid ${station.state === 'ahead' ? tokens.inkOff : colour}`,
                backgroundColor: done ? tokens.accent : tokens.paper,
                color: done ? '#fff' : colour,
                fontSize: 12,
                display: 'grid',
                placeItems: 'center',
                boxShadow: current ? `0 0 0 3px ${tokens.accentSoft}` : 'none',
              }}
            >
              {done ? '✓' : index + 1}
            </Box>
            <Box sx={{ lineHeight: 1.25, whiteSpace: 'nowrap' }}>
              <Box sx={{ fontSize: 13, fontWeight: current ? 600 : 400, color: colour }}>{station.label}</Box>
              <Box sx={{ fontSize: 12, color: tokens.inkSecond }}>{station.note}</Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
