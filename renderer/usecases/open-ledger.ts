import type { HostFailure } from '#shared/contract';
import type { OpeningDecision } from '#shared/opening';
import { pictureOf, type OpeningPicture } from './describe-opening.ts';
import { saveCheckpoint, sendOutbox } from './keep-ledger.ts';
import type { Office } from './office.ts';
import { gatherFacts, type OpeningFacts } from './opening-facts.ts';
import { ledgerSchema, type LedgerFailure } from './ports.ts';
import { raiseGeneration } from './take-way.ts';
import { upgradeCopy } from './upgrade-copy.ts';

export type Opening =
  | { readonly kind: 'ready'; readonly say: 'nothing' | 'disk-copy-missing' | 'disk-copy-damaged' | 'not-on-disk' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'stopped'; readonly decision: OpeningDecision; readonly picture: OpeningPicture }
  | { readonly kind: 'failed'; readonly failure: HostFailure | LedgerFailure };

type Open = Extract<OpeningDecision, { readonly act: 'open' }>;

async function stopped(office: Office, facts: OpeningFacts): Promise<Opening> {
  const picture = await pictureOf(office, facts);
  if (!picture.ok) return { kind: 'failed', failure: picture.error };
  return { kind: 'stopped', decision: facts.decision, picture: picture.value };
}

/** Opening is a decision, made before anything is created; what the disk lacks is sent, nothing is overwritten. */
export async function openLedger(office: Office): Promise<Opening> {
  try {
    return await opened(office);
  } catch (thrown) {
    // Whatever the database throws here, the rescue screen opens.
    const detail = thrown instanceof Error ? thrown.name : 'unknown';
    return { kind: 'failed', failure: { kind: 'ledger/broken', detail } };
  }
}

async function opened(office: Office): Promise<Opening> {
  const gathered = await gatherFacts(office);
  if (!gathered.ok) return { kind: 'failed', failure: gathered.error };
  const facts = gathered.value;
  const { decision, working } = facts;
  if (decision.act === 'create') {
    office.working.use(facts.generation);
    return { kind: 'empty' };
  }
  if (decision.act !== 'open') return stopped(office, facts);
  if (working.state === 'present' && working.schema < ledgerSchema) {
    const { schema } = working;
    const diskFails = decision.checkpointNow;
    const upgraded = await upgradeCopy(office, { generation: facts.generation, schema, diskFails });
    if (!upgraded.ok) return { kind: 'failed', failure: upgraded.error };
    if (upgraded.value !== null) return stopped(office, { ...facts, decision: upgraded.value });
  }
  return openCopy(office, facts, decision);
}

async function openCopy(office: Office, facts: OpeningFacts, decision: Open): Promise<Opening> {
  office.working.use(facts.generation);
  const opens = await office.ledger.opens();
  if (!opens.ok) return { kind: 'failed', failure: opens.error };
  await office.working.sign();
  // Founded, but the first act was never committed: nothing has begun yet.
  if ((await office.ledger.standing())?.head.sequence === 0) return { kind: 'empty' };
  const onDisk = await bringToDisk(office, decision);
  if (onDisk && !decision.checkpointNow) await checkpointOfDay(office);
  const raised = await raiseGeneration(office, Math.max(1, facts.generationOnDisk), facts.generation);
  return { kind: 'ready', say: onDisk && raised.ok ? decision.say : 'not-on-disk' };
}

/** Where the newest checkpoint is of another day and lacks acts, today's begins with one; the second copy follows it. */
async function checkpointOfDay(office: Office): Promise<void> {
  const ladder = await office.host['vault.ladder']({ ledger: office.kind });
  const newest = ladder.ok ? ladder.value.rungs[0] : undefined;
  if (!ladder.ok || newest?.savedAt.slice(0, 10) === office.clock.now().slice(0, 10)) return;
  if (newest?.watermark.sequence === ladder.value.last.sequence) return;
  await saveCheckpoint(office, 'opened');
}

/** A disk without a copy gets a whole checkpoint first: the journal can only go on from a place that it knows. */
async function bringToDisk(office: Office, decision: Open): Promise<boolean> {
  if (decision.checkpointNow) {
    await office.ledger.forgetKept();
    const saved = await saveCheckpoint(office, 'opened');
    if (!saved.ok) return false;
  }
  return decision.sendAfter === null || (await sendOutbox(office)).ok;
}
