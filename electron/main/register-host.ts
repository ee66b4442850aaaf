import { err } from '#shared/kernel';
import { hostCallNames } from '#shared/contract';
import { answer } from '../host/answer.ts';
import type { Door } from '../host/answer.ts';
import { isOurs } from './app-protocol.ts';

export type IpcEvent = { readonly senderFrame: { readonly url: string } | null };
/** The slice of ipcMain that is used. */
export type IpcPort = {
  readonly handle: (name: string, listener: (event: IpcEvent, input: unknown) => Promise<unknown>) => void;
};

/** Only the top frame of our own window, showing our own page, is answered. */
export function registerHost(ipc: IpcPort, door: Door, topFrame: () => unknown): void {
  for (const name of hostCallNames) {
    ipc.handle(name, async (event, input) => {
      const frame = event.senderFrame;
      if (frame === null || frame !== topFrame() || !isOurs(frame.url)) return err({ kind: 'host/refused' });
      return answer(door, name, input);
    });
  }
}
