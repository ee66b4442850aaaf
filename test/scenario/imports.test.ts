import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkCode } from '#shared/check-code';
import { defaultForms, departmentFolderName, mayBuyServices, workbookName } from '#shared/forms';
import { failureSentence } from '#shared/messages';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import { tableNames, type Cells } from '#shared/records';
import { uncheckedSentence } from '#shared/review-rules';
import { textOf } from '#shared/rounds';
import { exportIntegrated } from '../../renderer/usecases/export-integrated.ts';
import { openEntry, saveDraft, submitDraft } from '../../renderer/usecases/drafts.ts';
import { handOut } from '../../renderer/usecases/hand-out.ts';
import { isNote, previewImport, type ImportQuestion } from '../../renderer/usecases/import-preview.ts';
import { basicFigures, importEntries, openFiles, takeImport } from '../../renderer/usecases/imports.ts';
import { completed, integratedUnits, ofTheForm } from '../../renderer/usecases/integrated-records.ts';
import { registerLines, registerPaper } from '../../renderer/usecases/paper-register.ts';
import { filesIn } from '../../renderer/usecases/places.ts';
import { commitAndKeep } from '../../renderer/usecases/keep-ledger.ts';
import type { ImportKind, Write } from '../../renderer/usecases/ports.ts';
import { prefillFor } from '../../renderer/usecases/prefill.ts';
import { dryRun, receive } from '../../renderer/usecases/receive.ts';
import { ruleInputs } from '../../renderer/usecases/rule-inputs.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { readTables } from '../../renderer/usecases/submissions.ts';
import { readHandOut, takeHandOut, writePackage } from '../../renderer/usecases/unit-seat.ts';
import { integratedSheets, writeForeign, type ForeignSheet } from '../support/foreign-files.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';

const seed = 349901;
const yearFile = practiceYearFile(seed, defaultForms);
const fillings = practiceFillings(seed, yearFile);
const welfare = yearFile.units.find(({ code }) => code === '105001')!;
/** A unit of which some projects buy services and others do not. */
const mixed = yearFile.units.find(({ code, type }) => {
  const marks = new Set(fillings[code]!.up1.projects.map(({ isPurchase }) => isPurchase === true));
  return marks.size === 2 && mayBuyServices(type);
})!;
const department = yearFile.departments.find(({ code }) => code === mixed.department)!;
const ask = (kind: ImportKind, more: Partial<ImportQuestion> = {}): ImportQuestion => ({
  kind,
  round: 'up1',
  answers: { moneyUnits: {}, units: {} },
  months: null,
  columns: null,
  ...more,
});

async function founded(): Promise<OfficeDesk> {
  const desk = officeOnDisk();
  expect((await foundPractice(desk.office)).ok).toBe(true);
  return desk;
}
async function opened({ office, folder }: OfficeDesk, name: string, sheets: readonly ForeignSheet[]) {
  await writeForeign(join(folder, name), sheets);
  const found = await filesIn(office, await startFolder(office), [name]);
  return openFiles(office, found.ok ? found.value : [], () => undefined);
}
async function take(desk: OfficeDesk, name: string, sheets: readonly ForeignSheet[], question: ImportQuestion) {
  const files = await opened(desk, name, sheets);
  const preview = await previewImport(desk.office, yearFile, files, question);
  expect(preview.problems.filter((problem) => !isNote(problem))).toEqual([]);
  expect(preview.mayTake).toBe(true);
  expect(await takeImport(desk.office, yearFile, files, question, preview)).toMatchObject({ value: { onDisk: true } });
  return preview;
}

