import { contextBridge, ipcRenderer } from 'electron';
import { hostCallNames } from '#shared/contract/host-calls';

const bridge = Object.fromEntries(
  hostCallNames.map((name) => [name, (input: unknown): Promise<unknown> => ipcRenderer.invoke(name, input)]),
);
contextBridge.exposeInMainWorld('host', Object.freeze(bridge));
