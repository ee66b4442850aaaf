import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { unitTypeLabel } from '#shared/messages';
import { practiceYearFile } from '#shared/practice-county';
import { unitTypes } from '#shared/records';
import { readRoster, rosterWorkbook, type TypeNames } from '#shared/unit-roster';
import { planAsRead } from '../../support/plan-as-read.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const types = Object.fromEntries(unitTypes.map((type) => [type, unitTypeLabel(type, 'zh')])) as TypeNames;
const context = {
  year: 2027,
  regionName: '青岚县',
  stage: '',
  ledger: 'practice',
  creator: 'c',
  created: '2026-06-01T00:00:00Z',
} as const;
const roster = planAsRead(rosterWorkbook(yearFile, types, context));

describe('单位名册', () => {
  it('reads back the sixty units and twelve departments that it wrote', () => {
    const read = readRoster(roster, { ...yearFile, units: [], departments: [] }, types);
    expect(read).toEqual({ ok: true, value: yearFile });
  });
  it('reads past the ready rows, and says when none is filled in', () => {
    const empty = planAsRead(rosterWorkbook({ ...yearFile, units: [], departments: [] }, types, context));
    expect(readRoster(empty, yearFile, types)).toEqual({
      ok: false,
      error: { kind: 'roster/empty', sheet: '单位名册' },
    });
  });
  it('names a unit that does not sit under its department, by its row', () => {
    const moved = { ...yearFile, units: yearFile.units.with(3, { ...yearFile.units[3]!, code: '999999' }) };
    expect(readRoster(planAsRead(rosterWorkbook(moved, types, context)), yearFile, types)).toMatchObject({
      error: { kind: 'roster/row-wrong', row: 8 },
    });
  });
  it('names the columns that are missing', () => {
    expect(readRoster({ sheets: [] }, yearFile, types)).toMatchObject({ error: { kind: 'roster/head-missing' } });
  });
});
