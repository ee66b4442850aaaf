/** `npm run bench -- [--json FILE] [--quick]`: every case in a process of its own, beside its peers; see README.md here. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { buildAll } from '../scripts/build.mjs';
import { findBrowser } from '../scripts/prepare.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
const repeats = process.argv.includes('--quick') ? 1 : 3;
const jsonAt = process.argv.indexOf('--json');
const folder = mkdtempSync(join(tmpdir(), 'two-up-two-down-bench-'));
const results = [];
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  ssr: { external: ['docx', 'exceljs', 'xlsx'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}.cache/bench`,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { case: `${root}build/bench/case.ts` }, output: { entryFileNames: '[name].mjs' } },
  },
});

// Every case, peers too, runs with the heap that the engine process has in the program.
const flags = JSON.parse(spawnSync(process.execPath, ['.cache/bench/case.mjs', 'flags'], { encoding: 'utf8' }).stdout);

function runCase(name, size, warm = '') {
  const runs = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const args = [...flags, '--expose-gc', '.cache/bench/case.mjs', name, String(size), folder, String(warm)];
    const done = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 600_000, maxBuffer: 1 << 24 });
    if (done.status !== 0) {
      const reason = (done.stderr || String(done.error ?? done.signal))
        .split('\n')
        .find((line) => /rror|out of/.test(line));
      results.push({ name, size, failed: (reason ?? 'no reason given').trim().slice(0, 160) });
      console.log(`${name.padEnd(22)} ${String(size).padStart(8)}  failed: ${results.at(-1).failed}`);
      return null;
    }
    runs.push(JSON.parse(done.stdout.trim().split('\n').at(-1)));
  }
  const result = {
    name,
    size,
    milliseconds: median(runs.map((run) => run.milliseconds)),
    peakMiB: median(runs.map((run) => run.peakMiB)),
  };
  results.push(result);
  console.log(
    `${name.padEnd(22)} ${String(size).padStart(8)} ${result.milliseconds.toFixed(0).padStart(9)} ms` +
      ` ${((1000 * result.milliseconds) / size).toFixed(1).padStart(9)} µs each ${result.peakMiB.toFixed(0).padStart(6)} MiB`,
  );
  return result;
}

async function coldStart() {
  const runs = [];
  const browser = findBrowser();
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const data = mkdtempSync(join(folder, 'start-'));
    const began = process.hrtime.bigint();
    const shell = spawn(process.execPath, ['dist/main/shell.cjs', '--data', data, '--port', '0', '--no-window'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise((resolve, reject) => {
      let text = '';
      shell.stdout.on('data', (chunk) => {
        text += chunk;
        const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(text);
        if (found) resolve(found[0]);
      });
      shell.once('exit', () => reject(new Error(text)));
    });
    const listening = Number(process.hrtime.bigint() - began) / 1e6;
    const window = await chromium.launch({ executablePath: browser, args: ['--no-sandbox', '--disable-gpu'] });
    const page = await window.newPage();
    await page.goto(url);
    await page.getByText('请先填写操作员姓名').waitFor();
    runs.push({ listening, usable: Number(process.hrtime.bigint() - began) / 1e6 });
    await window.close();
    shell.kill();
  }
  const result = {
    name: 'start/ours',
    size: 1,
    listening: median(runs.map((run) => run.listening)),
    milliseconds: median(runs.map((run) => run.usable)),
  };
  results.push(result);
  console.log(
    `start/ours: listening after ${result.listening.toFixed(0)} ms, first screen (browser started too) after ${result.milliseconds.toFixed(0)} ms; no peer`,
  );
}

const verdicts = [];
function owed(text, value, met) {
  verdicts.push({ owed: text, value, met });
  console.log(`owed: ${text}: ${value}: ${met ? 'met' : 'NOT met'}`);
}
const ratio = (peer, ours) => (peer && ours ? peer.milliseconds / ours.milliseconds : null);
function faster(text, peer, ours, least) {
  const value = ratio(peer, ours);
  owed(text, value === null ? 'peer failed' : `${value.toFixed(2)}×`, value === null || value >= least);
}
const perLine = (text, small, large) => {
  const value = large && small ? large.milliseconds / large.size / (small.milliseconds / small.size) : Infinity;
  owed(text, `${value.toFixed(2)}×`, value <= 1.3);
};

await buildAll();
console.log(`\n${process.platform} ${process.arch}, Node ${process.version}, median of ${repeats}\n`);
if (findBrowser()) await coldStart();
else console.log('start/ours: failed: no browser');
const read = {};
for (const size of [60, 600])
  for (const who of ['ours', 'sheetjs', 'exceljs']) read[who] = runCase(`read/${who}`, size, 20);
const grown = {};
for (const task of ['rules', 'consolidate'])
  for (const size of [1_500, 15_000, 130_000]) grown[`${task}/${size}`] = runCase(`${task}/ours`, size, 15_000);
for (const size of [50, 500, 3_000]) grown[`edit/${size}`] = runCase('edit/ours', size, 500);
for (const size of [6, 60])
  for (const who of ['ours', 'docx']) grown[`letters/${who}`] = runCase(`letters/${who}`, size, 6);
for (const who of ['ours', 'sheetjs']) grown[`import/${who}`] = runCase(`import/${who}`, 20_000, 2_000);
for (const size of [1_500, 15_000, 130_000])
  for (const who of ['ours', 'exceljs', 'sheetjs']) grown[`${who}/${size}`] = runCase(`export/${who}`, size, 1_500);

console.log('');
faster('600 unit workbooks, at least 1.5 times as fast as SheetJS dense', read.sheetjs, read.ours, 1.5);
faster('600 unit workbooks, at least 2.5 times as fast as exceljs', read.exceljs, read.ours, 2.5);
faster(
  'integrated system, 20,000 rows to checked lines, at least as fast as SheetJS to bare rows',
  grown['import/sheetjs'],
  grown['import/ours'],
  1,
);
const edit = grown['edit/3000']?.milliseconds ?? Infinity;
owed('one edit to refreshed findings of a unit of 3,000 lines under 200 ms', `${edit.toFixed(0)} ms`, edit < 200);
const city = grown['ours/130000'];
faster(
  'city workbook of 130,000 lines, at least 1.8 times as fast as exceljs streaming',
  grown['exceljs/130000'],
  city,
  1.8,
);
owed(
  'city workbook of 130,000 lines under 300 MiB',
  `${city?.peakMiB.toFixed(0)} MiB`,
  (city?.peakMiB ?? Infinity) < 300,
);
for (const task of ['rules', 'consolidate'])
  perLine(
    `${task}: a line of 130,000 costs at most 1.3 times one of 1,500`,
    grown[`${task}/1500`],
    grown[`${task}/130000`],
  );
perLine('export: a line of 130,000 costs at most 1.3 times one of 1,500', grown['ours/1500'], city);

if (jsonAt > 0) {
  const file = process.argv[jsonAt + 1];
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ node: process.version, platform: process.platform, repeats, results, verdicts }, null, 2)}\n`,
  );
  console.log(`written to ${file}`);
}
rmSync(folder, { recursive: true, force: true });
