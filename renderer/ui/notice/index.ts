export { Notice } from './notice.tsx';
export type { NoticeText } from './notice.tsx';
export { StateLabel } from './state-label.tsx';
export type { LabelTone } from './state-label.tsx';
