import { Worker } from 'node:worker_threads';

const everyMilliseconds = 50;

/**
 * A thread, because the reader never yields while it reads; a text, because a packed program has no file to start it
 * from. It ends the whole process, and the driver tells which file it was.
 */
const watcher = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.most) process.kill(process.pid, 'SIGKILL');
}, workerData.every);
`;

export function watchMemory(most: number): void {
  new Worker(watcher, {
    eval: true,
    workerData: { most, every: everyMilliseconds },
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  }).unref();
}
