import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { recordPackages } from './dist/record-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A sandboxed preload can require nothing but Electron: one file. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [recordPackages('preload')],
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'chrome120',
    outDir: `${root}dist/preload`,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { preload: `${root}electron/preload/preload.ts` },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
