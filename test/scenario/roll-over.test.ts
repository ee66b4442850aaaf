import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureSentence } from '#shared/messages';
import type { PriorLine } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { nodeDisk } from '../../electron/host/disk.ts';
import { bookOfYear, rollOverYear, tryRollOver, yearBooks } from '../../renderer/usecases/books.ts';
import { commitAndKeep } from '../../renderer/usecases/keep-ledger.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import type { Write } from '../../renderer/usecases/ports.ts';
import {
  catalogGaps,
  changeUnitsNow,
  mapCatalogCode,
  retireDepartmentNow,
  saveUnit,
} from '../../renderer/usecases/unit-register.ts';
import { officeOnDisk, type OfficeDesk } from '../support/office-on-disk.ts';
import { practiceYear, settlePractice } from '../support/practice-ledger.ts';

let desk: OfficeDesk;
let next: Office;
const yearOf = async (office: Office): Promise<YearFile> => (await office.ledger.get('year', 'year'))!;
const priorOf = async (office: Office, unit: string): Promise<readonly PriorLine[]> =>
  (await office.ledger.get('prior', unit)) ?? [];
const sumOf = (lines: readonly PriorLine[]): number =>
  lines.filter(({ serviceName }) => serviceName === '').reduce((sum, { budget }) => sum + (budget ?? 0), 0);

beforeAll(async () => {
  desk = officeOnDisk(nodeDisk, afterAll);
  await settlePractice(desk.office);
});

