import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import { takeOver } from '#shared/reference-import';
import { entriesOf, withEntries } from '#shared/reference-sets';
import { formatYearFile, parseYearFile, type CodeEntry, type YearFile } from '#shared/year-file';

const base = practiceYearFile(349901, defaultForms);
const withRegions = (regions: readonly CodeEntry[], samples: readonly string[]): YearFile => ({
  ...withEntries(base, 'regions', regions),
  samples,
});
const before: readonly CodeEntry[] = [
  { code: '349901000', name: '县本级' },
  { code: '349901100', name: '镇' },
  { code: '349901101', name: '青溪镇', parent: '349901100' },
  { code: '349901102', name: '白沙镇', parent: '349901100', validFrom: 2020 },
  { code: '349901103', name: '旧乡', parent: '349901100', validTo: 2025 },
];
const imported: readonly CodeEntry[] = [
  { code: '349901000', name: '县 本级' },
  { code: '349901102', name: '白沙街道' },
  { code: '349901103', name: '旧乡' },
  { code: '349901109', name: '新镇' },
];

describe('taking over another version of a list', () => {
  it('retires what the new version leaves out and never deletes it', () => {
    const { next, differences, unchanged } = takeOver(
      withRegions(before, []),
      'regions',
      imported,
      new Set(['349901101']),
    );
    expect(entriesOf(next, 'regions')).toEqual([
      { code: '349901000', name: '县 本级' },
      { code: '349901102', name: '白沙街道', validFrom: 2020 },
      { code: '349901103', name: '旧乡' },
      { code: '349901109', name: '新镇', validFrom: 2027 },
      { code: '349901100', name: '镇', validTo: 2026 },
      { code: '349901101', name: '青溪镇', parent: '349901100', validTo: 2026 },
    ]);
    expect(differences).toEqual([
      { kind: 'renamed', code: '349901102', name: '白沙街道', before: '白沙镇' },
      { kind: 'revived', code: '349901103', name: '旧乡' },
      { kind: 'added', code: '349901109', name: '新镇' },
      { kind: 'retired', code: '349901100', name: '镇', used: false },
      { kind: 'retired', code: '349901101', name: '青溪镇', used: true },
    ]);
    expect(unchanged).toBe(1);
    expect(parseYearFile(formatYearFile(next), 'practice')).toEqual({ ok: true, value: next });
  });

  it('lets samples go that nothing uses, keeps those in use with their heading, and is no sample afterwards', () => {
    const { next, differences } = takeOver(
      withRegions(before, ['regions', 'catalog']),
      'regions',
      imported,
      new Set(['349901101']),
    );
    expect(entriesOf(next, 'regions').map(({ code, validTo }) => `${code}${validTo === undefined ? '' : '-'}`)).toEqual(
      ['349901000', '349901102', '349901103', '349901109', '349901100-', '349901101-'],
    );
    expect(next.samples).toEqual(['catalog']);
    const unused = takeOver(withRegions(before, ['regions']), 'regions', imported, new Set());
    expect(unused.differences.filter(({ kind }) => kind === 'dropped').map(({ code }) => code)).toEqual([
      '349901100',
      '349901101',
    ]);
    expect(differences.some(({ kind }) => kind === 'dropped')).toBe(false);
  });

  it('keeps the list of the forms with the third tier of the catalogue', () => {
    const { next } = takeOver(
      { ...base, samples: [] },
      'catalog',
      base.catalog.filter(({ code }) => code !== 'A0402'),
      new Set(),
    );
    expect(next.catalog.find(({ code }) => code === 'A0402')?.validTo).toBe(2026);
    expect(next.lists.catalog.find(({ code }) => code === 'A0402')?.validTo).toBe(2026);
  });
});
