/** `npm test`: every guard and every test, fastest first, and one closing line. `--static` stops after the guards. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clearTable, printTable } from '../fault/table.mjs';
import { prepare } from './prepare.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
const bin = (name) => `node_modules/.bin/${name}${process.platform === 'win32' ? '.cmd' : ''}`;
const counts = { passed: 0, failed: 0, skipped: 0 };

function step(title, command, args, env = {}) {
  const started = process.hrtime.bigint();
  console.log(`\n── ${title}`);
  const done = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  const seconds = Number((process.hrtime.bigint() - started) / 100_000_000n) / 10;
  console.log(`   ${done.status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  return done.status === 0;
}

function guard(title, command, args) {
  if (step(title, command, args)) counts.passed += 1;
  else counts.failed += 1;
}

function suite(title, config, env) {
  const report = `.cache/reports/${title.replaceAll(' ', '-')}.json`;
  rmSync(report, { force: true });
  const green = step(
    title,
    bin('vitest'),
    ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  let read = null;
  try {
    read = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    counts.failed += 1;
    return;
  }
  counts.passed += read.numPassedTests;
  counts.failed += read.numFailedTests;
  counts.skipped += read.numPendingTests + (read.numTodoTests ?? 0);
  if (!green && read.numFailedTests === 0) counts.failed += 1;
}

mkdirSync('.cache/reports', { recursive: true });
rmSync('.cache/types', { recursive: true, force: true });
guard('format', bin('prettier'), ['--config', 'build/prettier.json', '--check', '--log-level', 'warn', '.']);
guard('types', bin('tsc'), ['-b']);
guard('lint', bin('eslint'), ['-c', 'build/eslint.config.js', 'shared', 'electron', 'renderer', 'test']);
guard('architecture', bin('depcruise'), ['--config', 'build/dependency-cruiser.cjs', 'shared', 'electron', 'renderer']);
guard('dead code', bin('knip'), ['--config', 'build/knip.json']);
if (!process.argv.includes('--static')) {
  const { browser } = prepare();
  guard('build', process.execPath, ['build/scripts/build.mjs']);
  suite('unit and integration', 'build/vitest.config.ts', { TUTD_BROWSER: browser });
  clearTable();
  suite('faults', 'build/vitest.fault.config.ts', { TUTD_BROWSER: browser });
  printTable();
  suite('end to end', 'build/vitest.e2e.config.ts', { TUTD_BROWSER: browser });
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
