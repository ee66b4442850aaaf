import { fork, type ChildProcess } from 'node:child_process';
import type { Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import type { ReadFailure, ReadWorkbook, WorkbookPlan } from '#shared/workbook-model';
import type { WorkbookEngine } from '../workbook-port.ts';

type Answer = Result<ReadWorkbook | Uint8Array, ReadFailure>;
type Waiting = { readonly message: object; readonly done: (answer: Answer) => void };
export type EngineOptions = {
  /** Starts one engine process. */
  readonly spawn: () => ChildProcess;
  /** A task that takes longer is given up and the process ended. */
  readonly secondsPerTask: number;
};

/** Starts the engine as a process of its own, with a heap that it may fill without harm to anyone else. */
export const forkEngine = (entry: string, maxMiB: number): ChildProcess =>
  fork(entry, [], { serialization: 'advanced', execArgv: [`--max-old-space-size=${maxMiB}`], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

/**
 * Drives the engine process: one task at a time, the next ones wait. A process that dies or hangs answers
 * workbook/engine-stopped for the task it had, and the next task gets a new process.
 */
export function engineClient(options: EngineOptions): WorkbookEngine & { readonly close: () => void } {
  const queue: Waiting[] = [];
  let child: ChildProcess | null = null;
  let current: (Waiting & { readonly id: number; readonly timer: NodeJS.Timeout }) | null = null;
  let sequence = 0;

  const finish = (answer: Answer): void => {
    if (!current) return;
    clearTimeout(current.timer);
    const { done } = current;
    current = null;
    done(answer);
    next();
  };
  const drop = (): void => {
    const stopped = child;
    child = null;
    stopped?.removeAllListeners();
    stopped?.on('error', () => undefined);
    stopped?.kill('SIGKILL');
    finish(err({ kind: 'workbook/engine-stopped' }));
  };
  const start = (): ChildProcess => {
    const started = options.spawn();
    started.on('message', (message: { readonly id: number; readonly answer: Answer }) => {
      if (message.id === current?.id) finish(message.answer);
    });
    started.on('exit', drop);
    started.on('error', drop);
    child = started;
    return started;
  };
  function next(): void {
    const waiting = current ? undefined : queue.shift();
    if (!waiting) return;
    sequence += 1;
    current = { ...waiting, id: sequence, timer: setTimeout(drop, options.secondsPerTask * 1000) };
    (child ?? start()).send({ ...waiting.message, id: sequence });
  }
  const ask = (message: object): Promise<Answer> =>
    new Promise((done) => {
      queue.push({ message, done });
      next();
    });

  return {
    read: async (bytes) => (await ask({ task: 'read', bytes })) as Result<ReadWorkbook, ReadFailure>,
    write: async (plan: WorkbookPlan) => (await ask({ task: 'write', plan })) as Result<Uint8Array, ReadFailure>,
    close: () => {
      child?.removeAllListeners();
      child?.kill();
      child = null;
    },
  };
}
