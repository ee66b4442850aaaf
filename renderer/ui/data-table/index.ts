export { DataTable } from './data-table.tsx';
export { ListExportContext } from './shown-list.ts';
