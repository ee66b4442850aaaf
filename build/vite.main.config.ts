import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { recordPackages } from './dist/record-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
const programs = {
  entry: `${root}electron/main/entry.ts`,
  shell: `${root}electron/shell/entry.ts`,
  engine: `${root}electron/engine/engine-process.ts`,
};

/** Every program of the Node side as one CommonJS file each; only Electron and Node themselves stay outside. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [recordPackages('main')],
  define: { programVersion: JSON.stringify(version) },
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}dist/main`,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(programs).filter(([, path]) => existsSync(path))),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'shared-[hash].cjs' },
    },
  },
});
