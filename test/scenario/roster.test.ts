import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { YearFile } from '#shared/year-file';
import { nodeDisk } from '../../electron/host/disk.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { exportRoster, takeRoster, tryRoster, type TriedRoster } from '../../renderer/usecases/roster.ts';
import { unitsInUse } from '../../renderer/usecases/unit-register.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';
import { practiceYear, settlePractice } from '../support/practice-ledger.ts';

let desk: OfficeDesk;
let office: Office;
const yearOf = async (): Promise<YearFile> => (await office.ledger.get('year', 'year'))!;
/** A roster as the office exports it and a person changes it, chosen again. */
async function tried(roster: YearFile): Promise<TriedRoster> {
  const written = await exportRoster(office, roster, await startFolder(office));
  if (!written.ok) throw new Error(written.error.kind);
  const listed = await office.host['places.browse']({ folder: null });
  const file = listed.ok && listed.value.files.find(({ name }) => name === written.value.name);
  if (!file) throw new Error('the roster was not written');
  const answer = await tryRoster(office, await yearOf(), { handle: file.handle });
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}

beforeAll(async () => {
  desk = officeOnDisk(nodeDisk, afterAll);
  office = desk.office;
  await settlePractice(office);
});

describe('a roster in a year that is under way', () => {
  it('finds nothing to change in what it wrote itself', async () => {
    expect((await tried(practiceYear)).reading).toMatchObject({ kind: 'sound', differences: [] });
  });

  it('takes contacts over, whole and traced in the journal', async () => {
    const units = practiceYear.units.map((unit, at) =>
      at === 0 ? { ...unit, leader: '钱军', phone: '0551-9' } : unit,
    );
    const one = await tried({ ...practiceYear, units });
    expect(one.reading).toMatchObject({ differences: [{ kind: 'changed', fields: ['leader', 'phone'] }] });
    expect(await takeRoster(office, await yearOf(), one)).toEqual({ ok: true, value: { units: 60, departments: 12 } });
    expect((await yearOf()).units[0]).toMatchObject({ leader: '钱军', phone: '0551-9' });
  });

  it('refuses to leave out a unit that has handed in, and changes nothing', async () => {
    const used = await unitsInUse(office);
    const gone = practiceYear.units.find(({ code, isHead }) => used.has(code) && !isHead)!;
    const before = await yearOf();
    const units = before.units.filter(({ code }) => code !== gone.code);
    const one = await tried({ ...before, units });
    expect(one.reading).toMatchObject({ differences: [{ kind: 'retired', unit: { code: gone.code } }] });
    expect(await takeRoster(office, before, one)).toEqual({
      ok: false,
      error: { kind: 'roster/unit-in-use', unit: gone.code, name: gone.name },
    });
    expect(await yearOf()).toEqual(before);
  });

  it('refuses a file that was changed after its differences were shown', async () => {
    const before = await yearOf();
    const units = before.units.map((unit, at) => (at === 1 ? { ...unit, phone: '0551-8' } : unit));
    const shown = await tried({ ...before, units });
    const later = before.units.map((unit, at) => (at === 1 ? { ...unit, phone: '0551-7' } : unit));
    await tried({ ...before, units: later });
    expect(await takeRoster(office, before, shown)).toMatchObject({ error: { kind: 'reference/file-changed' } });
    expect(await yearOf()).toEqual(before);
  });
});
