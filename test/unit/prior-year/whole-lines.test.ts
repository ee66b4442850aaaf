import { describe, expect, it } from 'vitest';
import { wholeLines } from '#shared/prior-year';
import type { PriorLine } from '#shared/records';

const line = (unit: string, projectCode: string, serviceName: string, budget: number, projectName = ''): PriorLine => ({
  unit,
  projectCode,
  projectName,
  serviceName,
  catalogCode: '',
  funcCode: '',
  deptEcon: '',
  uom: '',
  unitPrice: null,
  budget,
  executed: null,
  yearBefore: null,
  grade: null,
});
const sum = (lines: readonly PriorLine[]): number => lines.reduce((all, { budget }) => all + (budget ?? 0), 0);

describe('lines that make up last year’s projects', () => {
  it('counts the purchases of a project once, inside it', () => {
    expect(sum(wholeLines([line('1', 'P1', '', 600), line('1', 'P1', '', 400), line('1', 'P1', '物业', 300)]))).toBe(
      1000,
    );
  });
  it('keeps a list of purchases alone, and the purchases of a project that is not listed', () => {
    expect(sum(wholeLines([line('1', 'P1', '物业', 300), line('1', 'P1', '保安', 100)]))).toBe(400);
    expect(sum(wholeLines([line('1', 'P1', '', 600), line('1', 'P2', '保安', 100), line('2', 'P1', '保安', 7)]))).toBe(
      707,
    );
  });
  it('knows a project without a code by its name', () => {
    expect(
      sum(wholeLines([line('1', '', '', 600, '甲'), line('1', '', '物业', 100, '甲'), line('1', '', '物业', 9, '乙')])),
    ).toBe(609);
  });
});
