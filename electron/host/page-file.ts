import { readFile, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isInside } from './places/write-inside.ts';

const types: { readonly [suffix: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file of the built page; null for whatever is not one, a way out of the folder included. */
export async function pageFile(
  root: string,
  pathname: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | null> {
  try {
    const asked = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
    if (asked.includes('\0') || asked.includes('\\')) return null;
    const home = await realpath(root);
    const path = await realpath(join(home, asked));
    const type = types[extname(path)];
    if (type === undefined || !isInside(home, path)) return null;
    return { bytes: new Uint8Array(await readFile(path)), type };
  } catch {
    return null;
  }
}
