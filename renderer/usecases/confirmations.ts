import type { AmendRefused, Amendment, PairedHalves } from '#shared/amend';
import {
  confirmationBy,
  confirmationsAsked,
  isBroken,
  isConsent,
  isRestored,
  isTakenBack,
  isWaiting,
  pairedHalves,
  replacedHalf,
} from '#shared/amend';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, Tables } from '#shared/records';
import type { ReturnSlip } from '#shared/returns';
import { changesBetween, type Confirmation } from '#shared/trail';
import { commitAndKeep, type Kept } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { Ledger, LedgerFailure, SubmissionHead, Write } from './ports.ts';

/** 代改 of a unit in a round, oldest first. */
export async function amendmentsOf(
  ledger: Ledger,
  round: CollectingRound,
  unit: string,
): Promise<readonly Amendment[]> {
  const entries = await ledger.all('trail', `${round}/${unit}/`);
  return entries.flatMap(({ key, value }) => (value.act === 'amend' ? [{ key, entry: value }] : []));
}

/** 代改 of a unit that were made in another unit too, each with its other half. */
export async function pairsOf(ledger: Ledger, round: CollectingRound, unit: string): Promise<readonly PairedHalves[]> {
  const mine = (await amendmentsOf(ledger, round, unit)).filter(({ entry }) => entry.pair !== undefined);
  if (mine.length === 0) return [];
  const all = await ledger.all('trail', `${round}/`);
  const own = `${round}/${unit}/`;
  const others = all.flatMap(({ key, value }) => (key.startsWith(own) ? [] : [{ key, entry: value }]));
  return pairedHalves(mine, others);
}

const waitingOf = async (ledger: Ledger, round: CollectingRound, unit: string): Promise<readonly Amendment[]> =>
  (await amendmentsOf(ledger, round, unit)).filter(isWaiting);

function confirmed(office: Office, { key, entry }: Amendment, as: Confirmation['as'], words: string): Write {
  const confirmation = { as, at: office.clock.now(), by: office.operator(), words };
  return { store: 'trail', key, value: { ...entry, confirmed: confirmation } };
}

/** 登记单位确认 of everything that waits; words say who confirmed and how. */
export async function confirmAmendments(
  office: Office,
  round: CollectingRound,
  unit: string,
  words: string,
): Promise<Result<Kept, AmendRefused | LedgerFailure>> {
  if (words.trim() === '') return err({ kind: 'amend/words-missing' });
  const waiting = await waitingOf(office.ledger, round, unit);
  return commitAndKeep(office, {
    act: 'confirm-amendment',
    writes: waiting.map((one) => confirmed(office, one, 'confirmed', words.trim())),
    expected: [],
  });
}

/**
 * Nothing leaves review while a 代改 waits for the unit's word, nor while one of two units has replaced its half of a 代改
 * and the other has not.
 */
export async function unitHasConfirmed(office: Office, head: SubmissionHead): Promise<Result<null, AmendRefused>> {
  const { round, unit } = head;
  const count = (await waitingOf(office.ledger, round, unit)).length;
  const broken = (await pairsOf(office.ledger, round, unit)).find(isBroken);
  if (count === 0 && !broken) return ok(null);
  const units = (await office.ledger.get('year', 'year'))?.units ?? [];
  const nameOf = (code: string): string => units.find((one) => one.code === code)?.name ?? code;
  if (!broken) return err({ kind: 'amend/unconfirmed', unit: nameOf(unit), count });
  const [mine, other] = [nameOf(unit), nameOf(broken.other.key.split('/')[1] ?? '')];
  return replacedHalf(broken) === 'mine'
    ? err({ kind: 'amend/pair-broken', unit: mine, other })
    : err({ kind: 'amend/pair-broken', unit: other, other: mine });
}

/** 代改 that the unit had confirmed and that what it hands in takes back. before: the tables as finance left them. */
export async function takenBackByHandIn(
  ledger: Ledger,
  { round, unit }: Pick<SubmissionHead, 'round' | 'unit'>,
  before: Tables,
  after: Tables,
): Promise<readonly Amendment[]> {
  const amendments = await amendmentsOf(ledger, round, unit);
  const differences = amendments.length === 0 ? [] : changesBetween(before, after);
  return amendments.filter((one) => isTakenBack(one, differences));
}

/**
 * Handing in again answers what waits, takes back what was confirmed and no longer stands, and confirms a half that the
 * unit had replaced and now hands in as finance had left it. before: the tables as finance left them; words: the file, or
 * how it came.
 */
export async function confirmedByHandIn(
  office: Office,
  head: Pick<SubmissionHead, 'round' | 'unit'>,
  before: Tables,
  after: Tables,
  words: string,
): Promise<readonly Write[]> {
  const waiting = await waitingOf(office.ledger, head.round, head.unit);
  const differences = waiting.length === 0 ? [] : changesBetween(before, after);
  const takenBack = await takenBackByHandIn(office.ledger, head, before, after);
  // Where both halves were replaced nothing is restored: the rows may have been moved anew.
  const broken = (await pairsOf(office.ledger, head.round, head.unit)).filter(isBroken);
  const restored = broken.map(({ mine }) => mine).filter((one) => isRestored(one, after));
  return [
    ...restored.map((one) => confirmed(office, one, 'confirmed', words)),
    ...waiting.map((one) => confirmed(office, one, confirmationBy(one.entry, differences), words)),
    ...takenBack.map((one) =>
      confirmed(office, one, 'replaced', `${words}（此前确认：${one.entry.confirmed?.words ?? ''}）`),
    ),
  ];
}

/** 单位答复 that confirm: all lines of a 代改 were asked on the slip and answered with 确认. */
export async function confirmedByAnswers(office: Office, slip: ReturnSlip): Promise<readonly Write[]> {
  const waiting = await waitingOf(office.ledger, slip.round, slip.unit);
  return waiting.flatMap((one) => {
    const lines = slip.items.filter(({ amendment }) => amendment === one.key);
    const agreed = lines.every(({ answer }) => answer !== undefined && isConsent(answer.text));
    return agreed && lines.length >= confirmationsAsked([one]).length
      ? [confirmed(office, one, 'confirmed', `审核意见单 ${slip.number} 单位答复`)]
      : [];
  });
}