describe('结转上年', () => {
  it('begins 2028 in a book of its own, with the reply of 2027 as last year to the fen', async () => {
    const reply = (await desk.office.ledger.all('replies')).at(-1)!.value;
    const tried = await tryRollOver(desk.office, practiceYear);
    expect(tried).toMatchObject({ units: 60, replied: true });
    const done = await rollOverYear(desk.office, practiceYear, 2028, desk.openBook);
    expect(done).toEqual({ ok: true, value: { book: 'practice-2028', units: 60, prior: tried.prior } });
    next = desk.openBook('practice-2028');
    expect(await yearOf(next)).toMatchObject({ year: 2028, units: practiceYear.units });
    let total = 0;
    for (const { code } of practiceYear.units) {
      const own = reply.lines.filter(({ unit }) => unit === code).reduce((sum, { approved }) => sum + approved, 0);
      expect(sumOf(await priorOf(next, code))).toBe(own);
      total += own;
    }
    expect(total).toBe(reply.total);
  });

  it('keeps 2027 readable and separate, and begins no year twice', async () => {
    const books = await yearBooks(desk.office.host, 'practice', desk.openBook);
    expect(books.map(({ book, year }) => [book, year])).toEqual([
      ['practice', 2027],
      ['practice-2028', 2028],
    ]);
    expect((await yearOf(desk.office)).year).toBe(2027);
    expect(await next.ledger.all('submissions')).toEqual([]);
    expect((await desk.office.ledger.all('submissions')).length).toBeGreaterThan(60);
    for (const [year, kind] of [
      [2028, 'rollover/exists'],
      [2027, 'rollover/not-later'],
    ] as const)
      expect(await rollOverYear(desk.office, practiceYear, year, desk.openBook)).toMatchObject({ error: { kind } });
    expect(await bookOfYear(desk.office.host, 'practice', 2027, desk.openBook)).toBe('practice');
    expect(await bookOfYear(desk.office.host, 'practice', 2029, desk.openBook)).toBe('practice-2029');
    expect(await bookOfYear(desk.office.host, 'real', 2029, desk.openBook)).toBe('real');
  });

  it('moves last year with a unit that is renumbered, merged or split', async () => {
    const own = practiceYear.units.filter(({ isHead }) => !isHead);
    const a = own[0]!;
    const b = own.find(({ code, department }) => department === a.department && code !== a.code)!;
    const [sumA, sumB] = [sumOf(await priorOf(next, a.code)), sumOf(await priorOf(next, b.code))];
    expect(Math.min(sumA, sumB)).toBeGreaterThan(0);
    const moved = { ...a, code: `${a.department}077`, name: '县更名单位' };
    expect((await saveUnit(next, await yearOf(next), moved, a.code)).ok).toBe(true);
    expect([sumOf(await priorOf(next, a.code)), sumOf(await priorOf(next, moved.code))]).toEqual([0, sumA]);
    const merge = { kind: 'merge', from: [moved.code, b.code], into: { ...b, name: '县合并单位' } } as const;
    expect((await changeUnitsNow(next, await yearOf(next), merge)).ok).toBe(true);
    expect(sumOf(await priorOf(next, b.code))).toBe(sumA + sumB);
    expect((await priorOf(next, b.code)).every(({ unit }) => unit === b.code)).toBe(true);
    const part = { ...b, code: `${b.department}088`, name: '县拆分单位' };
    const split = { kind: 'split', from: b.code, into: [b, part], heir: part.code } as const;
    expect((await changeUnitsNow(next, await yearOf(next), split)).ok).toBe(true);
    expect([sumOf(await priorOf(next, b.code)), sumOf(await priorOf(next, part.code))]).toEqual([0, sumA + sumB]);
    expect((await yearOf(next)).unitChanges?.map(({ kind }) => kind)).toEqual(['renamed', 'merged', 'split']);
    expect((await yearOf(desk.office)).unitChanges).toBeUndefined();
    expect((await yearOf(desk.office)).units).toEqual(practiceYear.units);
  });

  it('maps an old catalogue code on a new one, and last year goes with it', async () => {
    const lines = (await next.ledger.all('prior')).flatMap(({ value }) => value);
    const old = lines.find(({ catalogCode }) => catalogCode !== '')!.catalogCode;
    const count = lines.filter(({ catalogCode }) => catalogCode === old).length;
    const yearFile = await yearOf(next);
    expect((await catalogGaps(next, yearFile)).gaps).toEqual([]);
    const catalog = yearFile.catalog.map((entry) => (entry.code === old ? { ...entry, validTo: 2027 } : entry));
    const value = { ...yearFile, catalog };
    await commitAndKeep(next, { act: 'enter', writes: [{ store: 'year', key: 'year', value }], expected: [] });
    expect((await catalogGaps(next, value)).gaps).toMatchObject([{ code: old, lines: count }]);
    const to = catalog.find(({ level, code, validTo }) => level === 3 && code !== old && validTo === undefined)!.code;
    const before = lines.filter(({ catalogCode }) => catalogCode === to).length;
    expect(await mapCatalogCode(next, value, { from: old, to })).toEqual({ ok: true, value: { lines: count } });
    const after = (await next.ledger.all('prior')).flatMap((each) => each.value);
    expect(after.length).toBe(lines.length);
    expect(after.filter(({ catalogCode }) => catalogCode === to).length).toBe(before + count);
    expect((await catalogGaps(next, await yearOf(next))).gaps).toEqual([]);
  });

  it('leaves no basic figures, imported lines or handed-out forms behind under a code that ends', async () => {
    const yearFile = await yearOf(next);
    const [basic, listed, imported, handed] = yearFile.units.filter(({ isHead }) => !isHead);
    const at = { sequence: 1, at: '2027-08-01T02:00:00Z', by: '王芳' };
    const amount = { unit: basic!.code, deptEcon: '30101', amount: 100, previous: null };
    const carried = { unit: listed!.code, projectCode: 'P1', amount: 100 };
    const list = { kind: 'list', list: 'carryOver', unit: listed!.code, lines: [carried] } as const;
    const lines = { kind: 'lines', round: 'up1', unit: imported!.code, tables: {} } as const;
    const writes: readonly Write[] = [
      { store: 'basics', key: basic!.code, value: [amount] },
      { store: 'integrated', key: `carryOver/${listed!.code}`, value: list },
      { store: 'integrated', key: `up1/${imported!.code}`, value: lines },
      { store: 'handOuts', key: `up1/${handed!.code}`, value: at },
    ];
    expect((await commitAndKeep(next, { act: 'enter', writes, expected: [] })).ok).toBe(true);
    const pairs = [
      [basic!, 'basics'],
      [listed!, 'imported'],
      [imported!, 'imported'],
      [handed!, 'handOut'],
    ] as const;
    for (const [unit, use] of pairs) {
      const head = yearFile.units.find(({ isHead, department }) => isHead && department === unit.department)!;
      const fresh = { ...unit, code: `${unit.department}099` };
      const refused = { error: { kind: 'units/in-use', unit: unit.code, name: unit.name, uses: [use] } };
      expect(await saveUnit(next, yearFile, fresh, unit.code)).toMatchObject(refused);
      const merge = { kind: 'merge', from: [unit.code, head.code], into: head } as const;
      expect(await changeUnitsNow(next, yearFile, merge)).toMatchObject(refused);
      const into = [fresh, { ...unit, code: `${unit.department}098` }];
      const split = { kind: 'split', from: unit.code, into, heir: fresh.code } as const;
      expect(await changeUnitsNow(next, yearFile, split)).toMatchObject(refused);
      expect(await changeUnitsNow(next, yearFile, { kind: 'retire', code: unit.code })).toMatchObject(refused);
    }
    const whole = await retireDepartmentNow(next, yearFile, basic!.department);
    expect(whole).toMatchObject({ error: { kind: 'units/in-use' } });
    if (whole.ok || whole.error.kind !== 'units/in-use') throw new Error('retired');
    expect(failureSentence(whole.error, 'zh')).toContain('本年度已有数据（');
    expect(await yearOf(next)).toEqual(yearFile);
    // A name may change; the code and what stands under it stay.
    expect((await saveUnit(next, yearFile, { ...basic!, name: '县改名单位' }, basic!.code)).ok).toBe(true);
    expect(await next.ledger.get('basics', basic!.code)).toEqual([amount]);
  });

  it('opens both books again after a restart, and offers the new one from the disk where its copy is gone', async () => {
    const later = desk.again();
    for (const book of ['practice', 'practice-2028'] as const)
      expect(await openLedger(later.openBook(book))).toMatchObject({ kind: 'ready', say: 'nothing' });
    const bare = desk.again({ lose: true });
    expect(await openLedger(bare.openBook('practice-2028'))).toMatchObject({
      kind: 'stopped',
      picture: { ways: [{ way: 'restore' }] },
    });
    const known = await yearBooks(bare.office.host, 'practice', bare.openBook);
    expect(known.map(({ year }) => year)).toEqual([null, 2028]);
  });
});
