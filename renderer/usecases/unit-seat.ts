import { checkCode } from '#shared/check-code';
import type { HostFailure } from '#shared/contract';
import { filledTables } from '#shared/entry';
import { unitWorkbook, workbookName, yearInWorkbook, type HandOutFailure } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { marksOf, recognise, type Reading, type RecogniseFailure } from '#shared/recognise';
import type { CollectingRound, Unit } from '#shared/records';
import type { TransitionRefused } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { draftWrites, openEntry, readDraft, submitDraft } from './drafts.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { Ledger, LedgerFailure, Write } from './ports.ts';

const seatKey = 'seat';

/** The one unit that this ledger belongs to; null in an office, which has them all. */
export async function readSeat(ledger: Ledger): Promise<string | null> {
  const seat = await ledger.get('drafts', seatKey);
  return seat?.kind === 'seat' ? seat.unit : null;
}

const seatWrite = (unit: string): Write => ({ store: 'drafts', key: seatKey, value: { kind: 'seat', unit } });

/** 我是预算单位, with a year file: the ledger belongs to one unit of it from now on. */
export async function takeSeat(office: Office, unit: string): Promise<Result<null, LedgerFailure>> {
  const kept = await commitAndKeep(office, { act: 'take-seat', writes: [seatWrite(unit)], expected: [] });
  return kept.ok ? ok(null) : kept;
}

export type SeatFailure =
  | HandOutFailure
  | RecogniseFailure
  | { readonly kind: 'seat/other-unit'; readonly unit: string; readonly own: string }
  | { readonly kind: 'seat/office-ledger' };

/** A handed-out workbook as it was read: its year, its unit, its round and what it was filled with beforehand. */
export type HandedOut = {
  readonly yearFile: YearFile;
  readonly reading: Reading;
  readonly ledger: 'real' | 'practice';
};

/** Reads a workbook that finance handed out. Nothing is kept. */
export async function readHandOut(
  office: Pick<Office, 'host' | 'identities'>,
  handle: string,
): Promise<Result<HandedOut, SeatFailure | HostFailure>> {
  const read = await office.host['workbooks.read']({ handle });
  if (!read.ok) return read;
  const { workbook, digest, name } = read.value;
  const marks = marksOf(workbook);
  if (!marks) return err({ kind: 'receive/not-our-form' });
  const ledger = marks.get('ledger') === 'practice' ? 'practice' : 'real';
  const yearFile = yearInWorkbook(workbook, ledger);
  if (!yearFile.ok) return yearFile;
  const reading = recognise(workbook, {
    yearFile: yearFile.value,
    expectedRound: marks.get('round') === 'up2' ? 'up2' : 'up1',
    digest,
    fileName: name,
    newRowId: () => office.identities.next(),
  });
  return reading.ok ? ok({ yearFile: yearFile.value, reading: reading.value, ledger }) : reading;
}

/**
 * Takes a handed-out workbook over: the year, the unit's seat, the number of the hand-out, and the draft of its round.
 * A draft that was begun already is kept; a round that was handed in stays as it is.
 */
export async function takeHandOut(
  office: Office,
  handed: HandedOut,
): Promise<Result<{ readonly lines: number; readonly keptDraft: boolean }, SeatFailure | LedgerFailure>> {
  const { yearFile, reading } = handed;
  const { unit, round } = reading;
  const standing = await office.ledger.standing();
  const seat = await readSeat(office.ledger);
  if (seat !== null && seat !== unit.code) return err({ kind: 'seat/other-unit', unit: unit.code, own: seat });
  if (seat === null && (standing?.head.sequence ?? 0) > 0) return err({ kind: 'seat/office-ledger' });
  if (!standing) await office.ledger.found(office.identities.next());
  const before = await readDraft(office.ledger, round, unit.code);
  const draft = {
    round,
    unit: unit.code,
    revision: 1,
    tables: reading.tables,
    noPurchases: reading.noPurchases,
  };
  const kept = await commitAndKeep(office, {
    act: 'take-hand-out',
    writes: [
      { store: 'year', key: 'year', value: yearFile },
      seatWrite(unit.code),
      {
        store: 'handOuts',
        key: `${round}/${unit.code}`,
        value: {
          sequence: reading.sequence,
          at: office.clock.now(),
          by: office.operator(),
          ...(reading.scope ? { scope: reading.scope } : {}),
        },
      },
      ...(before ? [] : draftWrites(office, null, draft)),
    ],
    expected: [],
  });
  if (!kept.ok) return kept;
  await saveCheckpoint(office, 'hand-out');
  return ok({ lines: reading.tables.projects.length + reading.tables.purchases.length, keptDraft: before !== null });
}

export type SubmissionPackage = { readonly name: string; readonly code: string };

/**
 * 生成送审文件: the unit's workbook, filled with its draft, as finance receives any workbook. Its 送审表 carries the
 * 数据校验码 that is answered here. The unit's own copy then stands as 已送审.
 */
export async function writePackage(
  office: Office,
  yearFile: YearFile,
  question: { readonly round: CollectingRound; readonly unit: Unit; readonly folder: string },
): Promise<Result<SubmissionPackage, HostFailure | LedgerFailure | TransitionRefused | SeatFailure>> {
  const { round, unit, folder } = question;
  const department = yearFile.departments.find(({ code }) => code === unit.department);
  if (!department) return err({ kind: 'receive/unknown-unit', code: unit.code });
  const { draft, head, stands } = await openEntry(office, round, unit);
  if (stands !== 'typing') return err({ kind: 'round/not-allowed', state: head?.state ?? 'absent', act: 'submit' });
  const tables = filledTables(draft.tables);
  const handOut = await office.ledger.get('handOuts', `${round}/${unit.code}`);
  const code = checkCode(tables);
  const plan = unitWorkbook({
    yearFile,
    unit,
    department,
    round,
    sequence: handOut?.sequence ?? 1,
    created: office.clock.now(),
    newRowId: () => office.identities.next(),
    prefill: tables,
    noPurchases: draft.noPurchases,
    ...(handOut?.scope ? { scope: handOut.scope } : {}),
  });
  const name = workbookName(unit, round, yearFile.year, yearFile.ledger).replace(/\.xlsx$/, `_送审${code}.xlsx`);
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  if (!written.ok) return written;
  const submitted = await submitDraft(office, yearFile, round, unit);
  return submitted.ok ? ok({ name, code }) : submitted;
}
