import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { practiceFillings, practicePrior, practiceYearFile, workedExample } from '#shared/practice-county';
import type { PracticeFilling } from '#shared/practice-county';
import type { Cell, Cells } from '#shared/records';
import { formatYearFile, parseYearFile } from '#shared/year-file';

const yearFile = practiceYearFile(1, []);
const num = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0);
const sum = (rows: readonly Cells[], field: keyof Cells): number =>
  rows.reduce((total, row) => total + num(row[field]), 0);
const wan = (amount: number): number => amount * 1_000_000;
const countBy = <T>(items: readonly T[], key: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};
const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

const projectsIn = (rows: readonly Cells[]): number => new Set(rows.map((row) => row.projectCode)).size;
const moneyFields = ['amtTotal', 'amtGeneral', 'amtFund', 'amtEscrow', 'amtUnit', 'amtCarry'] as const;
/** The rows of each project added up. */
function groupedByProject(rows: readonly Cells[]): readonly Cells[] {
  const codes = [...new Set(rows.map((row) => row.projectCode))];
  return codes.map((projectCode) => {
    const own = rows.filter((row) => row.projectCode === projectCode);
    return {
      ...own[0],
      ...Object.fromEntries(moneyFields.map((field) => [field, sum(own, field)])),
      isPurchase: own.some((row) => row.isPurchase === true),
    };
  });
}

describe('the year file of the practice county', () => {
  test('has the frame and passes its own reader', () => {
    expect(yearFile.region).toEqual({ code: '349901', name: '青岚县' });
    expect(yearFile.departments).toHaveLength(12);
    const types = countBy(yearFile.units, (unit) => unit.type);
    expect(yearFile.units).toHaveLength(60);
    expect([types['publicClass1'], types['publicClass2'], types['other']]).toEqual([33, 6, 1]);
    expect(countBy(yearFile.units, (unit) => unit.department)).toEqual({
      101: 4,
      102: 15,
      103: 3,
      104: 12,
      105: 6,
      106: 3,
      107: 4,
      108: 3,
      109: 4,
      110: 4,
      111: 1,
      112: 1,
    });
    expect(new Set(yearFile.units.map((unit) => unit.region)).size).toBe(4);
    expect(yearFile.units.filter((unit) => unit.isHead)).toHaveLength(12);
    expect(parseYearFile(formatYearFile(yearFile), 'practice')).toEqual({ ok: true, value: yearFile });
    expect(parseYearFile(formatYearFile(yearFile), 'real').ok).toBe(false);
  });

  test('is the same for the same seed and another for another', () => {
    expect(practiceYearFile(1, [])).toEqual(yearFile);
    expect(practiceYearFile(2, [])).not.toEqual(yearFile);
    expect(practiceFillings(1, yearFile)).toEqual(practiceFillings(1, yearFile));
    expect(practiceFillings(2, yearFile)).not.toEqual(practiceFillings(1, yearFile));
  });
});

