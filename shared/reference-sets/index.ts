export { entriesOf, referenceSets, withEntries } from './reference-sets.ts';
export type { ReferenceName, ReferenceSet } from './reference-sets.ts';
