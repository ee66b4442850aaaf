export { TrailDialog } from './trail-dialog.tsx';
export { TrailPanel } from './trail-panel.tsx';
export { trailTime } from './trail-time.ts';
