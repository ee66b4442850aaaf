import process from 'node:process';
import { readWorkbook } from './read-workbook.ts';
import { writeXlsx } from './write-xlsx.ts';
import type { WorkbookPlan } from '#shared/workbook-model';

/** What the driver sends; id pairs a question with its answer. */
type Task =
  | { readonly id: number; readonly task: 'read'; readonly bytes: Uint8Array }
  | { readonly id: number; readonly task: 'write'; readonly plan: WorkbookPlan };

function answer(task: Task): unknown {
  if (task.task === 'read') return { id: task.id, answer: readWorkbook(Buffer.from(task.bytes)) };
  return { id: task.id, answer: { ok: true, value: writeXlsx(task.plan) } };
}

// A fault of ours ends this process: the driver answers workbook/engine-stopped and starts another one.
process.on('message', (task: Task) => {
  process.send?.(answer(task));
});
// The driver is gone, so is the reason to stay.
process.on('disconnect', () => {
  process.exit(0);
});
