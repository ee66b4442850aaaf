/** Builds dist/main, dist/preload and dist/renderer; what has no source yet is named and left out. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parts = [
  { title: 'main', source: 'electron/shell/entry.ts' },
  { title: 'preload', source: 'electron/preload/preload.ts' },
  { title: 'renderer', source: 'renderer/index.html' },
];

export async function buildAll() {
  if (!existsSync(`${root}electron/engine/engine-process.ts`)) console.log('build: no engine process yet');
  for (const { title, source } of parts) {
    if (existsSync(root + source))
      await build({ configFile: `${root}build/vite.${title}.config.ts`, logLevel: 'warn', mode: 'production' });
    else console.log(`build: ${title} left out, there is no ${source}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll();
  console.log('build: done, see dist/');
}
