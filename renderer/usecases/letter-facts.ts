import { consolidate } from '#shared/consolidate';
import type { LetterFacts, SubmissionFacts } from '#shared/letters';
import type { BasicLine, CollectingRound } from '#shared/records';
import type { ReturnSlip } from '#shared/returns';
import { textOf } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import type { Office } from './office.ts';
import { submissionsOf } from './reports.ts';
import { readRound } from './submissions.ts';

const isFinal = (state: string): boolean => state === 'locked' || state === 'replied';

/** Names by project code, as the latest round that holds the project gives them. */
async function projectNamesOf(office: Office): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const round of ['up1', 'up2'] as const)
    for (const tables of (await readRound(office.ledger, round)).values())
      for (const row of tables.projects) names.set(textOf(row, 'projectCode'), textOf(row, 'projectName'));
  return names;
}

async function latestSlips(office: Office, round: CollectingRound): Promise<ReadonlyMap<string, ReturnSlip>> {
  const slips = new Map<string, ReturnSlip>();
  for (const { value } of await office.ledger.all('slips')) if (value.round === round) slips.set(value.unit, value);
  return slips;
}

/** Everything that letters are made from, read once for a batch. */
export async function letterFacts(office: Office, yearFile: YearFile, round: CollectingRound): Promise<LetterFacts> {
  const submissions = await submissionsOf(office, round);
  const final = (await submissionsOf(office, 'up2')).filter(({ state }) => isFinal(state));
  const issued = await issuedFigures(office.ledger);
  const projectNames = new Map(await projectNamesOf(office));
  for (const { projectCode, upperNotice } of issued)
    if (projectCode !== null && upperNotice && !projectNames.has(projectCode))
      projectNames.set(projectCode, `上级专项 ${upperNotice.number}`);
  const basics: BasicLine[] = [];
  for (const { value } of await office.ledger.all('basics')) basics.push(...value);
  return {
    yearFile,
    round,
    submissions: new Map(submissions.map((one): [string, SubmissionFacts] => [one.unit, one])),
    slips: await latestSlips(office, round),
    issued,
    projectNames,
    basics,
    reply: (await office.ledger.all('replies')).at(-1)?.value ?? null,
    unitReplies: (await office.ledger.all('unitReplies')).map(({ value }) => value),
    consolidation: consolidate({ submissions: final, units: yearFile.units, catalog: yearFile.catalog }),
  };
}
