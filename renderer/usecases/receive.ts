import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import type { Reading, RecogniseFailure } from '#shared/recognise';
import { recognise } from '#shared/recognise';
import type { CollectingRound, Finding } from '#shared/records';
import { tableNames } from '#shared/records';
import type { UncheckedRule } from '#shared/review-rules';
import { readSlip, type SlipRefused } from '#shared/returns';
import { withSettings } from '#shared/review-rules';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import { confirmedByHandIn, takenBackByHandIn } from './confirmations.ts';
import { completed } from './integrated-records.ts';
import { judge } from './judge.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure, ReceivedFile, SubmissionHead, Write } from './ports.ts';
import { answerSlip, findSlip, type KeptSlip } from './slips.ts';
import { sumsOf } from './submissions.ts';
import { handedInBefore, trailWrite } from './trail.ts';

export type ReceiveFailure =
  | RecogniseFailure
  | { readonly kind: 'receive/locked'; readonly unit: string }
  | { readonly kind: 'receive/same-copy'; readonly file: string }
  | { readonly kind: 'receive/older-file'; readonly earlier: string; readonly at: string; readonly latest: string }
  | { readonly kind: 'receive/older-copy'; readonly received: number; readonly offered: number }
  | { readonly kind: 'receive/second-copy'; readonly unit: string; readonly other: string };

/** One file of a dry run: what it is, what it holds, what is wrong, what it would replace. Nothing is stored yet. */
export type DryRunLine = {
  readonly handle: string;
  readonly file: string;
  readonly digest: string;
  readonly outcome:
    | {
        readonly state: 'readable';
        readonly reading: Reading;
        readonly findings: readonly Finding[];
        readonly unchecked: readonly UncheckedRule[];
        readonly replaces: SubmissionHead | null;
        /** How many 代改 that the unit had confirmed the file takes back. */
        readonly takesBack: number;
      }
    /** 审核意见单 that came back: its answers are kept with the return they belong to. */
    | { readonly state: 'slip'; readonly kept: KeptSlip; readonly answers: ReadonlyMap<string, string> }
    | { readonly state: 'refused'; readonly failure: ReceiveFailure | SlipRefused | HostFailure };
};

export type FilesToRead = readonly { readonly handle: string; readonly name: string }[];

/** Why a readable file must not replace what stands: it is the same, an older one, or the unit is no longer in review. */
function standsAgainst(
  replaces: SubmissionHead,
  offered: { readonly digest: string; readonly name: string; readonly reading: Reading },
): ReceiveFailure | null {
  const { digest, name, reading } = offered;
  if (replaces.state === 'absent') return null;
  if (replaces.file?.digest === digest) return { kind: 'receive/same-copy', file: name };
  const earlier = replaces.earlier?.find((one) => one.digest === digest);
  if (earlier)
    return {
      kind: 'receive/older-file',
      earlier: earlier.name,
      at: earlier.receivedAt,
      latest: replaces.file?.name ?? '',
    };
  if (reading.sequence < replaces.sequence)
    return { kind: 'receive/older-copy', received: replaces.sequence, offered: reading.sequence };
  return ['passed', 'locked', 'replied'].includes(replaces.state)
    ? { kind: 'receive/locked', unit: reading.unit.name }
    : null;
}

async function dryRunOne(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  file: FilesToRead[number],
): Promise<DryRunLine> {
  const read = await office.host['workbooks.read']({ handle: file.handle });
  const refused = (digest: string, failure: ReceiveFailure | SlipRefused | HostFailure): DryRunLine => ({
    handle: file.handle,
    file: file.name,
    digest,
    outcome: { state: 'refused', failure },
  });
  if (!read.ok) return refused('', read.error);
  const { digest, name, workbook } = read.value;
  const slip = readSlip(workbook);
  if (slip) {
    const kept = await findSlip(office, yearFile, slip);
    if (!kept.ok) return refused(digest, kept.error);
    const outcome = { state: 'slip', kept: kept.value, answers: slip.answers } as const;
    return { handle: file.handle, file: name, digest, outcome };
  }
  const reading = recognise(workbook, {
    yearFile,
    expectedRound: round,
    digest,
    fileName: name,
    newRowId: () => office.identities.next(),
  });
  if (!reading.ok) return refused(digest, reading.error);
  const whole = await completed(office.ledger, round, reading.value);
  const replaces = (await office.ledger.get('submissions', `${round}/${whole.unit.code}`)) ?? null;
  const against = replaces ? standsAgainst(replaces, { digest, name, reading: whole }) : null;
  if (against) return refused(digest, against);
  const judged = { ...whole, unit: whole.unit.code };
  const issued = round === 'up2' ? await issuedFigures(office.ledger) : [];
  const { findings: judgedFindings, unchecked } = await judge(office, yearFile, judged, issued);
  const findings = [...withSettings(whole.findings, yearFile), ...judgedFindings];
  const before = await handedInBefore(office.ledger, replaces);
  const takenBack = before ? await takenBackByHandIn(office.ledger, { ...judged, round }, before, whole.tables) : [];
  return {
    handle: file.handle,
    file: name,
    digest,
    outcome: { state: 'readable', reading: whole, findings, unchecked, replaces, takesBack: takenBack.length },
  };
}

