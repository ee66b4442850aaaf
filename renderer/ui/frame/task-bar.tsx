import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Title of the task, its filters, and to the right its one primary button. */
export function TaskBar(props: {
  readonly title: string;
  readonly filters?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <Box sx={{ height: 48, flex: 'none', display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Typography variant="h1" sx={{ whiteSpace: 'nowrap' }}>
        {props.title}
      </Typography>
      {props.filters}
      <Box sx={{ flex: 1 }} />
      {props.children}
    </Box>
  );
}
