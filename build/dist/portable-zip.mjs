/** The program as a folder in a zip, with the mark that makes it keep its data beside itself. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The program looks for this file beside itself; electron/main/user-data-folder.ts names it too, and a test compares. */
export const portableMark = 'portable.mark';
const explanation = (product) =>
  readFileSync(join(root, 'build', 'dist', 'portable-readme.txt'), 'utf8').replaceAll('@NAME@', product.displayName);

export function portableZip({ unpacked, product, out, work, sevenZip }) {
  const inner = product.portableFile.replace(/\.zip$/, '');
  const stage = join(work, 'portable');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const folder = join(stage, inner);
  cpSync(unpacked, folder, { recursive: true });
  const warning = product.standIn ? `${product.displayName}\r\n\r\n` : '';
  writeFileSync(join(folder, portableMark), '便携版标记：有此文件，数据保存在本文件夹的“数据”子文件夹。请勿删除。\r\n');
  // Notepad of the oldest Windows 10 knows UTF-8 by the mark only.
  writeFileSync(join(folder, '便携版说明.txt'), `\ufeff${warning}${explanation(product).replaceAll('\n', '\r\n')}`);
  const zip = join(out, product.portableFile);
  rmSync(zip, { force: true });
  runCommand(sevenZip, ['a', '-tzip', '-mx=9', '-mcu=on', '-bd', zip, inner], { cwd: stage });
  return zip;
}