describe.each([1, 7, 42, 2027, 99_991])('the fillings of seed %i', (seed) => {
  const fillings = practiceFillings(seed, yearFile);
  const units = yearFile.units.map((unit) => ({ unit, ...fillings[unit.code]! }));
  const all = (round: 'up1' | 'up2', table: 'projects' | 'purchases' | 'targets') =>
    units.flatMap((one) => one[round][table]);
  const controls = units.flatMap((one) => one.control);

  test("every total is the frame's, to the fen", () => {
    expect([all('up1', 'purchases').length, sum(all('up1', 'purchases'), 'amtTotal')]).toEqual([301, wan(23_100)]);
    expect([all('up2', 'purchases').length, sum(all('up2', 'purchases'), 'amtTotal')]).toEqual([270, wan(18_440)]);
    expect(controls.reduce((total, one) => total + one.purchases, 0)).toBe(wan(17_890));
    expect([projectsIn(all('up2', 'projects')), sum(all('up2', 'projects'), 'amtTotal')]).toEqual([260, wan(76_000)]);
    expect([projectsIn(all('up1', 'projects')), controls.length]).toEqual([254, 254]);
  });

  test('1,230 lines are no purchase, 60 of them look as if they should be one', () => {
    const ordinary = all('up2', 'projects').filter((row) => row.isPurchase === false);
    expect(ordinary).toHaveLength(1_230);
    const candidates = ordinary.filter((row) => /外包|委托/.test(text(row.basis)));
    expect(candidates).toHaveLength(60);
    const buyers = new Set(units.filter(({ up2 }) => up2.purchases.length > 0).map(({ unit }) => unit.code));
    for (const row of candidates) expect(buyers.has(text(row.projectCode).slice(0, 6))).toBe(true);
    for (const row of ordinary) expect(num(row.amtTotal)).toBeGreaterThan(0);
  });

  test('every department has its lines and its 万元', () => {
    const byDepartment = yearFile.departments.map(({ code }) => {
      const rows = units.filter(({ unit }) => unit.department === code).flatMap((one) => one.up2.purchases);
      return [code, rows.length, sum(rows, 'amtTotal') / 1_000_000];
    });
    expect(byDepartment).toEqual([
      ['101', 26, 6_900],
      ['102', 30, 2_350],
      ['103', 22, 1_750],
      ['104', 24, 1_380],
      ['105', 28, 1_460],
      ['106', 20, 1_240],
      ['107', 30, 1_120],
      ['108', 16, 620],
      ['109', 18, 540],
      ['110', 22, 430],
      ['111', 20, 390],
      ['112', 14, 260],
    ]);
  });

  test('six lines of 上级专项 are new at 二上 and stand outside the control figures', () => {
    const upper = all('up2', 'purchases').filter((row) => row.upperNotice !== undefined);
    expect([upper.length, sum(upper, 'amtTotal')]).toEqual([6, wan(560)]);
    const before = new Set(all('up1', 'projects').map((row) => row.projectCode));
    for (const row of upper) {
      expect(before.has(row.projectCode)).toBe(false);
      expect(text(row.upperLevel)).toMatch(/中央|省|市/);
    }
  });

  test('each line is right in itself', () => {
    const lists = yearFile.lists;
    const known = (list: keyof typeof lists, cell: Cell | undefined) =>
      lists[list].some((entry) => entry.code === cell);
    for (const row of [...all('up1', 'purchases'), ...all('up2', 'purchases')]) {
      const times = (num(row.qty) / 100) * num(row.periods);
      const gap = Math.abs(times * num(row.unitPrice) - num(row.amtTotal));
      expect(gap, text(row.serviceName)).toBeLessThanOrEqual(0.5 * times + 0.5);
      expect(num(row.unitPrice)).toBeGreaterThan(0);
      expect(num(row.amtTotal)).toBeGreaterThanOrEqual(100_000);
      const funds = num(row.amtGeneral) + num(row.amtFund) + num(row.amtEscrow) + num(row.amtUnit);
      expect(funds).toBe(num(row.amtTotal));
      expect(num(row.amtCarry)).toBeLessThanOrEqual(num(row.amtTotal));
      for (const value of Object.values(row))
        if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
      expect([
        row.serviceName,
        known('catalog', row.catalogCode),
        known('functions', row.funcCode),
        known('departmentEconomy', row.deptEcon),
        known('governmentEconomy', row.govEcon),
        known('measures', row.uom),
        known('providerTypes', row.providerType),
        known('methods', row.purMethod),
        known('statuses', row.status),
        row.isProcurement !== true || known('procurementItems', row.purItemCode),
      ]).toEqual([row.serviceName, ...Array.from({ length: 9 }, () => true)]);
      expect(num(row.amtFund) > 0).toBe(/^(21208|21213|21214|22960)/.test(text(row.funcCode)));
      expect(text(row.startDate) < text(row.endDate)).toBe(true);
      if (row.contractTotal !== undefined) {
        expect(num(row.paidBefore) + num(row.y1) + num(row.y2) + num(row.y3)).toBe(num(row.contractTotal));
        expect(row.y1).toBe(row.amtTotal);
      }
    }
  });

  test('projects hold their purchases by fund, and have targets of 90 points', () => {
    for (const { up1, up2 } of units) {
      for (const round of [up1, up2]) {
        const rowKeys = round.projects.map(
          (row) => `${text(row.projectCode)} ${text(row.deptEcon)} ${text(row.basis)}`,
        );
        expect(rowKeys.filter((key, index) => rowKeys.indexOf(key) !== index)).toEqual([]);
        for (const row of round.projects) {
          const own = num(row.amtGeneral) + num(row.amtFund) + num(row.amtEscrow) + num(row.amtUnit);
          expect(own).toBe(num(row.amtTotal));
          expect(own).toBeGreaterThan(0);
        }
        for (const project of groupedByProject(round.projects)) {
          const mine = (row: Cells) => row.projectCode === project.projectCode;
          const rows = round.purchases.filter(mine);
          for (const field of ['amtTotal', 'amtGeneral', 'amtFund', 'amtEscrow', 'amtUnit', 'amtCarry'] as const)
            expect(sum(rows, field)).toBeLessThanOrEqual(num(project[field]));
          expect(project.isPurchase).toBe(rows.length > 0);
          for (const row of rows) expect(row.projectName).toBe(project.projectName);
          expect(sum(round.targets.filter(mine), 'indicatorWeight')).toBe(rows.length > 0 ? 90 : 0);
        }
        const codes = new Set(round.projects.map((row) => row.projectCode));
        for (const row of [...round.purchases, ...round.targets]) expect(codes.has(row.projectCode)).toBe(true);
      }
    }
  });

  test('no project exceeds its control figure, and one leaves 10 万元 unused', () => {
    const unused = controls.map((control) => {
      const rows = (fillings[control.unit]?.up2.purchases ?? []).filter(
        (row) => row.projectCode === control.projectCode,
      );
      const own = (fillings[control.unit]?.up2.projects ?? []).filter((row) => row.projectCode === control.projectCode);
      expect(control.amount).toBeGreaterThanOrEqual(sum(own, 'amtTotal'));
      return control.purchases - sum(rows, 'amtTotal');
    });
    expect(unused.filter((gap) => gap !== 0)).toEqual([wan(10)]);
  });

  test('only those buy who may; the rest have projects all the same', () => {
    const silent = new Set(['publicClass1', 'publicClass2', 'other']);
    for (const { unit, up1, up2 } of units) {
      expect([unit.name, up2.purchases.length > 0]).toEqual([unit.name, !silent.has(unit.type)]);
      expect(up1.projects.length).toBeGreaterThan(0);
      expect(up1.noPurchases).toBe(unit.type === 'other');
    }
  });

  test('no line stands twice in a unit and project', () => {
    for (const round of ['up1', 'up2'] as const) {
      const keys = units.flatMap(({ unit, ...one }) =>
        one[round].purchases.map((row) => `${unit.code} ${text(row.catalogCode)} ${text(row.serviceName)}`),
      );
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  test('the silent traps are there', () => {
    const rows = all('up2', 'purchases');
    const names = rows.map((row) => text(row.serviceName)).join('\n');
    expect(names).toMatch(/违建拆除安全鉴定/);
    expect(names).toMatch(/农产品抽检/);
    expect(names).toMatch(/创业担保贷款审核/);
    expect(names).toMatch(/考务/);
    expect(rows.some((row) => row.unitPrice === 8_667)).toBe(true);
    expect(rows.some((row) => row.startDate === '2026-07-01' && row.endDate === '2027-06-30')).toBe(true);
    expect(rows.some((row) => row.startDate === '2026-01-01' && num(row.paidBefore) > 0)).toBe(true);
    expect(all('up2', 'projects').some((row) => row.deptEcon === '31007' && row.isPurchase === false)).toBe(true);
  });

  test('shares are near the frame', () => {
    const rows = all('up2', 'purchases');
    const share = (field: keyof Cells) => sum(rows, field) / wan(18_440);
    expect(share('amtFund')).toBeGreaterThan(0.08);
    expect(share('amtFund')).toBeLessThanOrEqual(0.09);
    expect(share('amtEscrow')).toBeCloseTo(0.015, 2);
    expect(share('amtUnit')).toBeCloseTo(0.03, 2);
    expect(share('amtCarry')).toBeCloseTo(0.04, 3);
    const lumps = rows.filter((row) => row.uom === '项' && row.qty === 100).length / 270;
    expect(Math.abs(lumps - 0.45)).toBeLessThan(0.03);
  });

  test('the worked example is one of its units', () => {
    const { up1, up2, control } = workedExample;
    expect(fillings['105001']).toEqual({ up1, up2, control });
  });
});

test('any seed keeps the frame', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const units = Object.values(practiceFillings(seed, yearFile));
      const lines = (round: 'up1' | 'up2') => units.flatMap((one) => one[round].purchases);
      const control = units.flatMap((one) => one.control).reduce((total, one) => total + one.purchases, 0);
      expect([lines('up1').length, sum(lines('up1'), 'amtTotal')]).toEqual([301, wan(23_100)]);
      expect([lines('up2').length, sum(lines('up2'), 'amtTotal'), control]).toEqual([270, wan(18_440), wan(17_890)]);
      expect(projectsIn(units.flatMap((one) => one.up2.projects))).toBe(260);
      expect(units.flatMap((one) => one.up2.projects).filter((row) => row.isPurchase === false)).toHaveLength(1_230);
      for (const row of [...lines('up1'), ...lines('up2')]) expect(num(row.amtTotal)).toBeGreaterThanOrEqual(100_000);
      const key = (row: Cells) => `${text(row.projectCode)} ${text(row.serviceName)}`;
      const settled = new Map(lines('up2').map((row) => [key(row), num(row.amtTotal)]));
      const fates = countBy(lines('up1'), (row) => {
        const left = settled.get(key(row));
        if (left === undefined) return 'refused';
        const cut = 1 - left / num(row.amtTotal);
        if (cut === 0) return 'full';
        return cut <= 0.3 ? 'cut' : 'deepCut';
      });
      // One of the 99 in full leaves a part unused, and so looks cut at 二上.
      expect(fates).toEqual({ full: 98, cut: 121, deepCut: 45, refused: 37 });
    }),
    { numRuns: 40 },
  );
});

