import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCatalog, sampleEconomyMapping, sampleLists, sampleThresholds } from '#shared/reference';
import { unitTypes } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { formatYearFile, parseYearFile } from '#shared/year-file';

const small: YearFile = {
  format: 'two-up-two-down/year',
  version: 1,
  ledger: 'real',
  year: 2027,
  region: { code: '349901', name: '青岚县' },
  departments: [
    { code: '105', name: '县民政局', section: '社保股' },
    { code: '106', name: '县公安局', section: '行政政法股' },
  ],
  units: [
    {
      code: '105001',
      name: '县民政局(本级)',
      department: '105',
      isHead: true,
      type: 'administrative',
      section: '社保股',
      region: '349901000',
    },
    {
      code: '105002',
      name: '县社会福利院',
      department: '105',
      isHead: false,
      type: 'publicClass1',
      section: '社保股',
      region: '349901101',
    },
  ],
  lists: sampleLists,
  catalog: sampleCatalog,
  economyMapping: sampleEconomyMapping,
  thresholds: sampleThresholds,
  calendar: { up1Deadline: '2026-09-30', up2Deadline: null, congressDate: '2027-01-20', holidays: [] },
  formVersion: '2027.1',
  forms: [
    {
      table: 'projects',
      sheet: '项目',
      title: '项目表',
      number: '表1',
      paper: 'A3',
      preparedRows: 300,
      columns: [
        {
          field: 'projectCode',
          width: 12,
          in: { up1: 'shown', up2: 'grouped' },
          required: { up1: true, up2: true },
        },
      ],
    },
  ],
  rules: [{ rule: 'A101', enabled: true, severity: 'warning' }],
};
const read = (file: unknown, expected: 'real' | 'practice' = 'real') => parseYearFile(JSON.stringify(file), expected);
const [head, second] = small.units;
const brokenAt = (where: string, what: RegExp) => ({
  ok: false,
  error: { kind: 'year-file/broken', where, what: expect.stringMatching(what) as string },
});

describe('year file', () => {
  test('comes back as it was written', () => {
    expect(parseYearFile(formatYearFile(small), 'real')).toEqual({ ok: true, value: small });
    expect(parseYearFile(`\uFEFF${formatYearFile(small)}`, 'real').ok).toBe(true);
  });

  test('any consistent file comes back, and its text does not depend on the order of keys', () => {
    const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== '');
    const file = fc
      .record({
        ledger: fc.constantFrom<YearFile['ledger']>('real', 'practice'),
        year: fc.integer({ min: 2020, max: 2090 }),
        codes: fc.uniqueArray(fc.integer({ min: 101, max: 999 }), { maxLength: 6 }),
        name,
        type: fc.constantFrom(...unitTypes),
        amount: fc.option(fc.maxSafeNat()),
        validTo: fc.option(fc.integer({ min: 2020, max: 2030 }), { nil: undefined }),
      })
      .map(({ ledger, year, codes, name, type, amount, validTo }): YearFile => ({
        ...small,
        ledger,
        year,
        departments: codes.map((code) => ({ code: String(code), name, section: '' })),
        units: codes.flatMap((code) =>
          [1, 2].map((place) => ({
            code: `${code}00${place}`,
            name,
            department: String(code),
            isHead: place === 1,
            type,
            section: name,
            region: '349901000',
          })),
        ),
        thresholds: { ...sampleThresholds, decentralisedService: amount },
        lists: {
          ...sampleLists,
          methods: [{ code: '1', name, ...(validTo === undefined ? {} : { validTo }) }],
        },
      }));
    fc.assert(
      fc.property(file, (written) => {
        const text = formatYearFile(written);
        const back = parseYearFile(text, written.ledger);
        expect(back).toEqual({ ok: true, value: written });
        const turned = Object.fromEntries(Object.entries(written).toReversed()) as YearFile;
        expect(formatYearFile(turned)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  test('what is not a year file is refused by name', () => {
    expect(parseYearFile('{', 'real')).toEqual({ ok: false, error: { kind: 'year-file/not-json' } });
    for (const other of [null, 7, [], {}, { ...small, format: 'other' }])
      expect(read(other)).toEqual({ ok: false, error: { kind: 'year-file/not-ours' } });
    expect(read({ ...small, version: 2, future: true })).toEqual({
      ok: false,
      error: { kind: 'year-file/newer', version: 2 },
    });
    expect(read(small, 'practice')).toEqual({ ok: false, error: { kind: 'year-file/wrong-ledger', ledger: 'real' } });
    expect(read({ ...small, ledger: 'practice' }).ok).toBe(false);
  });

  test('a wrong shape is named with its place', () => {
    expect(read({ ...small, extra: 1 })).toMatchObject(brokenAt('', /extra/));
    expect(read({ ...small, year: '2027' })).toMatchObject(brokenAt('year', /类型/));
    expect(read({ ...small, units: [{ ...head, type: 'school' }] })).toMatchObject(brokenAt('units[0].type', /取值/));
    expect(read({ ...small, lists: { ...small.lists, levels: undefined } })).toMatchObject(
      brokenAt('lists.levels', /缺少/),
    );
    expect(read({ ...small, calendar: { ...small.calendar, congressDate: '2027-02-30' } })).toMatchObject(
      brokenAt('calendar.congressDate', /取值/),
    );
  });

  test.each<[string, Partial<YearFile>, string, RegExp]>([
    ['unknown department', { departments: small.departments.slice(1) }, 'units[0].department', /105/],
    ['repeated unit', { units: [head!, head!] }, 'units[1].code', /重复/],
    ['prefix', { units: [{ ...head!, code: '106001' }] }, 'units[0].code', /105/],
    ['the department itself', { units: [{ ...head!, code: '105' }] }, 'units[0].code', /105/],
    ['two heads', { units: [head!, { ...second!, isHead: true }] }, 'units[1].isHead', /两个本级/],
    ['foreign region', { units: [{ ...head!, region: '349902000' }] }, 'units[0].region', /349902000/],
    [
      'repeated department',
      { departments: [...small.departments, { code: '106', name: '县民宗局', section: '' }] },
      'departments[2].code',
      /106/,
    ],
    [
      'orphan in a list',
      { lists: { ...sampleLists, levels: [{ code: '省', name: '省', parent: '国' }] } },
      'lists.levels[0].parent',
      /国/,
    ],
    ['orphan in the catalogue', { catalog: sampleCatalog.slice(3) }, 'catalog[0].parent', /A01/],
    [
      'repeated mapping',
      { economyMapping: [0, 0].map((at) => sampleEconomyMapping[at]!) },
      'economyMapping[1].departmentEconomy',
      /重复/,
    ],
  ])('%s is a contradiction', (_name, change, where, what) => {
    expect(read({ ...small, ...change })).toMatchObject(brokenAt(where, what));
  });
});
