import { join } from 'node:path';

const productFolder = 'two-up-two-down';

/** The person's own folder for program data, as each system has it. */
export function defaultDataFolder(system: {
  readonly platform: string;
  readonly home: string;
  readonly environment: { readonly [name: string]: string | undefined };
}): string {
  const { platform, home, environment } = system;
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), productFolder);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', productFolder);
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), productFolder);
}
