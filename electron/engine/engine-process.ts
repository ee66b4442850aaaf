import process from 'node:process';
import { markWorkbook } from './mark-workbook.ts';
import { readWorkbook } from './read-workbook.ts';
import { writeXlsx } from './write-xlsx.ts';
import { fillLetter, readTags, type TemplateSource } from './letters/fill-letter.ts';
import { refuseFiles } from '../silence/no-files.ts';
import { refuseOutbound } from '../silence/no-outbound.ts';
import { watchMemory } from './memory-watch.ts';
import type { LetterData } from '#shared/letter-model';
import type { CellMark, WorkbookPlan } from '#shared/workbook-model';

/** What the driver sends; id pairs a question with its answer. */
type Task =
  | { readonly id: number; readonly task: 'read'; readonly bytes: Uint8Array }
  | { readonly id: number; readonly task: 'mark'; readonly bytes: Uint8Array; readonly marks: readonly CellMark[] }
  | { readonly id: number; readonly task: 'write'; readonly plan: WorkbookPlan }
  | {
      readonly id: number;
      readonly task: 'letter';
      readonly template: TemplateSource;
      readonly data: LetterData | null;
    }
  | { readonly id: number; readonly task: 'tags'; readonly bytes: Uint8Array };

async function answer(task: Task): Promise<unknown> {
  if (task.task === 'letter') return { id: task.id, answer: fillLetter(task.template, task.data) };
  if (task.task === 'tags') return { id: task.id, answer: readTags(task.bytes) };
  if (task.task === 'read') return { id: task.id, answer: readWorkbook(Buffer.from(task.bytes)) };
  if (task.task === 'mark') return { id: task.id, answer: markWorkbook(Buffer.from(task.bytes), task.marks) };
  return { id: task.id, answer: { ok: true, value: await writeXlsx(task.plan) } };
}

const limit = process.argv.find((word) => word.startsWith('--most-memory='));
refuseOutbound();
refuseFiles();
watchMemory(Number(limit?.slice('--most-memory='.length) ?? '1610612736'));

/** Electron's utility process speaks through a port of its own; a forked Node process through `process`. */
type ParentPort = {
  on: (event: 'message', listener: (event: { readonly data: Task }) => void) => void;
  postMessage: (message: unknown) => void;
};
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

// A fault of ours ends this process: the driver answers workbook/engine-stopped and starts another one.
if (parentPort)
  parentPort.on('message', ({ data }) => {
    void answer(data).then((message) => {
      parentPort.postMessage(message);
    });
  });
else {
  process.on('message', (task: Task) => {
    void answer(task).then((message) => process.send?.(message));
  });
  // The driver is gone, so is the reason to stay.
  process.on('disconnect', () => {
    process.exit(0);
  });
}
