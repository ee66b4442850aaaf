import fs from 'node:fs';

export class FilesRefused extends Error {}

const refuse = (): never => {
  throw new FilesRefused('this process touches no file');
};

/** For a process that is given bytes and gives bytes back: from here on it opens, lists, writes and removes nothing. */
export function refuseFiles(): void {
  for (const way of [fs, fs.promises])
    for (const [name, act] of Object.entries(way) as [string, unknown][])
      if (typeof act === 'function' && /^[a-z]/.test(name)) Object.assign(way, { [name]: refuse });
}
