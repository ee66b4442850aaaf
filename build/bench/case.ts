import { createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { consolidate } from '#shared/consolidate';
import { mayBuyServices, unitWorkbook } from '#shared/forms';
import type { Cells } from '#shared/records';
import { streamedCityWorkbook, type CityContext } from '#shared/reports';
import { review } from '#shared/review-rules';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { streamXlsx, writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { engineLimits } from '../../electron/host/workbooks/engine-limits.ts';
import { cityOf, practice } from './county.ts';
import { docxLetters, oursLetters } from './letters.ts';
import { editing, importing, importingPeer } from './office-cases.ts';
import { exceljsRead, exceljsStream, sheetjsRead, sheetjsWrite } from './peers.ts';

/** One case in a process of its own: prepares, clears the heap, works, and prints milliseconds and the peak of memory. */
/** A number: so many times it did the task. */
type Work = () => unknown;
type Prepare = (size: number, folder: string) => Work | Promise<Work>;

/** 60 workbooks of the practice county, filled, written once. */
async function makeWorkbooks(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) return;
  const { yearFile, fillings } = practice();
  let made = 0;
  for (const unit of yearFile.units) {
    const department = yearFile.departments.find(({ code }) => code === unit.department);
    const filling = fillings[unit.code]?.up2;
    if (!department || !filling) continue;
    const rows = (cells: readonly Cells[]) =>
      cells.map((each) => {
        made += 1;
        return { id: `row-${String(made)}`, cells: each };
      });
    const plan = unitWorkbook({
      yearFile,
      unit,
      department,
      round: 'up2',
      sequence: 1,
      created: '2026-12-01T00:00:00Z',
      newRowId: (index, table) => `${table}-${String(index)}`,
      prefill: {
        projects: rows(filling.projects),
        purchases: rows(filling.purchases),
        targets: rows(filling.targets),
      },
    });
    writeFileSync(join(folder, `${unit.code}.xlsx`), await writeXlsx(plan));
  }
}

const reading =
  (readOne: (bytes: Buffer) => unknown): Prepare =>
  async (size, folder) => {
    const forms = join(folder, 'forms');
    await makeWorkbooks(forms);
    const files = readdirSync(forms).map((name) => join(forms, name));
    return async () => {
      for (let index = 0; index < size; index += 1) {
        const answer = await readOne(readFileSync(files[index % files.length] ?? ''));
        if (!answer) throw new Error('nothing was read');
      }
    };
  };

const oursRead = (bytes: Buffer): unknown => {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
};

const rules: Prepare = (size) => {
  const { yearFile, submissions } = cityOf(size);
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  return () => {
    for (const { unit: code, tables } of submissions) {
      const unit = units.get(code);
      if (!unit) continue;
      const mayBuy = mayBuyServices(unit.type);
      review({ yearFile, unit, round: 'up2', tables, noPurchases: false, mayBuy });
    }
  };
};

const consolidation: Prepare = (size) => {
  const { yearFile, submissions } = cityOf(size);
  return () => {
    const made = consolidate({ submissions, units: yearFile.units, catalog: yearFile.catalog });
    if (made.lines.length !== size) throw new Error('lines were lost');
  };
};

const exporting =
  (writeOne: (plan: ReturnType<typeof streamedCityWorkbook>, path: string) => void | Promise<void>): Prepare =>
  (size, folder) => {
    const { yearFile, submissions } = cityOf(size);
    const made = consolidate({ submissions, units: yearFile.units, catalog: yearFile.catalog });
    const context: CityContext = {
      year: yearFile.year,
      regionName: yearFile.region.name,
      stage: '二上定稿',
      ledger: 'practice',
      creator: 'bench',
      created: '2026-12-20T00:00:00Z',
      departments: yearFile.departments,
    };
    const path = join(folder, `city-${String(process.pid)}.xlsx`);
    return async () => {
      await writeOne(streamedCityWorkbook(made, context), path);
      rmSync(path);
    };
  };

async function oursWrite(plan: ReturnType<typeof streamedCityWorkbook>, path: string): Promise<void> {
  const file = createWriteStream(path);
  await streamXlsx(plan, (bytes) =>
    file.write(bytes)
      ? undefined
      : new Promise<void>((resolve) =>
          file.once('drain', () => {
            resolve();
          }),
        ),
  );
  await new Promise<void>((resolve) => {
    file.end(() => {
      resolve();
    });
  });
}

const cases: Readonly<Record<string, Prepare>> = {
  'read/ours': reading(oursRead),
  'read/sheetjs': reading(sheetjsRead),
  'read/exceljs': reading(exceljsRead),
  'rules/ours': rules,
  'edit/ours': editing,
  'consolidate/ours': consolidation,
  'import/ours': importing,
  'import/sheetjs': importingPeer,
  'letters/ours': (size, folder) => () => {
    oursLetters(size, folder);
  },
  'letters/docx': (size, folder) => () => docxLetters(size, folder),
  'export/ours': exporting(oursWrite),
  'export/exceljs': exporting(exceljsStream),
  'export/sheetjs': exporting(sheetjsWrite),
};

const [name = '', sizeText = '', folder = '', warm = ''] = process.argv.slice(2);
if (name === 'flags') console.log(JSON.stringify(engineLimits.heapFlags));
else await measure();

async function measure(): Promise<void> {
  const prepare = cases[name];
  if (!prepare) throw new Error(`no case ${name}`);
  const size = Number(sizeText);
  // What is measured is the work, not the compiler warming up: small sizes are run before they are timed.
  if (warm !== '') await (await prepare(Number(warm), folder))();
  const work = await prepare(size, folder);
  (globalThis as { gc?: () => void }).gc?.();
  const started = process.hrtime.bigint();
  const done = await work();
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6 / (typeof done === 'number' ? done : 1);
  // The system's own peak of this program; what resourceUsage answers begins with the peak of the process that started it.
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const peakKiB = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
  const peakMiB = peakKiB / 1024;
  console.log(JSON.stringify({ milliseconds, peakMiB }));
}
