import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { failureSentence } from '#shared/messages';
import { decidePaper, paperStanding, purchaseReports, registerWorkbook, type PaperDraft } from '#shared/paper-register';
import { practiceYearFile } from '#shared/practice-county';
import type { Submission, Unit } from '#shared/records';

const draft: PaperDraft = { code: '012345', copies: 2, signed: true, sealed: true, note: '' };
const { units } = practiceYearFile(1, defaultForms);
const unitOf = (code: string): Unit => units.find((unit) => unit.code === code)!;

describe('纸质报送登记', () => {
  it('reads the code as a clerk types it, full-width digits and spaces included', () => {
    const answer = decidePaper({ ...draft, code: ' ０12 345' }, '012345', '王芳', '2026-09-30T01:00:00Z');
    expect(answer).toMatchObject({ ok: true, value: { code: '012345', fileCode: '012345', by: '王芳' } });
  });

  it.each([
    ['paper/nothing-received', draft, null],
    ['paper/code-unreadable', { ...draft, code: '12345' }, '012345'],
    ['paper/code-unreadable', { ...draft, code: 'A12345' }, '012345'],
    ['paper/copies-missing', { ...draft, copies: 0 }, '012345'],
  ] as const)('refuses with %s', (kind, given, fileCode) => {
    const answer = decidePaper(given, fileCode, '王芳', '');
    expect(answer.ok ? '' : answer.error.kind).toBe(kind);
    if (!answer.ok) expect(failureSentence(answer.error, 'zh').length).toBeGreaterThan(8);
  });

  it('tells a wrong paper from a file that was handed in again', () => {
    const right = { ...draft, fileCode: '012345', by: '', at: '' };
    expect(paperStanding(undefined, '012345')).toBe('none');
    expect(paperStanding(right, '012345')).toBe('same');
    expect(paperStanding(right, '999999')).toBe('file-changed');
    expect(paperStanding({ ...right, code: '111111' }, '012345')).toBe('differs');
  });
});

describe('零报告清单', () => {
  const head = (unit: string, more: Partial<Submission>, purchases = 0) => ({
    unit,
    state: 'submitted' as const,
    noPurchases: false,
    sums: { purchases },
    ...more,
  });
  const buyers = units.filter(({ type }) => type === 'administrative').slice(0, 4);
  const [bought, declared, silent, absent] = buyers.map(({ code }) => code);
  const school = units.find(({ type }) => type === 'publicClass1')!.code;
  const heads = new Map(
    [head(bought!, {}, 5), head(declared!, { noPurchases: true }), head(silent!, {}), head(school, {})].map((one) => [
      one.unit,
      one,
    ]),
  );
  const lines = purchaseReports(
    [bought, declared, silent, absent, school].map((code) => unitOf(code!)),
    heads,
  );

  it('says of every unit what it reports, and asks nothing of units that are no buyers', () => {
    expect(lines.map(({ report }) => report)).toEqual(['bought', 'declared', 'silent', 'absent', 'notApplicable']);
  });

  it('prints papers and declarations with the words of the office', () => {
    const plan = registerWorkbook(
      lines,
      new Map([[bought!, { ...draft, fileCode: '012345', by: '王芳', at: '2026-09-30T01:00:00Z' }]]),
      {
        reports: { declared: '零报告', bought: '有', notApplicable: '不适用', silent: '未声明', absent: '未送审' },
        standingOf: (unit) => (unit === bought ? '相符' : ''),
        dayOf: (instant) => instant.slice(0, 10),
      },
      {
        year: 2027,
        regionName: '青岚县',
        stage: '一上申报',
        ledger: 'practice',
        creator: 'test',
        created: '2026-10-01T00:00:00Z',
      },
    );
    const textOf = (sheet: number, row: number): readonly unknown[] =>
      plan.sheets[sheet]!.rows[row - 1]!.cells.map((cell) => cell?.value ?? null);
    expect(textOf(0, 5).slice(3, 10)).toEqual(['2026-09-30', { number: '2' }, '齐全', '有', '012345', '相符', '王芳']);
    expect(textOf(1, 6)[4]).toBe('零报告');
    expect(plan.sheets[1]!.rows[1]!.cells[0]!.value).toContain('1 个');
  });
});
