import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';

export type NoticeText = { readonly tone: 'error' | 'warning' | 'success' | 'info'; readonly text: string };

/** A summary that stays until the person closes it. */
export function Notice(props: { readonly notice: NoticeText | null; readonly onClose: () => void }): ReactNode {
  const { notice, onClose } = props;
  if (!notice) return null;
  return (
    <Alert severity={notice.tone} onClose={onClose} sx={{ mb: 1, py: 0, whiteSpace: 'pre-line' }} data-testid="notice">
      {notice.text}
    </Alert>
  );
}
