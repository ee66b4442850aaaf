import type { BrowserWindow, Dialog } from 'electron';
import type { Dialogs } from '../host/places/places.ts';

export function nativeDialogs(dialog: Dialog, owner: () => BrowserWindow): Dialogs {
  return {
    openFiles: async ({ title, extensions }) => {
      const filters = extensions.length > 0 ? [{ name: title, extensions: [...extensions] }] : [];
      const properties: ('openFile' | 'multiSelections')[] = ['openFile', 'multiSelections'];
      return (await dialog.showOpenDialog(owner(), { title, properties, filters })).filePaths;
    },
    openFolder: async ({ title }) => {
      const properties: ('openDirectory' | 'createDirectory')[] = ['openDirectory', 'createDirectory'];
      return (await dialog.showOpenDialog(owner(), { title, properties })).filePaths[0] ?? null;
    },
  };
}
