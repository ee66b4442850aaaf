import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type SourceFile = { readonly path: string; readonly text: string };

/** Every file below a folder whose name ends as asked, in the order of its path. */
export const sourceFiles = (folder: string, ends: RegExp): readonly SourceFile[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return sourceFiles(path, ends);
      return ends.test(name) ? [{ path, text: readFileSync(path, 'utf8') }] : [];
    });

/** Where a word stands that may stand nowhere: "path: word". */
export const found = (files: readonly SourceFile[], words: readonly RegExp[]): readonly string[] =>
  files.flatMap(({ path, text }) =>
    words.flatMap((word) => {
      const hit = word.exec(text);
      return hit ? [`${path}: ${hit[0]}`] : [];
    }),
  );
