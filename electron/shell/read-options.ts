import { parseArgs } from 'node:util';
import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { defaultPort } from './shell-server.ts';

export type ShellOptions = {
  readonly data: string | null;
  readonly port: number;
  readonly window: boolean;
  readonly startFolder: string | null;
};

export function readOptions(words: readonly string[]): Result<ShellOptions, { kind: 'shell/unknown-option' }> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'no-window': { type: 'boolean' },
        'start-folder': { type: 'string' },
      },
    });
    const port = values.port === undefined ? defaultPort : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) return err({ kind: 'shell/unknown-option' });
    return ok({
      data: values.data ?? null,
      port,
      window: values['no-window'] !== true,
      startFolder: values['start-folder'] ?? null,
    });
  } catch {
    return err({ kind: 'shell/unknown-option' });
  }
}