describe('the worked example', () => {
  const totals = ({ projects, purchases }: PracticeFilling) => [
    ...projects.map((row) => num(row.amtTotal) / 100),
    ...purchases.map((row) => num(row.amtTotal) / 100),
  ];
  test('has the figures of the four rounds', () => {
    expect(totals(workedExample.up1)).toEqual([3_200_000, 900_000, 2_600_000, 900_000]);
    expect(workedExample.control.map((one) => [one.amount / 100, one.purchases / 100])).toEqual([
      [2_800_000, 2_300_000],
      [900_000, 900_000],
    ]);
    expect(totals(workedExample.up2First)).toEqual([2_800_000, 960_000, 2_300_000, 960_000]);
    expect(totals(workedExample.up2)).toEqual([2_800_000, 900_000, 2_300_000, 900_000]);
    expect(workedExample.reply.map((one) => one.purchases / 100)).toEqual([2_300_000, 900_000]);
    expect(workedExample.up2First.purchases[1]).toMatchObject({
      qty: 1_280,
      unitPrice: 7_500_000,
      contractTotal: 288_000_000,
    });
    expect(workedExample.up1.purchases[0]).toMatchObject({
      qty: 2_600_000,
      unitPrice: 10_000,
      purItemCode: 'C05010400',
    });
  });
});

