import { fieldDictionary } from '#shared/fields';
import type { CellChange, Confirmation, TrailEntry } from '#shared/trail';
import { shownCell } from '#shared/trail';

/** One 代改 by the key that it is kept under. */
export type Amendment = { readonly key: string; readonly entry: TrailEntry };

/** 待单位确认. */
export const isWaiting = ({ entry }: Amendment): boolean => entry.act === 'amend' && entry.confirmed === undefined;

const rowOf = (change: CellChange): string => `${change.table}/${change.was ?? change.rowId}`;

/** Has the unit handed in a row otherwise than finance left it? */
function isUndone(change: CellChange, differences: readonly CellChange[]): boolean {
  return differences.some((difference) => {
    const same = change.table === difference.table && change.rowId === (difference.was ?? difference.rowId);
    const alike =
      same || (change.table === difference.table && change.name === difference.name && change.code === difference.code);
    switch (change.kind) {
      case 'changed':
        return (
          same &&
          (difference.kind === 'deleted' || (difference.kind === 'changed' && difference.field === change.field))
        );
      case 'added':
        return same && difference.kind === 'deleted';
      case 'deleted':
        return alike && difference.kind === 'added';
    }
  });
}

/**
 * What handing in again says to a 代改: confirmed where what finance changed still stands in the new tables, replaced where
 * any of it does not. differences: between the tables as finance left them and what came.
 */
export const confirmationBy = (entry: TrailEntry, differences: readonly CellChange[]): Confirmation['as'] =>
  entry.changes.some((change) => isUndone(change, differences)) ? 'replaced' : 'confirmed';

/** Did finance change the same cell once more, so that it is not this change that the difference takes back? */
function isSuperseded(change: CellChange, difference: CellChange): boolean {
  if (change.kind !== 'changed' || difference.kind === 'added') return false;
  const stood = difference.kind === 'changed' ? difference.before : (difference.cells[change.field] ?? null);
  return stood !== change.after;
}

/** Does handing in again undo a 代改 that the unit had confirmed? differences: as confirmationBy takes them. */
export const isTakenBack = ({ entry }: Amendment, differences: readonly CellChange[]): boolean =>
  entry.confirmed?.as === 'confirmed' &&
  entry.changes.some((change) =>
    isUndone(
      change,
      differences.filter((difference) => !isSuperseded(change, difference)),
    ),
  );

/** Does an answer on a 审核意见单 confirm? The office asks for these words; more words may take them back. */
export const isConsent = (answer: string): boolean => /^(我单位)?(已?确认|同意|无异议)[。.！!]?$/.test(answer.trim());

const money = (change: CellChange & { readonly kind: 'changed' }): string => {
  const shown = (cell: typeof change.before): string => shownCell(change.field, cell, 'zh') || '空';
  return `“${fieldDictionary[change.field].zh}”${shown(change.before)} → ${shown(change.after)}`;
};

function changeWords(change: CellChange): string {
  if (change.kind === 'changed') return money(change);
  return change.kind === 'added' ? `新增“${change.name}”` : `删除“${change.name}”`;
}

/** How many changes a slip names one by one; beyond, it counts them. */
const mostNamed = 12;

/** A line of the 审核意见单 that asks the unit to confirm. */
export type ConfirmationAsked = {
  readonly amendment: string;
  readonly change: CellChange | null;
  readonly sentence: string;
};

/** 待单位确认 as lines of a 审核意见单: cell by cell, or as one line where there are many. */
export function confirmationsAsked(amendments: readonly Amendment[]): readonly ConfirmationAsked[] {
  return amendments.filter(isWaiting).flatMap(({ key, entry }): readonly ConfirmationAsked[] => {
    const reason = `原因：${entry.reason ?? ''}`;
    const { changes } = entry;
    if (changes.length <= mostNamed)
      return changes.map((change) => ({
        amendment: key,
        change,
        sentence: `财政代改，待单位确认：${changeWords(change)}（${reason}）`,
      }));
    const rows = new Set(changes.map(rowOf)).size;
    return [
      {
        amendment: key,
        change: null,
        sentence: `财政代改，待单位确认：共 ${String(rows)} 行 ${String(changes.length)} 处，如${changes.slice(0, 3).map(changeWords).join('；')}等（${reason}）`,
      },
    ];
  });
}
