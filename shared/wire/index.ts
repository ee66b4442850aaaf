export { decodeFrame, encodeFrame } from './frame.ts';
export type { FrameFailure } from './frame.ts';
