export type { GridSelection } from './grid-layout.ts';
export { selectedRect } from './grid-layout.ts';
export { LineField } from './line-field.tsx';
export { TableEditor } from './table-editor.tsx';
export { useEditing } from './use-editing.ts';
