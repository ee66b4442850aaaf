import { err } from '#shared/kernel';
import type { WorkbookEngine } from './workbook-port.ts';

/** Where no engine process is built, every workbook call says that the engine stopped. */
export const absentEngine: WorkbookEngine = {
  read: () => Promise.resolve(err({ kind: 'workbook/engine-stopped' })),
  write: () => Promise.resolve(err({ kind: 'workbook/engine-stopped' })),
};
