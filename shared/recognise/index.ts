export { halfWidth, normalise, plainNumber, trimmed } from './normalise.ts';
export type { Normalised } from './normalise.ts';
export { findTables } from './find-table.ts';
export { marksOf, recognise } from './recognise.ts';
export type { Reading, RecogniseContext, RecogniseFailure } from './recognise.ts';