/** 试收: reads and checks every file, stores nothing. A unit's second file in the same run is refused by name. */
export async function dryRun(
  office: Office,
  question: {
    readonly yearFile: YearFile;
    readonly round: CollectingRound;
    readonly files: FilesToRead;
    readonly onProgress: (done: number) => void;
  },
): Promise<readonly DryRunLine[]> {
  const lines: DryRunLine[] = [];
  const firstOf = new Map<string, string>();
  for (const file of question.files) {
    const line = await dryRunOne(office, question.yearFile, question.round, file);
    if (line.outcome.state === 'readable') {
      const unit = line.outcome.reading.unit;
      const other = firstOf.get(unit.code);
      if (other === undefined) firstOf.set(unit.code, line.file);
      else {
        lines.push({
          ...line,
          outcome: { state: 'refused', failure: { kind: 'receive/second-copy', unit: unit.name, other } },
        });
        question.onProgress(lines.length);
        continue;
      }
    }
    lines.push(line);
    question.onProgress(lines.length);
  }
  return lines;
}

/** 报送, 退回后重新送审; a file withdrawn before (取消送审) is simply handed in again. */
const stateAfter = (replaces: SubmissionHead | null): SubmissionHead['state'] =>
  !replaces || replaces.state === 'absent' || replaces.state === 'submitted' ? 'submitted' : 'resubmitted';

/** Files received before, with the one that now stands. */
export function earlierOf(replaces: SubmissionHead | null): readonly ReceivedFile[] {
  const { file, receivedAt = '', earlier = [] } = replaces ?? {};
  return file ? [...earlier, { ...file, receivedAt }] : earlier;
}

/** The answers of a slip that came back; its file is kept like any other. */
async function takeSlip(
  office: Office,
  line: DryRunLine,
  { kept, answers }: Extract<DryRunLine['outcome'], { readonly state: 'slip' }>,
): Promise<Result<Kept, LedgerFailure | HostFailure>> {
  const file = await office.host['vault.keepFile']({ ledger: office.kind, handle: line.handle });
  if (!file.ok) return file;
  if (file.value.digest !== line.digest) return { ok: false, error: { kind: 'file/in-use', file: line.file } };
  return answerSlip(office, kept.key, answers, line.file);
}

/** 接收 one file of a dry run: its bytes are kept first, then all of its rows are stored or none. */
export async function receive(office: Office, line: DryRunLine): Promise<Result<Kept, LedgerFailure | HostFailure>> {
  if (line.outcome.state === 'slip') return takeSlip(office, line, line.outcome);
  if (line.outcome.state !== 'readable') return ok({ sequence: 0, onDisk: true });
  const { reading, findings, unchecked, replaces } = line.outcome;
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle: line.handle });
  if (!kept.ok) return kept;
  if (kept.value.digest !== line.digest) return { ok: false, error: { kind: 'file/in-use', file: line.file } };
  const key = `${reading.round}/${reading.unit.code}`;
  const head: SubmissionHead = {
    unit: reading.unit.code,
    round: reading.round,
    state: stateAfter(replaces),
    revision: (replaces?.revision ?? 0) + 1,
    sequence: reading.sequence,
    noPurchases: reading.noPurchases,
    findings,
    unchecked,
    explanations: replaces?.explanations ?? {},
    file: { digest: line.digest, name: line.file },
    receivedAt: office.clock.now(),
    sums: sumsOf(reading.tables),
    earlier: earlierOf(replaces),
  };
  const tables = tableNames.map((table): Write => ({
    store: 'tables',
    key: `${key}/${table}`,
    value: reading.tables[table],
  }));
  const before = await handedInBefore(office.ledger, replaces);
  const trail = before
    ? [
        ...(await trailWrite(office, { ...head, act: 'receive', before, after: reading.tables })),
        ...(await confirmedByHandIn(office, head, before, reading.tables, line.file)),
      ]
    : [];
  return commitAndKeep(office, {
    act: 'receive',
    writes: [{ store: 'submissions', key, value: head }, ...tables, ...trail],
    expected: [{ key, revision: replaces?.revision ?? 0 }],
  });
}
