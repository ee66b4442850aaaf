import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** Stated in full, so that a changed default changes nothing here. */
export const webPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  experimentalFeatures: false,
  spellcheck: false,
  devTools: false,
} as const satisfies WebPreferences;

export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1366,
  height: 860,
  minWidth: 1024,
  minHeight: 680,
  show: true,
  autoHideMenuBar: true,
  title: '两上两下预算',
  webPreferences: { ...webPreferences, preload },
});
