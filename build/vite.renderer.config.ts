import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { recordPackages } from './dist/record-packages.mjs';

export default defineConfig({
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [react(), recordPackages('renderer')],
  build: {
    target: 'chrome120',
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2048,
    modulePreload: { polyfill: false },
  },
});
