export { CodeMemoryContext, noCodes } from './code-memory.ts';
export type { CodeMemory } from './code-memory.ts';
export type { GridSelection } from './grid-layout.ts';
export { selectedRect } from './grid-layout.ts';
export { LineField } from './line-field.tsx';
export { TableEditor } from './table-editor.tsx';
export type { Editing } from './use-editing.ts';
export { useEditing } from './use-editing.ts';