it('asks what the files leave open, takes the whole in one act with its trace, and knows what it has', async () => {
  const desk = await founded();
  const { office } = desk;
  const sheets = integratedSheets(seed, yearFile, 'up1', '');
  const files = await opened(desk, '一体化.xlsx', sheets);
  const asked = await previewImport(office, yearFile, files, ask('integrated'));
  expect(asked.sheetsWithoutUnit).toEqual(['Sheet1', 'Sheet2']);
  expect([asked.mayTake, asked.units, asked.writes]).toEqual([false, [], []]);
  const answered = ask('integrated', { answers: { moneyUnits: { Sheet1: 'yuan', Sheet2: 'yuan' }, units: {} } });
  const preview = await previewImport(office, yearFile, files, answered);
  expect(preview.units.map(({ change }) => change)).toEqual(yearFile.units.map(() => 'new'));
  const money = yearFile.units
    .flatMap(({ code }) => fillings[code]!.up1.projects)
    .reduce(
      (sum, cells) =>
        sum +
        Number(cells.amtGeneral ?? 0) +
        Number(cells.amtFund ?? 0) +
        Number(cells.amtSoe ?? 0) +
        Number(cells.amtEscrow ?? 0) +
        Number(cells.amtUnit ?? 0),
      0,
    );
  expect(preview.sum).toBe(money);
  const before = (await office.ledger.standing())!.head.sequence;
  expect(await takeImport(office, yearFile, files, answered, preview)).toMatchObject({ value: { onDisk: true } });
  expect((await office.ledger.standing())!.head.sequence).toBe(before + 1);
  const [entry] = await importEntries(office);
  expect(entry).toMatchObject({ what: 'integrated', round: 'up1', units: 60, by: '王芳', sum: money });
  expect(entry!.files.map(({ name }) => name)).toEqual(['一体化.xlsx']);
  const again = await previewImport(office, yearFile, files, answered);
  expect(again.units.every(({ change }) => change === 'same')).toBe(true);
  expect([again.mayTake, again.writes]).toEqual([false, []]);
  // Entry begins with what the system has.
  const { draft } = await openEntry(office, 'up1', welfare);
  expect(draft.tables.projects.map(({ cells }) => cells.projectName)).toEqual([
    ...new Set(fillings[welfare.code]!.up1.projects.map(({ projectName }) => projectName)),
  ]);
});

it('refuses the whole for one cell, and says which', async () => {
  const desk = await founded();
  const [projects] = integratedSheets(seed, yearFile, 'up1', '单位：元');
  const rows = projects!.rows.map((row) => [...row]);
  rows[3]![11] = '约120万';
  rows[4]![1] = '外星局';
  rows[5]![9] = '天上的钱';
  const files = await opened(desk, '错.xlsx', [{ name: 'Sheet1', rows }]);
  const preview = await previewImport(desk.office, yearFile, files, ask('integrated'));
  const said = preview.problems.map(({ problem }) => failureSentence(problem, 'zh')).join('\n');
  expect(said).toContain('“Sheet1” L4');
  expect(said).toContain('约120万');
  expect(said).toContain('“Sheet1” B5 的“外星局”不是本年度的单位');
  expect(said).toContain('“Sheet1” J6 的资金性质“天上的钱”');
  expect(preview.mayTake).toBe(false);
  expect(preview.unknownUnits).toEqual([{ text: '外星局', cell: 'B5', rows: 1 }]);
  expect(await importEntries(desk.office)).toEqual([]);
  const none = await opened(desk, '无关.xlsx', [{ name: '名单', rows: [['姓名'], ['王']] }]);
  const nothing = await previewImport(desk.office, yearFile, none, ask('pool'));
  expect(nothing.problems.map(({ problem }) => problem.kind)).toEqual(['import/no-table']);
});

