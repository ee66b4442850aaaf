import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceFillings, practiceYearFile, workedExample } from '#shared/practice-county';
import type { CollectingRound } from '#shared/records';
import { fillWorkbook, typingOf } from '../support/clerk.ts';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { hasOfficeSuite, typeInOffice } from '../support/office-suite.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const seed = 349901;
const yearFile = practiceYearFile(seed, defaultForms);
const fillings = practiceFillings(seed, yearFile);
const pictures = '.cache/screenshots';
const codes = yearFile.units.map(({ code }) => code);
/** Two departments fill in LibreOffice, the others through a library that is not ours. */
const inOffice = yearFile.units.filter(({ department }) => department === '101' || department === '105');
let run: ShellRun;
let desk: OfficeDesk;

async function fillAll(into: string, round: CollectingRound): Promise<void> {
  const office = hasOfficeSuite() ? inOffice.map(({ code }) => code) : [];
  const typed = [];
  for (const code of codes) {
    const path = desk.fileOf(into, code, round);
    const filling = code === workedExample.unit && round === 'up2' ? workedExample.up2First : fillings[code]![round];
    if (office.includes(code)) typed.push({ path, cells: await typingOf(path, filling, yearFile) });
    else await fillWorkbook(path, filling, yearFile);
  }
  if (typed.length > 0) typeInOffice(typed);
}

describe('the practice county through 一上, 一下, 二上 and 二下, by its screens and real files', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, yearFile, pictures);
    await desk.start();
  });
  afterAll(async () => {
    await run.stop();
  });

  it('has ten workbooks and more filled in LibreOffice, where it is installed', () => {
    expect(inOffice.length).toBeGreaterThanOrEqual(10);
  });

  it('collects all sixty units at 一上, passes and locks them', async () => {
    await desk.handOut('一上表样');
    await fillAll('一上表样', 'up1');
    await desk.menu('接收审核');
    await desk.tryFolder('一上表样', 60);
    await desk.shoot('20-dry-run-sixty');
    await desk.take(60);
    await desk.menu('报送进度');
    await desk.shoot('21-progress-received');
    await desk.bulk('审核通过', 60);
    await desk.bulk('锁定', 60);
    await desk.shoot('22-progress-locked');
  });
});
