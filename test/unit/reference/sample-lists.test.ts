import { describe, expect, test } from 'vitest';
import { sampleCatalog, sampleEconomyMapping, sampleLists, sampleThresholds } from '#shared/reference';

const codesOf = (entries: readonly { readonly code: string }[]) => entries.map((entry) => entry.code);

describe('sample lists', () => {
  test.each(Object.entries(sampleLists))('%s has unique codes and no blanks', (_name, entries) => {
    expect(new Set(codesOf(entries)).size).toBe(entries.length);
    for (const entry of entries) expect(`${entry.code}|${entry.name}`).toMatch(/^[^\s|;]+\|[^\s;][^;]*$/);
  });

  test('codes have the length of their level', () => {
    for (const code of codesOf(sampleLists.functions)) expect(code).toMatch(/^2\d{6}$/);
    for (const code of codesOf(sampleLists.departmentEconomy)) expect(code).toMatch(/^3\d{4}$/);
    for (const code of codesOf(sampleLists.governmentEconomy)) expect(code).toMatch(/^5\d{4}$/);
    for (const code of codesOf(sampleLists.procurementItems)) expect(code).toMatch(/^C\d{8}$/);
    expect(codesOf(sampleLists.functions)).toEqual(expect.arrayContaining(['2296002', '2296003', '2081006']));
  });

  test('the catalogue has two branches, thirty classes and 123 services, each under a parent', () => {
    const byLevel = (level: number) => sampleCatalog.filter((entry) => entry.level === level);
    expect([byLevel(1).length, byLevel(2).length, byLevel(3).length]).toEqual([2, 30, 123]);
    const codes = new Set(codesOf(sampleCatalog));
    for (const entry of sampleCatalog) expect(entry.level === 1 || codes.has(entry.parent ?? '')).toBe(true);
    expect(codesOf(sampleLists.catalog)).toEqual(codesOf(byLevel(3)));
  });

  test.each([
    ['A0402', 'L1'],
    ['A0404', 'L2'],
    ['A0407', 'L2'],
    ['A1003', 'L2'],
    ['A1601', 'L3'],
    ['A1702', 'L4'],
    ['A1802', 'L6'],
    ['A1803', 'L1'],
    ['B0302', 'L4'],
    ['B1102', 'L5'],
  ])('%s belongs to %s of the six old classes', (code, legacyClass) => {
    expect(sampleCatalog.find((entry) => entry.code === code)?.legacyClass).toBe(legacyClass);
  });

  test('every departmental class is mapped once, to classes that exist', () => {
    const government = new Set(codesOf(sampleLists.governmentEconomy));
    const mapped = sampleEconomyMapping.map((entry) => entry.departmentEconomy);
    expect(mapped.toSorted()).toEqual(codesOf(sampleLists.departmentEconomy).toSorted());
    for (const entry of sampleEconomyMapping) {
      expect([entry, government.has(entry.administrative), government.has(entry.institution)]).toEqual([
        entry,
        true,
        true,
      ]);
    }
  });

  test.each([
    ['30227', '50205', '50502'],
    ['30209', '50201', '50502'],
    ['30308', '50902', '50902'],
    ['31007', '50306', '50601'],
    ['30905', '50402', '50602'],
    ['30101', '50101', '50501'],
  ])('%s leads to %s for organs and %s for institutions', (departmentEconomy, administrative, institution) => {
    expect(sampleEconomyMapping).toContainEqual({ departmentEconomy, administrative, institution });
  });

  test('amounts of the province are left open', () => {
    expect(sampleThresholds).toMatchObject({ decentralisedService: null, openTenderService: null });
  });
});
