import { join } from 'node:path';
import { quietSwitches } from '../silence/quiet-browser.ts';

type System = {
  readonly platform: string;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly exists: (path: string) => boolean;
};

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const windowsTails = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

function candidates({ platform, environment }: System): readonly string[] {
  if (platform === 'darwin') return macPaths;
  if (platform === 'win32')
    return ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = environment[name];
      return folder === undefined ? [] : windowsTails.map((tail) => [folder, ...tail].join('\\'));
    });
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** TUTD_BROWSER names one outright. */
export function findBrowser(system: System): string | null {
  const named = system.environment['TUTD_BROWSER'];
  if (named !== undefined && system.exists(named)) return named;
  return candidates(system).find((path) => system.exists(path)) ?? null;
}

/** The window's own profile, and nothing that the browser does on its own account. */
export function browserArguments(url: string, profileFolder: string, isRoot: boolean): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    ...quietSwitches(['127.0.0.1']).map(({ name, value }) =>
      value === undefined ? `--${name}` : `--${name}=${value}`,
    ),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-component-extensions-with-background-pages',
    // Chromium refuses to start its sandbox for root.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
