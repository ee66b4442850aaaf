import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { sumOf } from '#shared/money';
import type { CollectingRound, Row, Submission, SubmissionState, TableName, Tables } from '#shared/records';
import { tableNames } from '#shared/records';
import { amountOf } from './amounts.ts';

/** 定稿版本: what was locked, by whom and when. It is never edited; a later lock makes a new version. */
export type FinalVersion = {
  readonly unit: string;
  readonly round: CollectingRound;
  readonly version: number;
  /** Canonical text whose digest is taken outside. */
  readonly hashInput: string;
  readonly at: string;
  readonly by: string;
  readonly counts: { readonly [Table in TableName]: number };
  readonly totals: { readonly projects: Fen; readonly purchases: Fen };
};
export type LockRefused =
  { readonly kind: 'round/lock-needs-passed'; readonly state: SubmissionState } | Failure<'round/lock-needs-name'>;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function canonicalRow(row: Row): string {
  const cells = Object.entries(row.cells)
    .filter(([, cell]) => cell !== null)
    .sort(([a], [b]) => byText(a, b));
  return JSON.stringify([row.id, cells]);
}

/** The same text for the same content, whatever the order of rows and fields; a blank equals an absent cell. */
export function canonicalText(tables: Tables): string {
  return tableNames
    .map((table) => {
      const rows = tables[table].map((row) => ({ id: row.id, text: canonicalRow(row) }));
      rows.sort((a, b) => byText(a.id, b.id) || byText(a.text, b.text));
      return [`${table} ${rows.length}`, ...rows.map((row) => row.text)].join('\n');
    })
    .join('\n');
}

const totalOf = (rows: readonly Row[]): Fen => sumOf(rows.map((row) => amountOf(row, 'amtTotal')));

/** Locks a passed submission; earlier: the versions already locked for the same unit and round. */
export function decideLock(
  submission: Submission,
  at: string,
  by: string,
  earlier: readonly FinalVersion[] = [],
): Result<FinalVersion, LockRefused> {
  if (submission.state !== 'passed') return err({ kind: 'round/lock-needs-passed', state: submission.state });
  if (by.trim() === '') return err({ kind: 'round/lock-needs-name' });
  const { unit, round, tables } = submission;
  const version = earlier
    .filter((one) => one.unit === unit && one.round === round)
    .reduce((most, one) => Math.max(most, one.version), 0);
  return ok({
    unit,
    round,
    version: version + 1,
    hashInput: canonicalText(tables),
    at,
    by,
    counts: {
      projects: tables.projects.length,
      purchases: tables.purchases.length,
      targets: tables.targets.length,
    },
    totals: { projects: totalOf(tables.projects), purchases: totalOf(tables.purchases) },
  });
}
