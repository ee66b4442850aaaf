/** `npm run fault -- [--long] [--seed N] [FILES]`: breaks the program on purpose; one line of the table a case. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAll } from '../scripts/build.mjs';
import { prepare } from '../scripts/prepare.mjs';
import { clearTable, printTable } from './table.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const { values, positionals } = parseArgs({
  options: { long: { type: 'boolean' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const { browser } = prepare();
await buildAll();
clearTable();
const done = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.fault.config.ts', ...positionals],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      TUTD_BROWSER: browser,
      ...(values.long ? { TUTD_FAULT_FORM: 'long' } : {}),
      ...(values.seed === undefined ? {} : { TUTD_FAULT_SEED: values.seed }),
    },
  },
);
process.exit(printTable() && done.status === 0 ? 0 : 1);
