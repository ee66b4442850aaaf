import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Door } from './answer.ts';
import { nodeDisk } from './disk.ts';
import { createHost } from './host.ts';
import { createPlaces } from './places/places.ts';
import type { Dialogs } from './places/places.ts';
import type { WorkbookEngine } from './workbook-port.ts';

/** The host over this machine's disk, clock and chance, as both the Electron program and the shell serve it. */
export function openDoor(settings: {
  readonly version: string;
  readonly runtime: 'electron' | 'shell';
  readonly dataFolder: string;
  readonly startFolder: string;
  readonly dialogs: Dialogs | null;
  readonly engine: WorkbookEngine;
  readonly onAgreed?: () => void;
}): Door {
  const { runtime, dataFolder, startFolder, dialogs } = settings;
  const now = (): Date => new Date();
  const logFolder = join(dataFolder, 'log');
  const newReference = (): string => randomBytes(4).toString('hex').toUpperCase();
  const log = (line: string): void => {
    try {
      mkdirSync(logFolder, { recursive: true });
      appendFileSync(join(logFolder, 'host.log'), `${now().toISOString()} ${line}\n`);
    } catch {
      console.error(line);
    }
  };
  return {
    host: createHost({
      version: settings.version,
      runtime,
      dataFolder,
      disk: nodeDisk,
      clock: { now },
      places: createPlaces({ newHandle: () => randomBytes(18).toString('base64url'), startFolder, dialogs }),
      engine: settings.engine,
      home: homedir(),
      newReference,
      log,
      ...(settings.onAgreed ? { onAgreed: settings.onAgreed } : {}),
    }),
    newReference,
    log,
  };
}
