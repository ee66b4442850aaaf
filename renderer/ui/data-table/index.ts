export { DataTable } from './data-table.tsx';
export type { DataColumn } from './data-table.tsx';
