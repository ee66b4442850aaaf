import { utilityProcess } from 'electron';
import type { EngineProcess, EngineWords } from '../host/workbooks/engine-client.ts';

/** The engine as a utility process: the fuse that forbids running as Node stops a plain fork. */
export function utilityEngine(entry: string, { heapFlags, words }: EngineWords): EngineProcess {
  const child = utilityProcess.fork(entry, [...words], { execArgv: [`--js-flags=${heapFlags.join(' ')}`] });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onEnd: (listener) => {
      child.once('exit', listener);
    },
    kill: () => {
      child.kill();
    },
  };
}
