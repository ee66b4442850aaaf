import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** Violations are planted into a copy of the layout under .cache, so the real tree is never touched. */
mkdirSync('.cache', { recursive: true });
const tree = mkdtempSync('.cache/planted-');
afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

function plant(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
}

plant({
  'package.json': JSON.stringify({ type: 'module', imports: { '#shared/*': './shared/*/index.ts' } }),
  'shared/money/index.ts': "export { a } from './inner.ts';\n",
  'shared/money/inner.ts': 'export const a = 1;\n',
  'shared/clock/index.ts': "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;\n",
  'shared/past-door/index.ts': "import { a } from '../money/inner.ts';\nexport const c = a;\n",
  'shared/ring/index.ts': "export { d } from './one.ts';\n",
  'shared/ring/one.ts': "import { e } from './two.ts';\nexport const d = () => e;\n",
  'shared/ring/two.ts': "import { d } from './one.ts';\nexport const e = () => d;\n",
  'shared/spelling/index.ts': "import { pinyin } from 'pinyin-pro';\nexport const p = pinyin;\n",
  'renderer/features/first/page.ts': "import { g } from '../second/page.ts';\nexport const f = g;\n",
  'renderer/features/second/page.ts': "import { h } from '../../data/store.ts';\nexport const g = h;\n",
  'renderer/data/store.ts': 'export const h = 1;\n',
  'renderer/usecases/act.ts': "import { h } from '../data/store.ts';\nexport const i = h;\n",
  'electron/host/door.ts': "import { j } from '../../renderer/ui/look.ts';\nexport const k = j;\n",
  'electron/engine/reader.ts': "import { connect } from 'node:net';\nexport const l = connect;\n",
  'electron/host/caller.ts': "import { request } from 'node:https';\nexport const m = request;\n",
  'renderer/ui/look.ts': "import { k } from '../../electron/host/door.ts';\nexport const j = k;\n",
});

describe('the architecture guard', () => {
  const done = spawnSync(
    process.execPath,
    [
      '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '../../build/dependency-cruiser.cjs',
      '--output-type',
      'json',
      'shared',
      'electron',
      'renderer',
    ],
    { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const report = JSON.parse(done.stdout) as { summary: { violations: { rule: { name: string } }[] } };
  const bitten = new Set(report.summary.violations.map((violation) => violation.rule.name));
  it.each([
    'no-cycles',
    'shared-stands-alone',
    'shared-through-doors',
    'one-place-for-pinyin',
    'features-do-not-know-each-other',
    'features-know-no-adapter',
    'usecases-know-no-framework',
    'electron-apart',
    'renderer-apart',
    'network-in-two-places',
    'engine-knows-only-shared',
  ])('%s bites', (rule) => {
    expect([...bitten]).toContain(rule);
  });
});

describe('typed lint', () => {
  it('bites on hidden inputs, floating promises, default exports and vague names in shared', () => {
    const path = `shared/kernel/planted-${String(process.pid)}.ts`;
    writeFileSync(
      path,
      'export const helper = Math.random();\nexport const at = Date.now();\nexport async function act(): Promise<void> {\n  await Promise.resolve();\n}\nact();\nexport default at;\n',
    );
    try {
      const done = spawnSync(
        process.execPath,
        ['node_modules/eslint/bin/eslint.js', '-c', 'build/eslint.config.js', '--format', 'json', path],
        { encoding: 'utf8' },
      );
      const [file] = JSON.parse(done.stdout) as { messages: { ruleId: string; message: string }[] }[];
      const rules = file!.messages.map((message) => message.ruleId);
      expect(rules).toContain('@typescript-eslint/no-floating-promises');
      expect(rules).toContain('id-denylist');
      expect(rules.filter((rule) => rule === 'no-restricted-syntax')).toHaveLength(3);
    } finally {
      rmSync(path);
    }
  });
});

describe('the compiler', () => {
  it('knows neither screen nor process in shared', () => {
    const path = `shared/kernel/planted-globals-${String(process.pid)}.ts`;
    writeFileSync(path, 'export const a = window;\nexport const b = process;\n');
    try {
      const done = spawnSync(
        process.execPath,
        [
          'node_modules/typescript/bin/tsc',
          '-p',
          'shared',
          '--noEmit',
          '--emitDeclarationOnly',
          'false',
          '--composite',
          'false',
        ],
        { encoding: 'utf8' },
      );
      expect(done.stdout).toMatch(/planted-globals.*TS2304: Cannot find name 'window'/);
      expect(done.stdout).toMatch(/planted-globals.*Cannot find name 'process'/);
    } finally {
      rmSync(path);
    }
  });
});