describe.each([1, 42, 349_901])('the years before, of seed %i', (seed) => {
  const prior = practicePrior(seed);
  const fillings = practiceFillings(seed, yearFile);
  const rows = Object.values(fillings).flatMap(({ up2 }) => up2.purchases);
  const of = (year: 'budget' | 'yearBefore') => prior.filter((line) => line[year] !== null);
  const key = (projectCode: Cell | undefined, name: Cell | undefined) => `${text(projectCode)} ${text(name)}`;
  const keys = new Map(of('budget').map((line) => [key(line.projectCode, line.serviceName), line]));

  test('have their lines and their money, to the fen', () => {
    const money = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
    expect([of('budget').length, money(of('budget').map(({ budget }) => budget ?? 0))]).toEqual([252, wan(17_300)]);
    const before = of('yearBefore').map(({ yearBefore }) => yearBefore?.budget ?? 0);
    expect([before.length, money(before)]).toEqual([231, wan(16_200)]);
    expect(keys.size).toBe(252);
    for (const line of prior)
      for (const amount of [line.budget, line.unitPrice]) expect(amount ?? 1).toBeGreaterThan(0);
  });

  test('70 % keep their key, 12 % are renamed, 18 % are new', () => {
    const share = (count: number) => Math.round((100 * count) / rows.length);
    const same = rows.filter((row) => keys.has(key(row.projectCode, row.serviceName)));
    const fresh = rows.filter((row) => row.status === '新增');
    expect(Math.abs(share(same.length) - 70)).toBeLessThanOrEqual(2);
    expect(rows.length - same.length - fresh.length).toBe(32);
    expect(Math.abs(share(fresh.length) - 18)).toBeLessThanOrEqual(2);
    for (const row of same) expect(row.prevBudget).toBe(keys.get(key(row.projectCode, row.serviceName))?.budget);
  });

  test('what continues is near its last year in both rounds, was executed well and evaluated', () => {
    for (const row of Object.values(fillings).flatMap(({ up1, up2 }) => [...up1.purchases, ...up2.purchases])) {
      const line = keys.get(key(row.projectCode, row.serviceName));
      if (!line) continue;
      const small = Math.abs(num(row.amtTotal) - num(row.prevBudget)) < 5_000_000;
      expect(small || Math.abs(num(row.amtTotal) / (line.budget ?? 0) - 1) < 0.2, text(row.serviceName)).toBe(true);
      expect(small || Math.abs(num(row.unitPrice) / (line.unitPrice ?? 0) - 1) < 0.15, text(row.serviceName)).toBe(
        true,
      );
    }
    for (const { budget, executed, yearBefore, grade } of prior) {
      if (executed) expect(executed.amount / (budget ?? 0)).toBeGreaterThan(0.5);
      if (yearBefore) expect(yearBefore.settled / yearBefore.budget).toBeGreaterThan(0.85);
      expect([grade !== null, grade?.word ?? '良']).toEqual([yearBefore !== null, expect.stringMatching(/优|良/)]);
    }
  });
});
