import { describe, expect, it } from 'vitest';
import type { ReplyPlan } from '#shared/approval';
import type { Batch } from '#shared/adjustments';
import { defaultForms } from '#shared/forms';
import { fen } from '#shared/money';
import { practicePrior, practiceYearFile } from '#shared/practice-county';
import type { Cells, Row, Tables } from '#shared/records';
import { movePrior, priorOfYear, recodePrior, rollOver, unmappedCodes } from '#shared/unit-changes';
import { formatYearFile, parseYearFile } from '#shared/year-file';

const practice = practiceYearFile(349901, defaultForms);
const row = (id: string, cells: Cells): Row => ({ id, cells });
const project = (projectCode: string, deptEcon: string, amtTotal: number): Row =>
  row(`${projectCode}-${deptEcon}`, {
    projectCode,
    projectName: `项目${projectCode}`,
    deptEcon,
    funcCode: '2130101',
    amtTotal,
  });
const purchase = (projectCode: string, serviceName: string, amtTotal: number): Row =>
  row(serviceName, { projectCode, serviceName, catalogCode: 'B1102', uom: '项', unitPrice: amtTotal, amtTotal });
const tables: Tables = {
  projects: [project('P1', '30201', 600_00), project('P1', '30227', 400_00), project('P2', '30209', 100_01)],
  purchases: [purchase('P1', '物业', 300_00), purchase('P1', '保安', 100_00)],
  targets: [],
};
const reply = (lines: readonly (readonly [string, number, number])[]): ReplyPlan => ({
  congressDate: '2027-01-20',
  replyDate: '2027-02-01',
  by: '王芳',
  lines: lines.map(([projectCode, approved, bought]) => ({
    department: '301',
    unit: '301001',
    projectCode,
    projectName: `项目${projectCode}`,
    up2: fen(approved),
    up2Purchases: fen(bought),
    approved: fen(approved),
    approvedPurchases: fen(bought),
    reason: '',
  })),
  total: fen(0),
  totalPurchases: fen(0),
  due: {
    governmentDisclosure: null,
    financeReply: null,
    departmentReply: null,
    departmentDisclosure: null,
    unitDisclosure: null,
  },
  late: false,
  warnings: [],
});
const batch = (projectCode: string, change: number): Batch => ({
  number: 1,
  kind: 'add',
  document: '财预〔2027〕1号',
  date: '2027-06-01',
  reason: '追加',
  by: '王芳',
  at: '2027-06-01T00:00:00Z',
  lines: [
    {
      unit: '301001',
      projectCode,
      projectName: `项目${projectCode}`,
      fund: 'amtGeneral',
      change: fen(change),
      purchases: fen(0),
      note: '',
    },
  ],
});
const left = new Map([['301001', tables]]);
const short = (lines: ReturnType<typeof priorOfYear>) =>
  lines.map(({ projectCode, serviceName, deptEcon, budget }) => [projectCode, serviceName || deptEcon, budget]);

describe('上年 list of a year that is rolled over', () => {
  it('takes the lines of 二上 as they stand where nothing was changed', () => {
    const lines = priorOfYear({
      tables: left,
      reply: reply([
        ['P1', 1000_00, 400_00],
        ['P2', 100_01, 0],
      ]),
      batches: [],
    });
    expect(short(lines)).toEqual([
      ['P1', '30201', 600_00],
      ['P1', '30227', 400_00],
      ['P1', '物业', 300_00],
      ['P1', '保安', 100_00],
      ['P2', '30209', 100_01],
    ]);
    expect(lines[2]).toMatchObject({ catalogCode: 'B1102', uom: '项', unitPrice: 300_00, executed: null, grade: null });
  });

  it('gives each row its share of another approved amount, to the fen, with the batches', () => {
    const lines = priorOfYear({
      tables: left,
      reply: reply([
        ['P1', 900_01, 399_99],
        ['P2', 100_01, 0],
      ]),
      batches: [batch('P2', 50_00), batch('P9', 7_00)],
    });
    expect(short(lines)).toEqual([
      ['P1', '30201', 540_01],
      ['P1', '30227', 360_00],
      ['P1', '物业', 299_99],
      ['P1', '保安', 100_00],
      ['P2', '30209', 150_01],
      ['P9', '', 7_00],
    ]);
  });

  it('takes 二上 alone where no reply was given yet', () => {
    expect(short(priorOfYear({ tables: left, reply: null, batches: [] }))[0]).toEqual(['P1', '30201', 600_00]);
  });
});

describe('last year’s lines in the new year', () => {
  const lines = priorOfYear({ tables: left, reply: null, batches: [] });
  it('go with their units, under the new codes of the catalogue', () => {
    expect(new Set(movePrior(lines, new Map([['301001', '301009']])).map(({ unit }) => unit))).toEqual(
      new Set(['301009']),
    );
    const recoded = recodePrior(lines, [{ from: 'B1102', to: 'B1103' }]);
    expect(recoded.map(({ catalogCode }) => catalogCode)).toEqual(['', '', 'B1103', 'B1103', '']);
  });
  it('are asked for where their code can be chosen no more', () => {
    const old = practicePrior(349901);
    const used = old.find(({ catalogCode }) => catalogCode !== '')!.catalogCode;
    expect(unmappedCodes(practice, old)).toEqual([]);
    const catalog = practice.catalog.map((entry) => (entry.code === used ? { ...entry, validTo: 2026 } : entry));
    const name = catalog.find(({ code }) => code === used)!.name;
    const count = old.filter(({ catalogCode }) => catalogCode === used).length;
    expect(unmappedCodes({ ...practice, catalog }, old)).toEqual([{ code: used, name, lines: count }]);
  });
});

describe('结转上年', () => {
  it('begins the next year with the units and lists of the last one, its dates open', () => {
    const change = { kind: 'retired', from: [{ code: '301002', name: '旧' }], to: [] } as const;
    const rolled = rollOver({ ...practice, unitChanges: [change] }, 2028);
    if (!rolled.ok) throw new Error(rolled.error.kind);
    const next = rolled.value;
    expect(next).toMatchObject({ year: 2028, formVersion: '2028.1', unitChanges: [], catalogSuccession: [] });
    expect(next.calendar).toEqual({ up1Deadline: null, up2Deadline: null, congressDate: null, holidays: [] });
    expect(next.units).toEqual(practice.units);
    expect(parseYearFile(formatYearFile(next), 'practice')).toEqual({ ok: true, value: next });
  });
  it('refuses to go back or stand still', () => {
    expect(rollOver(practice, 2027)).toEqual({
      ok: false,
      error: { kind: 'rollover/not-later', last: 2027, year: 2027 },
    });
  });
});
