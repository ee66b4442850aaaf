import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failureSentence } from '#shared/messages';
import type { Role } from '#shared/operators';
import { commitAndKeep } from '../../renderer/usecases/keep-ledger.ts';
import { lockSubmission } from '../../renderer/usecases/review-submission.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { saveCalendar } from '../../renderer/usecases/year-settings.ts';
import { officeOnDisk } from '../support/office-on-disk.ts';

it('commits only what the role may do, says who may, and writes nothing of the rest', async () => {
  const { office } = officeOnDisk();
  expect((await foundPractice(office)).ok).toBe(true);
  const as = (role: Role) => ({ ...office, role: () => role });
  const writes = [{ store: 'favourites', key: '王芳/units', value: { favourites: ['105001'], recent: [] } }] as const;
  const before = await office.ledger.standing();
  const refused = await commitAndKeep(as('clerk'), { act: 'issue-figures', writes, expected: [] });
  expect(refused).toEqual({
    ok: false,
    error: { kind: 'operator/not-allowed', act: 'issue-figures', role: 'clerk' },
  });
  if (!refused.ok) expect(failureSentence(refused.error, 'zh')).toContain('负责人');
  expect(await office.ledger.standing()).toEqual(before);
  expect(await office.ledger.get('favourites', '王芳/units')).toBeUndefined();
  expect(await commitAndKeep(as('clerk'), { act: 'mark-favourite', writes, expected: [] })).toMatchObject({ ok: true });
});

it('is asked by the use cases themselves, and asks nothing while log-in is off', async () => {
  const { office } = officeOnDisk();
  const founded = await foundPractice(office);
  expect(founded.ok).toBe(true);
  const yearFile = (await office.ledger.get('year', 'year'))!;
  const reviewer = { ...office, role: () => 'reviewer' as const };
  const notAllowed = { ok: false, error: { kind: 'operator/not-allowed' } };
  expect(await saveCalendar(reviewer, yearFile, yearFile.calendar)).toMatchObject(notAllowed);
  expect(await saveCalendar(office, yearFile, yearFile.calendar)).toMatchObject({ ok: true });
  // What cannot be done for another reason is told that reason.
  expect(await lockSubmission(reviewer, 'up1', yearFile.units[0]!.code)).toMatchObject({
    error: { kind: 'review/nothing-received' },
  });
});

it('leaves no other way to commit than the one that asks', () => {
  const direct = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => readFileSync(`renderer/${file}`, 'utf8').includes('ledger.commit('));
  expect(direct.map((file) => file.replaceAll('\\', '/'))).toEqual(['usecases/keep-ledger.ts']);
});
