import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { tokens } from '../theme/index.ts';

export type LabelTone = 'grey' | 'blue' | 'red' | 'ochre' | 'jade' | 'violet';
const looks: Record<LabelTone, readonly [string, string]> = {
  grey: [tokens.inkSecond, '#EEF0F3'],
  blue: [tokens.accent, tokens.accentSoft],
  red: [tokens.error, tokens.errorSoft],
  ochre: [tokens.warning, tokens.warningSoft],
  jade: [tokens.passed, tokens.passedSoft],
  violet: [tokens.practice, tokens.practiceSoft],
};

/** A state is always a word and a colour. */
export function StateLabel(props: { readonly tone: LabelTone; readonly children: ReactNode }): ReactNode {
  const [color, backgroundColor] = looks[props.tone];
  return (
    <Box
      component="span"
      sx={{ color, backgroundColor, px: 0.75, py: 0.25, borderRadius: '3px', fontSize: 12, whiteSpace: 'nowrap' }}
    >
      {props.children}
    </Box>
  );
}
