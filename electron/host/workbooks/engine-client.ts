import { fork } from 'node:child_process';
import type { Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import type { DocumentFailure, FoundTags } from '#shared/letter-model';
import type { MarkedWorkbook, ReadFailure, ReadWorkbook } from '#shared/workbook-model';
import type { WorkbookEngine } from '../workbook-port.ts';

type Answer = Result<ReadWorkbook | MarkedWorkbook | Uint8Array | FoundTags, ReadFailure | DocumentFailure>;
type Waiting = { readonly message: object; readonly done: (answer: Answer) => void };
/** One running engine: a forked process, or a utility process in Electron. onEnd is told once. */
export type EngineProcess = {
  readonly send: (message: object) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onEnd: (listener: () => void) => void;
  readonly kill: () => void;
};
export type EngineOptions = {
  readonly spawn: () => EngineProcess;
  /** A task that takes longer is given up and the process ended. */
  readonly secondsPerTask: number;
};

const isFailureKind = (kind: unknown): boolean =>
  typeof kind === 'string' && /^(?:workbook|document)\/[a-z-]+$/.test(kind);
const isObject = (value: unknown): value is { readonly [Key in string]?: unknown } =>
  typeof value === 'object' && value !== null;

/** The engine may have met anything: what does not look like its answer is none. Answers are checked again at the door. */
function answerIn(message: unknown): { readonly id: number; readonly answer: Answer } | null {
  if (!isObject(message) || typeof message['id'] !== 'number') return null;
  const { id, answer } = message;
  if (!isObject(answer)) return null;
  const failed = answer['ok'] === false && isObject(answer['error']) && isFailureKind(answer['error']['kind']);
  return answer['ok'] === true || failed ? { id, answer: answer as Answer } : null;
}

/** What the engine is started with: flags for its heap, and words that it reads itself. */
export type EngineWords = { readonly heapFlags: readonly string[]; readonly words: readonly string[] };

/** Starts the engine as a Node process of its own, with a heap that it may fill without harm to anyone else. */
export function forkEngine(entry: string, { heapFlags, words }: EngineWords): EngineProcess {
  const child = fork(entry, [...words], {
    serialization: 'advanced',
    execArgv: [...heapFlags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    send: (message) => {
      child.send(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onEnd: (listener) => {
      child.once('exit', listener);
      child.on('error', listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

/**
 * Drives the engine process: one task at a time, the next ones wait. A process that dies or hangs answers
 * workbook/engine-stopped for the task it had, and the next task gets a new process.
 */
export function engineClient(options: EngineOptions): WorkbookEngine & { readonly close: () => void } {
  const queue: Waiting[] = [];
  let engine: EngineProcess | null = null;
  let current: (Waiting & { readonly id: number; readonly timer: NodeJS.Timeout }) | null = null;
  let sequence = 0;

  function finish(answer: Answer): void {
    if (!current) return;
    clearTimeout(current.timer);
    const { done } = current;
    current = null;
    done(answer);
    next();
  }
  function drop(stopped: EngineProcess | null): void {
    if (stopped === null || engine !== stopped) return;
    engine = null;
    stopped.kill();
    finish(err({ kind: 'workbook/engine-stopped' }));
  }
  function start(): EngineProcess {
    const started = options.spawn();
    engine = started;
    started.onMessage((message) => {
      const told = answerIn(message);
      if (told === null) drop(started);
      else if (engine === started && told.id === current?.id) finish(told.answer);
    });
    started.onEnd(() => {
      drop(started);
    });
    return started;
  }
  function next(): void {
    const waiting = current ? undefined : queue.shift();
    if (!waiting) return;
    sequence += 1;
    const running = engine ?? start();
    const giveUp = (): void => {
      drop(running);
    };
    current = { ...waiting, id: sequence, timer: setTimeout(giveUp, options.secondsPerTask * 1000) };
    try {
      running.send({ ...waiting.message, id: sequence });
    } catch {
      // What cannot be sent is no reason to wait for an answer.
      giveUp();
    }
  }
  const ask = (message: object): Promise<Answer> =>
    new Promise((done) => {
      queue.push({ message, done });
      next();
    });

  return {
    read: async (bytes) => (await ask({ task: 'read', bytes })) as Result<ReadWorkbook, ReadFailure>,
    write: async (plan) => (await ask({ task: 'write', plan })) as Result<Uint8Array, ReadFailure>,
    mark: async (bytes, marks) => (await ask({ task: 'mark', bytes, marks })) as Result<MarkedWorkbook, ReadFailure>,
    letter: async (template, data) =>
      (await ask({ task: 'letter', template, data })) as Result<Uint8Array, DocumentFailure>,
    tags: async (bytes) => (await ask({ task: 'tags', bytes })) as Result<FoundTags, DocumentFailure>,
    close: () => {
      const running = engine;
      engine = null;
      running?.kill();
    },
  };
}
