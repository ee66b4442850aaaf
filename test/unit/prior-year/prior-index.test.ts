import { expect, test } from 'vitest';
import { practiceFillings, practicePrior, practiceYearFile } from '#shared/practice-county';
import { priorIndex } from '#shared/prior-year';
import type { Cells, PriorLine, Row } from '#shared/records';

const line: PriorLine = {
  unit: '105001',
  projectCode: 'P1',
  projectName: '养老服务',
  serviceName: '上门照护服务',
  catalogCode: 'A0402',
  funcCode: '2081006',
  deptEcon: '30227',
  uom: '人次',
  unitPrice: 10_000,
  budget: 5_000_000,
  executed: null,
  yearBefore: null,
  grade: null,
};
const rowOf = (cells: Cells, index = 0): Row => ({ id: String(index), cells });
const found = (lines: readonly PriorLine[], cells: Cells, others: readonly Cells[] = []) => {
  const rows = [cells, ...others].map(rowOf);
  return priorIndex(lines, rows).ofPurchase(rows[0]!);
};

test('finds the line of the same project and service, whatever its brackets and spaces', () => {
  const cells: Cells = { projectCode: 'P1', serviceName: ' 上门照护 服务（城区）', catalogCode: 'A0402' };
  expect(found([{ ...line, serviceName: '上门照护服务(城区)' }], cells)?.budget).toBe(5_000_000);
});

test('knows a service under another name only where it stands alone under its entry', () => {
  const cells: Cells = { projectCode: 'P1', serviceName: '居家照护', catalogCode: 'A0402' };
  expect(found([line], cells)).toEqual(line);
  expect(found([line, { ...line, serviceName: '老年助餐' }], cells)).toBeNull();
  expect(found([line], cells, [{ ...cells, serviceName: '老年助餐' }])).toBeNull();
  expect(found([line], { ...cells, catalogCode: 'A0403' })).toBeNull();
});

test('follows the names where the project has a new code, and takes no ordinary line for a purchase', () => {
  const cells: Cells = { projectCode: 'P9', projectName: '养老服务', serviceName: '上门照护服务' };
  expect(found([line], cells)).toEqual(line);
  expect(found([{ ...line, serviceName: '' }], { ...cells, projectCode: 'P1' })).toBeNull();
  const ordinary: Row = { id: 'o', cells: { projectCode: 'P1', deptEcon: '30227' } };
  expect(priorIndex([{ ...line, serviceName: '' }], []).ofOrdinary(ordinary)?.budget).toBe(5_000_000);
});

test('finds all but the new lines of the practice county', () => {
  const prior = practicePrior(349_901);
  const fillings = practiceFillings(349_901, practiceYearFile(349_901, []));
  for (const [unit, { up2 }] of Object.entries(fillings)) {
    const rows = up2.purchases.map(rowOf);
    const index = priorIndex(
      prior.filter((one) => one.unit === unit),
      rows,
    );
    for (const row of rows)
      expect([row.cells.serviceName, index.ofPurchase(row)?.budget ?? 'none']).toEqual([
        row.cells.serviceName,
        row.cells.status === '新增' ? 'none' : row.cells.prevBudget,
      ]);
  }
});