it('hands out only what purchases lack, and puts the other projects back when the form returns', async () => {
  const desk = await founded();
  const { office, folder } = desk;
  await take(desk, '一体化.xlsx', integratedSheets(seed, yearFile, 'up1', '单位：元'), ask('integrated'));
  expect((await integratedUnits(office.ledger, 'up1')).size).toBe(60);
  const done = await handOut(office, {
    yearFile: { ...yearFile, units: [mixed] },
    round: 'up1',
    folder: await startFolder(office),
    prefill: (unit) => prefillFor(office, unit, 'up1', 'purchases'),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  expect(done).toMatchObject({ value: { written: 1 } });
  const file = join(folder, departmentFolderName(department), workbookName(mixed, 'up1', 2027, 'practice'));
  expect(existsSync(file)).toBe(true);
  const form = await filesIn(office, await startFolder(office), [workbookName(mixed, 'up1', 2027, 'practice')]);
  const [line] = await dryRun(office, {
    yearFile,
    round: 'up1',
    files: form.ok ? form.value : [],
    onProgress: () => undefined,
  });
  expect(line!.outcome).toMatchObject({ state: 'readable', reading: { scope: 'purchases' } });
  expect((await receive(office, line!)).ok).toBe(true);
  const tables = (await readTables(office.ledger, 'up1', mixed.code))!;
  const all = new Set(fillings[mixed.code]!.up1.projects.map(({ projectCode }) => projectCode));
  const buying = new Set(
    fillings[mixed.code]!.up1.projects.filter(({ isPurchase }) => isPurchase === true).map((one) => one.projectCode),
  );
  expect(new Set(tables.projects.map(({ cells }) => cells.projectCode))).toEqual(all);
  expect(new Set(ofTheForm(tables).projects.map(({ cells }) => cells.projectCode))).toEqual(buying);
  expect(buying.size).toBeLessThan(all.size);
  // Nothing is asked of the projects that the form did not list.
  const blanks = (await office.ledger.get('submissions', `up1/${mixed.code}`))!.findings.filter(
    ({ rule, table }) => rule === 'A001' && table === 'projects',
  );
  const asked = new Set(ofTheForm(tables).projects.map(({ id }) => id));
  expect(blanks.length).toBeGreaterThan(0);
  expect(blanks.every(({ rowId }) => asked.has(rowId ?? ''))).toBe(true);
  // The paper is signed for the short form: its code, not that of the completed tables, is what finance compares.
  const own = checkCode(ofTheForm(tables));
  expect(own).not.toBe(checkCode(tables));
  const [register] = (await registerLines(office, yearFile, 'up1')).filter(({ unit }) => unit.code === mixed.code);
  expect(register?.fileCode).toBe(own);
  const draft = { copies: 1, signed: true, sealed: true, note: '' };
  const rules = async () => (await office.ledger.get('submissions', `up1/${mixed.code}`))!;
  expect((await rules()).unchecked?.map(({ rule }) => rule)).toContain('N05');
  await registerPaper(office, yearFile, 'up1', mixed.code, { ...draft, code: '000000' });
  expect((await rules()).findings.map(({ rule }) => rule)).toContain('N05');
  await registerPaper(office, yearFile, 'up1', mixed.code, { ...draft, code: own });
  expect((await rules()).findings.map(({ rule }) => rule)).not.toContain('N05');
  expect((await rules()).unchecked?.map(({ rule }) => rule)).not.toContain('N05');

  // What was received goes out in the system's layout, read back cell by cell, and comes in again as it was.
  const target = await startFolder(office);
  const exported = await exportIntegrated(office, yearFile, { round: 'up1', scope: 'received', folder: target });
  expect(exported).toMatchObject({ ok: true, value: { units: 1 } });
  const name = exported.ok ? exported.value.name : '';
  const out = await filesIn(office, target, [name]);
  const back = await openFiles(office, out.ok ? out.value : [], () => undefined);
  const preview = await previewImport(office, yearFile, back, ask('integrated', { round: 'up2' }));
  expect(preview.problems.filter((problem) => !isNote(problem))).toEqual([]);
  expect(preview.units.map(({ unit, sum }) => [unit, sum])).toEqual([[mixed.code, (await rules()).sums.projects]]);
  expect(await exportIntegrated(office, yearFile, { round: 'up2', scope: 'locked', folder: target })).toMatchObject({
    error: { kind: 'report/nothing-received' },
  });
});

it('knows the projects of a returned short form by their names while the system has no code for them', async () => {
  const desk = await founded();
  const { office } = desk;
  const line = (projectClass: string, code: string | null, name: string | null, buys: string, amount: number) => [
    welfare.code,
    projectClass,
    code,
    name,
    '2081006',
    buys,
    '11',
    amount,
  ];
  const rows = [
    ['项目支出预算表'],
    ['单位：元'],
    ['预算单位', '项目类别', '项目编码', '项目名称', '支出功能分类', '是否有政府购买服务', '资金性质', '预算金额'],
    line('特定目标类', null, '居家养老', '是', 100),
    line('特定目标类', null, '办公设备', '否', 200),
    line('特定目标类', 'P3', '社工站', '是', 300),
    line('特定目标类', 'P4', '档案整理', '否', 400),
    line('公用经费', null, null, '是', 50),
  ];
  await take(desk, '一体化.xlsx', [{ name: '项目', rows }], ask('integrated'));
  const { tables } = (await prefillFor(office, welfare, 'up1', 'purchases'))!;
  expect(tables.projects.map(({ cells }) => cells.projectName)).toEqual(['居家养老', '社工站', undefined]);
  const returned = async (typed: string | null) => {
    const projects = tables.projects.map(({ id, cells }, index) => ({
      id,
      cells: typed === null || cells.projectCode ? cells : { ...cells, projectCode: `${typed}${String(index)}` },
    }));
    const form = { unit: welfare, round: 'up1', sequence: 1, noPurchases: false, findings: [] } as const;
    const whole = await completed(office.ledger, 'up1', {
      ...form,
      tables: { ...tables, projects },
      scope: 'purchases',
    });
    return whole.tables.projects.map(({ cells }) => [cells.projectName ?? cells.projectClass, cells.amtTotal]);
  };
  const each = [
    ['居家养老', 10_000],
    ['社工站', 30_000],
    ['公用经费', 5_000],
    ['办公设备', 20_000],
    ['档案整理', 40_000],
  ];
  // The unit types the codes that must be filled, or leaves them open.
  expect(await returned('105001P')).toEqual(each);
  expect(await returned(null)).toEqual(each);
});

it('begins a short form of 二上 with the money and the quantities of the system alone', async () => {
  const desk = await founded();
  const { office } = desk;
  const projects = (fund: string, amount: number) => [
    ['项目支出预算表'],
    ['单位：元'],
    ['预算单位', '项目类别', '项目编码', '项目名称', '支出功能分类', '是否有政府购买服务', '资金性质', '预算金额'],
    [welfare.code, '特定目标类', 'P1', '居家养老', '2081006', '是', fund, amount],
  ];
  const purchases = (lines: readonly (readonly [string, number | null, number])[]) => [
    ['政府购买服务汇总表'],
    ['单位：元'],
    ['预算单位', '项目编码', '项目名称', '政府购买服务内容', '购买数量', '购买金额'],
    ...lines.map(([name, qty, amount]) => [welfare.code, 'P1', '居家养老', name, qty, amount]),
  ];
  const system = (fund: string, amount: number, lines: Parameters<typeof purchases>[0]) => [
    { name: '项目', rows: projects(fund, amount) },
    { name: '购买', rows: purchases(lines) },
  ];
  const lines = [
    ['上门服务', 3, 200],
    ['助餐', null, 60],
  ] as const;
  await take(desk, '二上.xlsx', system('政府性基金预算资金', 260, lines), ask('integrated', { round: 'up2' }));
  const earlier: Cells = { projectCode: 'P1', projectName: '居家养老', catalogCode: 'A0402', providerType: '2' };
  const money: Cells = { amtTotal: 15_000, amtGeneral: 15_000, amtCarry: 1_000 };
  const quantity: Cells = { qty: 500, unitPrice: 250, periods: 12 };
  const row = (serviceName: string) => ({
    id: serviceName,
    cells: { ...earlier, ...money, ...quantity, serviceName },
  });
  const handedIn = { projects: [], purchases: [row('上门服务'), row('助餐')], targets: [] };
  const written = tableNames.map((table): Write => ({
    store: 'tables',
    key: `up1/${welfare.code}/${table}`,
    value: handedIn[table],
  }));
  expect((await commitAndKeep(office, { act: 'submit', writes: written, expected: [] })).ok).toBe(true);
  const { tables } = (await prefillFor(office, welfare, 'up2', 'purchases'))!;
  const known = { catalogCode: 'A0402', providerType: '2' };
  const [visits, meals] = tables.purchases.map(({ cells }) => cells);
  expect(visits).toMatchObject({ ...known, amtTotal: 20_000, amtFund: 20_000, qty: 300 });
  for (const field of ['amtGeneral', 'amtCarry', 'periods', 'unitPrice'] as const)
    expect(visits).not.toHaveProperty(field);
  // The quantity of 一上 stays where the system has none.
  expect(meals).toMatchObject({ ...known, amtTotal: 6_000, amtFund: 6_000, ...quantity });
  for (const field of ['amtGeneral', 'amtCarry'] as const) expect(meals).not.toHaveProperty(field);
});

it('exports the rest of a county where a unit has a row of 人员类, and says how many were left out', async () => {
  const { office } = await founded();
  const { draft } = await openEntry(office, 'up1', welfare);
  const cells: Cells = { funcCode: '2081006', amtGeneral: 10_000, amtTotal: 10_000 };
  const projects = [
    { id: 'a', cells: { ...cells, projectClass: '人员类', projectCode: 'P1', projectName: '工资' } },
    { id: 'b', cells: { ...cells, projectClass: '特定目标类', projectCode: 'P2', projectName: '居家养老' } },
  ];
  const next = { ...draft, tables: { ...draft.tables, projects } };
  expect((await saveDraft(office, null, next, null)).ok).toBe(true);
  expect((await submitDraft(office, yearFile, 'up1', welfare)).ok).toBe(true);
  const question = { round: 'up1', scope: 'received', folder: await startFolder(office) } as const;
  expect(await exportIntegrated(office, yearFile, question)).toMatchObject({
    value: { units: 1, rows: 1, personnel: 1 },
  });
});

it('lets rules speak that were silent for want of a list, in the act that brings it', async () => {
  const desk = await founded();
  const { office } = desk;
  await take(desk, '一体化.xlsx', integratedSheets(seed, yearFile, 'up1', '单位：元'), ask('integrated'));
  await handOut(office, {
    yearFile: { ...yearFile, units: [welfare] },
    round: 'up1',
    folder: await startFolder(office),
    prefill: (unit) => prefillFor(office, unit, 'up1', 'all'),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  const form = await filesIn(office, await startFolder(office), [workbookName(welfare, 'up1', 2027, 'practice')]);
  const [line] = await dryRun(office, {
    yearFile,
    round: 'up1',
    files: form.ok ? form.value : [],
    onProgress: () => undefined,
  });
  expect((await receive(office, line!)).ok).toBe(true);
  const head = async () => (await office.ledger.get('submissions', `up1/${welfare.code}`))!;
  const silent = (await head()).unchecked ?? [];
  const pool = silent.find(({ rule }) => rule === 'A004')!;
  expect(uncheckedSentence(pool, 'zh')).toBe('未检查：缺项目库已储备项目清单');
  const [first, ...others] = [
    ...new Set(fillings[welfare.code]!.up1.projects.map((cells) => textOf({ id: '', cells }, 'projectCode'))),
  ];
  const listed = others.map((code) => [welfare.code, code, '某项目', '已入库']);
  await take(
    desk,
    '项目库.xlsx',
    [
      {
        name: '库',
        rows: [['预算单位', '项目编码', '项目名称', '入库状态'], ...listed, [welfare.code, first!, '甲', '待审']],
      },
    ],
    ask('pool'),
  );
  const after = await head();
  expect(after.unchecked?.map(({ rule }) => rule)).not.toContain('A004');
  expect(after.findings.filter(({ rule }) => rule === 'A004').map(({ values }) => values['projectCode'])).toEqual([
    first,
  ]);

  await take(
    desk,
    '结转.xlsx',
    [
      {
        name: '结转',
        rows: [
          ['金额单位：万元'],
          ['单位编码', '单位名称', '项目编码', '结转金额'],
          [welfare.code, welfare.name, first!, 12.5],
        ],
      },
    ],
    ask('carryOver'),
  );
  expect((await head()).findings.filter(({ rule }) => rule === 'A605').map(({ values }) => values['carried'])).toEqual([
    12_500_000,
  ]);
  expect((await head()).unchecked?.map(({ rule }) => rule)).not.toContain('A605');
});

it('reads last year, basic figures and contracts as offices write them', async () => {
  const desk = await founded();
  const { office } = desk;
  const prior = [
    ['2026年政府购买服务项目表'],
    ['单位：元'],
    ['预算单位', '项目编码', '项目名称', '购买服务内容', '目录编码', '年初预算数', '执行数'],
    [welfare.code, 'P1', '养老', '居家养老服务', 'A0402', 100000.5, 20000],
    [null, null, null, '老年助餐服务', 'A0402', 300, 20],
    ['合计', null, null, null, null, 100300.5, 20020],
  ];
  const files = await opened(desk, '上年.xlsx', [{ name: '表', rows: prior }]);
  const open = await previewImport(office, yearFile, files, ask('prior'));
  expect([open.asksMonths, open.mayTake]).toEqual([true, false]);
  const preview = await previewImport(office, yearFile, files, ask('prior', { months: 8 }));
  expect(preview.mayTake).toBe(true);
  await takeImport(office, yearFile, files, ask('prior', { months: 8 }), preview);
  const lines = await office.ledger.get('prior', welfare.code);
  expect(
    lines?.map(({ projectName, serviceName, budget, executed }) => [projectName, serviceName, budget, executed]),
  ).toEqual([
    ['养老', '居家养老服务', 10_000_050, { amount: 2_000_000, months: 8 }],
    ['养老', '老年助餐服务', 30_000, { amount: 2_000, months: 8 }],
  ]);

  await take(
    desk,
    '基本支出.xlsx',
    [
      {
        name: '基本支出',
        rows: [
          ['单位：万元'],
          ['单位名称', '经济分类', '2027年控制数', '上年预算数'],
          [welfare.name, '301 工资福利支出', 10, 9],
          [null, '30101 基本工资', 6, 5],
          [null, '30102 津贴补贴', 4, 4],
          [null, '30201 办公费', 1.5, 1],
          ['合计', null, 11.5, 10],
        ],
      },
    ],
    ask('basics'),
  );
  expect((await basicFigures(office)).get(welfare.code)).toEqual([
    { unit: welfare.code, deptEcon: '30101', amount: 6_000_000, previous: 5_000_000 },
    { unit: welfare.code, deptEcon: '30102', amount: 4_000_000, previous: 4_000_000 },
    { unit: welfare.code, deptEcon: '30201', amount: 1_500_000, previous: 1_000_000 },
  ]);

  const contract = [
    ['单位：元'],
    [
      '预算单位',
      '项目编码',
      '购买服务事项',
      '供应商名称',
      '统一社会信用代码',
      '签订日期',
      '开始日期',
      '结束日期',
      '合同金额',
      '补充合同',
    ],
    [
      welfare.code,
      'P1',
      '居家养老服务',
      '某公司',
      '91340000MA0000000X',
      '2027年3月1日',
      '2027-03-01',
      '2027/12/31',
      1000,
      200,
    ],
    [welfare.code, 'P1', '助餐', '某公司', '', '三月初', '2027-03-01', '2027-12-31', 1000, null],
  ];
  const ledger = await opened(desk, '合同.xlsx', [{ name: '台账', rows: contract }]);
  const wrong = await previewImport(office, yearFile, ledger, ask('contracts'));
  expect(wrong.problems.map(({ problem }) => failureSentence(problem, 'zh'))).toEqual([
    '“台账” F4 的“签订日期”为“三月初”，应为日期，如2027-01-20。请改正后重新导入。',
  ]);
  await take(desk, '合同.xlsx', [{ name: '台账', rows: contract.slice(0, 3) }], ask('contracts'));
  expect(await office.ledger.get('integrated', `contracts/${welfare.code}`)).toMatchObject({
    lines: [{ signed: '2027-03-01', endDate: '2027-12-31', amount: 100_000, supplements: 20_000, procured: true }],
  });
});

it('keeps a short form short in a unit’s own hands, to its package and its code', async () => {
  const finance = await founded();
  await take(finance, '一体化.xlsx', integratedSheets(seed, yearFile, 'up1', '单位：元'), ask('integrated'));
  await handOut(finance.office, {
    yearFile: { ...yearFile, units: [mixed] },
    round: 'up1',
    folder: await startFolder(finance.office),
    prefill: (unit) => prefillFor(finance.office, unit, 'up1', 'purchases'),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  const name = workbookName(mixed, 'up1', 2027, 'practice');
  const clerk = officeOnDisk();
  copyFileSync(join(finance.folder, departmentFolderName(department), name), join(clerk.folder, name));
  const found = await filesIn(clerk.office, await startFolder(clerk.office), [name]);
  const handed = await readHandOut(clerk.office, found.ok ? found.value[0]!.handle : '');
  if (!handed.ok) throw new Error(handed.error.kind);
  expect((await takeHandOut(clerk.office, handed.value)).ok).toBe(true);
  const target = await startFolder(clerk.office);
  const packed = await writePackage(clerk.office, handed.value.yearFile, { round: 'up1', unit: mixed, folder: target });
  if (!packed.ok) throw new Error(packed.error.kind);
  copyFileSync(join(clerk.folder, packed.value.name), join(finance.folder, packed.value.name));
  const back = await filesIn(finance.office, await startFolder(finance.office), [packed.value.name]);
  const [line] = await dryRun(finance.office, {
    yearFile,
    round: 'up1',
    files: back.ok ? back.value : [],
    onProgress: () => undefined,
  });
  expect((await receive(finance.office, line!)).ok).toBe(true);
  const tables = (await readTables(finance.office.ledger, 'up1', mixed.code))!;
  expect(ofTheForm(tables).projects.length).toBeLessThan(tables.projects.length);
  const [register] = (await registerLines(finance.office, yearFile, 'up1')).filter(
    (one) => one.unit.code === mixed.code,
  );
  expect(register?.fileCode).toBe(packed.value.code);
});

it('knows a procurement budget with nothing of a unit in it from none at all', async () => {
  const desk = await founded();
  const { office } = desk;
  const rows = [
    ['单位：元'],
    ['预算单位', '项目编码', '项目名称', '采购品目', '采购金额', '资金性质'],
    [welfare.code, 'P1', '养老', 'C05010400', 1200.5, '11'],
  ];
  await take(desk, '采购.xlsx', [{ name: '政府采购预算', rows }], ask('integrated', { round: 'up2' }));
  const of = async (code: string) => {
    const unit = yearFile.units.find((one) => one.code === code)!;
    const judged = { round: 'up2' as const, tables: { projects: [], purchases: [], targets: [] } };
    return (await ruleInputs(office, unit, judged)).procurement;
  };
  expect(await of(welfare.code)).toEqual([
    { unit: welfare.code, projectCode: 'P1', purItemCode: 'C05010400', amount: 120_050 },
  ]);
  expect(await of('105002')).toEqual([]);
  expect(await of('101001')).toBeUndefined();
});

it('lets the person say which column is which where the heads of last year’s list say nothing', async () => {
  const desk = await founded();
  const rows = [
    ['去年的账'],
    ['单位：元'],
    ['购方', '干什么', '花多少', '备注'],
    [welfare.name, '居家养老', 100, '一'],
    [null, '老年助餐', 50.5, '二'],
  ];
  const files = await opened(desk, '土表.xlsx', [{ name: '账', rows }]);
  const open = await previewImport(desk.office, yearFile, files, ask('prior'));
  expect(open.mayTake).toBe(false);
  expect(open.problems.map(({ problem }) => problem.kind)).toEqual(['import/heads-missing']);
  expect(open.columns?.heads.map(({ letter, text }) => `${letter} ${text}`)).toEqual([
    'A 购方',
    'B 干什么',
    'C 花多少',
    'D 备注',
  ]);
  const { file, sheet, head } = open.columns!;
  const columns = { file, sheet, head, columns: { unit: 1, projectName: 2, budget: 3 } };
  const said = ask('prior', { columns });
  const preview = await previewImport(desk.office, yearFile, files, said);
  expect([preview.problems, preview.mayTake, preview.sum]).toEqual([[], true, 15_050]);
  expect((await takeImport(desk.office, yearFile, files, said, preview)).ok).toBe(true);
  const lines = await desk.office.ledger.get('prior', welfare.code);
  expect(lines?.map(({ projectName, budget }) => [projectName, budget])).toEqual([
    ['居家养老', 10_000],
    ['老年助餐', 5050],
  ]);
});
