import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** A unit that handed in a file is not filled in here: what it handed in is shown, and where it is corrected. */
export function ReadOnlyNote(props: { readonly file: string }): ReactNode {
  const say = useSay();
  return (
    <Box sx={{ mb: 1, px: 1.5, py: 0.75, backgroundColor: tokens.accentSoft, fontSize: 13 }} data-testid="read-only">
      {say(
        `该单位已报送文件“${props.file}”，此处只供查看。需要更正的，请在“单位审核”退回，或办理代改并由单位确认。`,
        `The unit handed in "${props.file}"; it is shown for reading. Return it, or correct it on the unit's behalf, in Review.`,
      )}
    </Box>
  );
}
