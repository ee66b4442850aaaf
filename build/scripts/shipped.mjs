/** Writes build/dist/shipped-packages.txt anew from fresh bundles. Read the difference before committing it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shippedList } from '../dist/shipped-packages.mjs';
import { buildAll } from './build.mjs';

await buildAll();
writeFileSync(fileURLToPath(new URL('../dist/shipped-packages.txt', import.meta.url)), shippedList());
