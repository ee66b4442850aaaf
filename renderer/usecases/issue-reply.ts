import type { ApprovedAmount, PendingLine, ReplyRefused, UnitReplyRefused } from '#shared/approval';
import { decideReply, decideUnitReply } from '#shared/approval';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import { sumOf } from '#shared/money';
import { advance, amountOf, textOf } from '#shared/rounds';
import type { Row } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { CommitPlan, LedgerFailure, Write } from './ports.ts';
import { readRound } from './submissions.ts';

function rowsByProject(projects: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of projects) {
    const code = textOf(row, 'projectCode');
    const rows = found.get(code);
    if (rows) rows.push(row);
    else found.set(code, [row]);
  }
  return found;
}

/** The project lines of locked 二上 submissions: what the reply must answer. */
export async function pendingLines(office: Office, yearFile: YearFile): Promise<readonly PendingLine[]> {
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const lines: PendingLine[] = [];
  for (const [code, tables] of await readRound(office.ledger, 'up2')) {
    const unit = units.get(code);
    const head = await office.ledger.get('submissions', `up2/${code}`);
    if (!unit || (head?.state !== 'locked' && head?.state !== 'replied')) continue;
    // A project may stand in several rows, one for each economic classification; it is answered once.
    for (const [projectCode, rows] of rowsByProject(tables.projects))
      lines.push({
        department: unit.department,
        unit: code,
        projectCode,
        projectName: rows.map((row) => textOf(row, 'projectName')).find((name) => name !== '') ?? '',
        up2: sumOf(rows.map((row) => amountOf(row, 'amtTotal'))),
        up2Purchases: sumOf(
          tables.purchases
            .filter((line) => textOf(line, 'projectCode') === projectCode)
            .map((line) => amountOf(line, 'amtTotal')),
        ),
      });
  }
  return lines;
}

/** 已批复: the units whose lines the reply answers. */
async function repliedUnits(
  office: Office,
  units: ReadonlySet<string>,
): Promise<Pick<CommitPlan, 'writes' | 'expected'>> {
  const writes: Write[] = [];
  const expected: { key: string; revision: number }[] = [];
  for (const { key, value: head } of await office.ledger.all('submissions', 'up2/')) {
    const advanced = advance(head.state, { kind: 'reply', round: head.round });
    if (!units.has(head.unit) || !advanced.ok) continue;
    expected.push({ key, revision: head.revision });
    writes.push({
      store: 'submissions',
      key,
      value: { ...head, state: advanced.value, revision: head.revision + 1 },
    });
  }
  return { writes, expected };
}

/** 二下 批复: an approved amount for every line, a reason wherever it differs from 二上. */
export async function issueReply(
  office: Office,
  command: {
    readonly yearFile: YearFile;
    readonly congressDate: string | null;
    readonly replyDate: string;
    readonly approved: readonly ApprovedAmount[];
  },
): Promise<Result<Kept, ReplyRefused | LedgerFailure | HostFailure>> {
  const { yearFile, congressDate, replyDate, approved } = command;
  const plan = decideReply({
    congressDate,
    replyDate,
    approved,
    lines: await pendingLines(office, yearFile),
    holidays: yearFile.calendar.holidays,
    by: office.operator(),
  });
  if (!plan.ok) return err(plan.error);
  const replied = await repliedUnits(office, new Set(plan.value.lines.map((line) => line.unit)));
  const kept = await commitAndKeep(office, {
    act: 'reply',
    writes: [{ store: 'replies', key: replyDate, value: plan.value }, ...replied.writes],
    expected: replied.expected,
  });
  if (kept.ok) await saveCheckpoint(office, 'down2');
  return kept;
}

/** 部门对单位批复: the day on which a department replied to its units, from which the units' disclosure is due. */
export async function recordUnitReply(
  office: Office,
  command: { readonly department: string; readonly replyDate: string },
): Promise<Result<Kept, UnitReplyRefused | LedgerFailure | HostFailure>> {
  const reply = (await office.ledger.all('replies')).at(-1)?.value;
  if (!reply) return err({ kind: 'reply/nothing-to-reply' });
  const plan = decideUnitReply({ reply, ...command, by: office.operator() });
  if (!plan.ok) return err(plan.error);
  return commitAndKeep(office, {
    act: 'unit-reply',
    writes: [{ store: 'unitReplies', key: command.department, value: plan.value }],
    expected: [],
  });
}
