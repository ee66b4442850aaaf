import { composeOffice, rememberOperator } from '../../renderer/app/compose.ts';
import { openEntry, saveDraft, submitDraft } from '../../renderer/usecases/drafts.ts';
import { filesIn } from '../../renderer/usecases/places.ts';
import { dryRun, receive } from '../../renderer/usecases/receive.ts';
import { exportCity } from '../../renderer/usecases/reports.ts';
import {
  lockSubmission,
  passSubmission,
  unlockSubmission,
  withdrawSubmission,
} from '../../renderer/usecases/review-submission.ts';
import { beginYear } from '../../renderer/usecases/start-year.ts';
import type { CollectingRound, Row, Tables, Unit } from '#shared/records';
import { practiceTables } from '../support/practice-ledger.ts';
import { openAsOffered } from '../support/restore-as-offered.ts';
import { kinds, laneUnits, killYear, type Kind, type Opened, type Standing } from './kill-county.ts';

declare global {
  var tell: (kind: Kind, count: number) => void;
  var fault: typeof page;
}

const office = composeOffice('practice');
const unitOf = (kind: Kind): Unit => laneUnits[kind];
const headOf = (kind: Kind) => office.ledger.get('submissions', `up1/${unitOf(kind).code}`);
const origin = (row: number) => ({ digest: '', file: '', sheet: '项目支出', row });

/** Lines that all say the same number, so that half an act would show. */
const numbered = (count: number, lines: number): readonly Row[] =>
  Array.from({ length: lines }, (_each, at) => ({
    id: `r${String(at)}`,
    cells: { projectName: `第${String(at)}行`, remark: String(count) },
    origin: origin(6 + at),
  }));

async function enter(kind: 'entry' | 'paste', lines: number): Promise<number | null> {
  const { draft, kept, head } = await openEntry(office, 'up2', unitOf(kind));
  const count = (kept?.revision ?? 0) + 1;
  const tables: Tables = { ...draft.tables, projects: numbered(count, lines) };
  const done = await saveDraft(office, kept, { ...draft, tables, revision: count }, head);
  return done.ok && done.value.onDisk ? count : null;
}

async function startFolder(): Promise<{ readonly handle: string; readonly out: string }> {
  const listed = await office.host['places.browse']({ folder: null });
  if (!listed.ok) throw new Error(listed.error.kind);
  return { handle: listed.value.folder.handle, out: listed.value.folders.find(({ name }) => name === 'out')!.handle };
}

/** 接收, then 取消送审, so that the same file can be received again. */
async function take(): Promise<number | null> {
  const head = await headOf('receive');
  if (head && head.state !== 'absent') {
    const done = await withdrawSubmission(office, 'up1', head.unit);
    return done.ok && done.value.onDisk ? head.revision + 1 : null;
  }
  const files = await filesIn(office, (await startFolder()).handle, ['.xlsx']);
  if (!files.ok) return null;
  const chosen = files.value.filter(({ name }) => name.includes(unitOf('receive').name));
  const [line] = await dryRun(office, { yearFile: killYear, round: 'up1', files: chosen, onProgress: () => undefined });
  if (!line) return null;
  const done = await receive(office, line);
  return line.outcome.state === 'readable' && done.ok && done.value.onDisk ? (head?.revision ?? 0) + 1 : null;
}

/** 锁定 with its checkpoint, then 解锁. */
async function lock(): Promise<number | null> {
  const head = (await headOf('lock'))!;
  const done =
    head.state === 'locked'
      ? await unlockSubmission(office, 'up1', head.unit, { approver: '李局长', reason: '补报' })
      : await lockSubmission(office, 'up1', head.unit);
  return done.ok && done.value.onDisk ? head.revision + 1 : null;
}

let exported = 0;
async function writeCity(): Promise<number | null> {
  const done = await exportCity(office, killYear, (await startFolder()).out);
  return done.ok ? (exported += 1) : null;
}

const lanes: { readonly [Each in Kind]: () => Promise<number | null> } = {
  entry: () => enter('entry', 2),
  paste: () => enter('paste', 150),
  receive: take,
  lock,
  export: writeCity,
};

async function handIn(kind: Kind, round: CollectingRound): Promise<void> {
  const unit = unitOf(kind);
  const { draft, kept, head } = await openEntry(office, round, unit);
  await saveDraft(office, kept, { ...draft, tables: practiceTables(unit, round), revision: 1 }, head);
  for (const act of [
    () => submitDraft(office, killYear, round, unit),
    () => passSubmission(office, round, unit.code),
    () => lockSubmission(office, round, unit.code),
  ]) {
    const done = await act();
    if (!done.ok) throw new Error(done.error.kind);
  }
}

const sameNumber = (rows: readonly Row[], lines: number): number => {
  const said = new Set(rows.map(({ cells }) => Number(cells.remark)));
  return rows.length === lines && said.size === 1 ? [...said][0]! : rows.length === 0 ? 0 : NaN;
};
async function entered(kind: 'entry' | 'paste', lines: number): Promise<number> {
  const { kept } = await openEntry(office, 'up2', unitOf(kind));
  return kept === null ? 0 : sameNumber(kept.tables.projects, lines);
}
/** The revision of a submission, where its lines and its final versions agree with its state. */
async function revised(kind: 'receive' | 'lock'): Promise<number> {
  const head = await headOf(kind);
  if (!head) return 0;
  const rows = (await office.ledger.get('tables', `up1/${head.unit}/projects`)) ?? [];
  const finals = await office.ledger.all('finals', `up1/${head.unit}/`);
  const locks = Math.floor((head.revision - 1) / 2);
  const fits = kind === 'lock' ? finals.length === locks : (head.state === 'absent') === (rows.length === 0);
  return fits ? head.revision : NaN;
}

let working = false;
const page = {
  open: async (): Promise<Opened> => {
    try {
      const { first, opening, restored } = await openAsOffered(office);
      const met = first.kind === 'stopped' && 'because' in first.decision ? first.decision.because : first.kind;
      return { kind: opening.kind, met, restored, said: JSON.stringify(opening).slice(0, 400) };
    } catch (thrown) {
      return { kind: 'threw', met: 'threw', restored: false, said: String(thrown) };
    }
  },
  begin: async (): Promise<void> => {
    rememberOperator('王芳');
    await openAsOffered(office);
    const begun = await beginYear(office, killYear);
    if (!begun.ok) throw new Error(begun.error.kind);
    await handIn('lock', 'up1');
    await handIn('export', 'up1');
  },
  /** Works in all lanes at once until something fails; each act that the disk has is told. */
  work: async (): Promise<void> => {
    working = true;
    await Promise.all(
      kinds.map(async (kind) => {
        for (;;) {
          const count = await lanes[kind]().catch(() => null);
          if (count === null || !working) return;
          globalThis.tell(kind, count);
        }
      }),
    );
  },
  rest: (): void => {
    working = false;
  },
  standing: async (): Promise<Standing> => ({
    entry: await entered('entry', 2),
    paste: await entered('paste', 150),
    receive: await revised('receive'),
    lock: await revised('lock'),
    export: 0,
  }),
};
globalThis.fault = page;
