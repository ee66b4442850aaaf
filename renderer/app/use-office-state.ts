import type { ReplyPlan, UnitReplyPlan } from '#shared/approval';
import type { IssuedFigure } from '#shared/control-figures';
import type { CollectingRound, RoundName } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { useObserved } from '../ui/use-observed/index.ts';
import { issuedFigures } from '../usecases/ceilings.ts';
import type { Office } from '../usecases/office.ts';
import type { SubmissionHead, Watermark } from '../usecases/ports.ts';
import { readSeat } from '../usecases/unit-seat.ts';

export type OfficeState = {
  readonly yearFile: YearFile | null;
  /** The unit that this ledger belongs to, and the round of its last hand-out; null in an office. */
  readonly seat: { readonly unit: string; readonly round: CollectingRound } | null;
  readonly heads: {
    readonly up1: ReadonlyMap<string, SubmissionHead>;
    readonly up2: ReadonlyMap<string, SubmissionHead>;
  };
  readonly issued: readonly IssuedFigure[];
  readonly reply: ReplyPlan | null;
  readonly unitReplies: readonly UnitReplyPlan[];
  readonly unsent: number;
  readonly watermark: Watermark | null;
};

async function headsOf(office: Office, round: 'up1' | 'up2'): Promise<ReadonlyMap<string, SubmissionHead>> {
  const heads = await office.ledger.all('submissions', `${round}/`);
  return new Map(heads.map(({ value }) => [value.unit, value]));
}

async function seatOf(office: Office): Promise<OfficeState['seat']> {
  const unit = await readSeat(office.ledger);
  if (unit === null) return null;
  return { unit, round: (await office.ledger.get('handOuts', `up2/${unit}`)) ? 'up2' : 'up1' };
}

export async function readOfficeState(office: Office): Promise<OfficeState> {
  const standing = await office.ledger.standing();
  const replies = await office.ledger.all('replies');
  return {
    yearFile: (await office.ledger.get('year', 'year')) ?? null,
    seat: await seatOf(office),
    heads: { up1: await headsOf(office, 'up1'), up2: await headsOf(office, 'up2') },
    issued: await issuedFigures(office.ledger),
    reply: replies.at(-1)?.value ?? null,
    unitReplies: (await office.ledger.all('unitReplies')).map(({ value }) => value),
    unsent: standing?.unsent ?? 0,
    watermark: standing?.watermark ?? null,
  };
}

/** Where the office stands, asked again after every commit. */
export const useOfficeState = (office: Office): OfficeState | null =>
  useObserved(
    (listener) => office.ledger.observe(listener),
    () => readOfficeState(office),
    office.kind,
  );

/** The county's round is a summary of what its units and finance have done. */
export function currentRound(state: OfficeState): RoundName {
  if (state.reply) return 'down2';
  if (state.issued.length > 0) {
    const locked = [...state.heads.up2.values()].filter((head) => head.state === 'locked').length;
    return locked > 0 && locked === state.yearFile?.units.length ? 'down2' : 'up2';
  }
  const locked = [...state.heads.up1.values()].filter((head) => head.state === 'locked').length;
  return locked > 0 && locked === state.yearFile?.units.length ? 'down1' : 'up1';
}
