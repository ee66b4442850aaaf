import type { ControlFigure, ControlMode, ControlTarget } from '#shared/control-figures';
import { figureKey, inForce } from '#shared/control-figures';
import type { HostFailure } from '#shared/contract';
import type { FigureLine, FiguresReadFailure } from '#shared/figures-workbook';
import { figuresWorkbook, readFigures } from '#shared/figures-workbook';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import type { Tables, Unit } from '#shared/records';
import { amountOf, fundFields, textOf } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure, StoreValues } from './ports.ts';
import { readRound } from './submissions.ts';

type Asked = {
  readonly target: ControlTarget;
  readonly projectName: string;
  readonly requested: number;
  readonly purchases: number;
};

/** One target's requests added up, project by project, fund by fund, or over a department. */
class Requests {
  readonly #asked = new Map<string, Asked>();

  add(target: ControlTarget, projectName: string, requested: number, purchases: number): void {
    const key = figureKey(target);
    const before = this.#asked.get(key) ?? { target, projectName, requested: 0, purchases: 0 };
    this.#asked.set(key, {
      ...before,
      requested: before.requested + requested,
      purchases: before.purchases + purchases,
    });
  }

  all(): readonly Asked[] {
    return [...this.#asked.values()];
  }
}

function addUnit(requests: Record<ControlMode, Requests>, unit: Unit, tables: Tables): void {
  const { department, code } = unit;
  const lump: ControlTarget = { mode: 'departmentLump', department, unit: null, projectCode: null, fund: null };
  for (const row of tables.projects) {
    const projectCode = textOf(row, 'projectCode');
    const total = amountOf(row, 'amtTotal');
    const project: ControlTarget = { mode: 'project', department, unit: code, projectCode, fund: null };
    requests.project.add(project, textOf(row, 'projectName'), total, 0);
    requests.departmentLump.add(lump, '', total, 0);
    for (const fund of fundFields) {
      const amount = amountOf(row, fund);
      if (amount === 0) continue;
      requests.unitFund.add({ mode: 'unitFund', department, unit: code, projectCode: null, fund }, '', amount, 0);
    }
  }
  for (const row of tables.purchases) {
    const projectCode = textOf(row, 'projectCode');
    const total = amountOf(row, 'amtTotal');
    requests.project.add({ mode: 'project', department, unit: code, projectCode, fund: null }, '', 0, total);
    requests.departmentLump.add(lump, '', 0, total);
    for (const fund of fundFields) {
      const amount = amountOf(row, fund);
      if (amount === 0) continue;
      requests.unitFund.add({ mode: 'unitFund', department, unit: code, projectCode: null, fund }, '', 0, amount);
    }
  }
}

/** Requested in full until the office decides otherwise. */
function drafted({ target, projectName, requested, purchases }: Asked): FigureLine {
  const asked = fen(requested);
  return {
    ...target,
    projectName,
    requested: asked,
    sectionReviewed: asked,
    proposed: asked,
    determined: asked,
    purchases: fen(purchases),
    procurement: null,
    reason: '',
    upperNotice: null,
  };
}

/**
 * 控制数 as they stand for one way of issuing: what 一上 asks, over it what was issued, over it what the office is
 * working on. A figure that a notice opened has no request of its own.
 */
export async function figureLines(
  office: Office,
  yearFile: YearFile,
  mode: ControlMode,
): Promise<readonly FigureLine[]> {
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const requests = { project: new Requests(), unitFund: new Requests(), departmentLump: new Requests() };
  for (const [code, tables] of await readRound(office.ledger, 'up1')) {
    const unit = units.get(code);
    if (unit) addUnit(requests, unit, tables);
  }
  const lines = new Map(requests[mode].all().map((asked) => [figureKey(asked.target), drafted(asked)]));
  for (const [key, issued] of inForce(await issuedFigures(office.ledger))) {
    if (issued.mode !== mode) continue;
    const before = lines.get(key);
    lines.set(key, {
      ...plainFigure(issued),
      projectName: before?.projectName ?? issued.upperNotice?.number ?? '',
      requested: before?.requested ?? issued.requested,
    });
  }
  for (const { key, value } of await office.ledger.all('working')) {
    const before = lines.get(key);
    if (before) lines.set(key, { ...before, ...value });
  }
  return [...lines.values()].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = (line: FigureLine): string =>
  [line.department, line.unit ?? '', line.projectCode ?? '', line.fund ?? ''].join(' ');

/** The figure alone, without its name and what an issue stamped on it. */
export const plainFigure = (figure: ControlFigure): ControlFigure => ({
  mode: figure.mode,
  department: figure.department,
  unit: figure.unit,
  projectCode: figure.projectCode,
  fund: figure.fund,
  requested: figure.requested,
  sectionReviewed: figure.sectionReviewed,
  proposed: figure.proposed,
  determined: figure.determined,
  purchases: figure.purchases,
  procurement: figure.procurement,
  reason: figure.reason,
  upperNotice: figure.upperNotice,
});

/** 初审数, 建议数, 审定数 and what belongs to them: kept from the first touch, issued later. */
export const workingOf = (figure: ControlFigure): StoreValues['working'] => {
  const { sectionReviewed, proposed, determined, purchases, procurement, reason } = figure;
  return { sectionReviewed, proposed, determined, purchases, procurement, reason };
};

export function saveWorking(
  office: Office,
  figures: readonly ControlFigure[],
): Promise<Result<Kept, LedgerFailure | HostFailure>> {
  return commitAndKeep(office, {
    act: 'work-figures',
    writes: figures.map((figure) => ({ store: 'working', key: figureKey(figure), value: workingOf(figure) })),
    expected: [],
  });
}

const marksOf = (yearFile: YearFile) => ({
  ledger: yearFile.ledger,
  region: yearFile.region.code,
  year: yearFile.year,
});

/** 导出测算表: one workbook of every figure that the screen shows. */
export async function exportFigures(
  office: Office,
  yearFile: YearFile,
  lines: readonly FigureLine[],
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const names = new Map(
    [...yearFile.units, ...yearFile.departments].map(({ code, name }): [string, string] => [code, name]),
  );
  const plan = figuresWorkbook(lines, names, marksOf(yearFile), {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: '一下控制数测算',
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const name = `${yearFile.ledger === 'practice' ? '练习_' : ''}${String(yearFile.year)}年控制数测算表.xlsx`;
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}

export type FiguresTaken = { readonly lines: number; readonly determined: Fen; readonly cut: Fen };

/** 导入测算表: the working figures of the workbook, all of them or none. Nothing is issued by it. */
export async function importFigures(
  office: Office,
  yearFile: YearFile,
  lines: readonly FigureLine[],
  handle: string,
): Promise<Result<FiguresTaken, FiguresReadFailure | LedgerFailure | HostFailure>> {
  const read = await office.host['workbooks.read']({ handle });
  if (!read.ok) return read;
  const taken = readFigures(read.value.workbook, lines, marksOf(yearFile));
  if (!taken.ok) return err(taken.error);
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle });
  if (!kept.ok) return kept;
  const saved = await saveWorking(office, taken.value);
  if (!saved.ok) return saved;
  const determined = fen(taken.value.reduce((sum, line) => sum + line.determined, 0));
  const requested = taken.value.reduce((sum, line) => sum + line.requested, 0);
  return ok({ lines: taken.value.length, determined, cut: fen(requested - determined) });
}
