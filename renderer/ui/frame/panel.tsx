import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { tokens } from '../theme/index.ts';

/** A titled part of a page of settings: what it is, a sentence, and what can be done to the right of it. */
export function Panel(props: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly acts?: ReactNode;
  /** Something stopped here: it is read out. */
  readonly alert?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <Box
      component="section"
      role={props.alert === true ? 'alert' : undefined}
      sx={{ border: `1px solid ${tokens.hairline}`, borderRadius: '4px', backgroundColor: tokens.paper, p: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 32 }}>
        <Box component="h2" sx={{ fontSize: 15, fontWeight: 600, m: 0, whiteSpace: 'nowrap' }}>
          {props.title}
        </Box>
        <Box sx={{ flex: 1 }} />
        {props.acts}
      </Box>
      {props.text !== undefined && (
        <Box sx={{ fontSize: 13, color: tokens.inkSecond, lineHeight: 1.7, pt: 0.5 }}>{props.text}</Box>
      )}
      {props.children}
    </Box>
  );
}

/** Facts of a panel, each with its name. */
export function Facts(props: {
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
}): ReactNode {
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'max-content 1fr',
        columnGap: 2,
        rowGap: 0.5,
        m: 0,
        pt: 1,
        fontSize: 13,
        '& dt': { color: tokens.inkSecond, whiteSpace: 'nowrap' },
        '& dd': { m: 0, overflowWrap: 'anywhere' },
      }}
    >
      {props.facts.map(({ name, value }) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Box>
      ))}
    </Box>
  );
}
