import type { CatalogEntry } from '#shared/year-file';
import type { PurchaseLine } from './purchase-line.ts';
import type { Totals } from './totals.ts';
import { groupBy, totalsOf } from './totals.ts';

/** A row of the catalogue summary in print order. depth 0 branch, 1 and 2 the upper tiers, 3 the used code itself. */
export type CatalogTotals = {
  readonly depth: 0 | 1 | 2 | 3;
  readonly code: string;
  readonly names: readonly [string, string, string];
  readonly totals: Totals;
  /** Rows below that belong to this one; 0 for a used code. */
  readonly descendants: number;
};
type Leaf = { readonly path: readonly [string, string, string]; readonly entry: CatalogEntry | null };

/** Branch of codes that the catalogue of the year does not know. */
const unclassified = '~';

function leafOf(code: string, catalog: ReadonlyMap<string, CatalogEntry>): Leaf {
  const entry = catalog.get(code) ?? null;
  if (!entry) return { path: [unclassified, '', ''], entry };
  const parent = entry.parent === undefined ? undefined : catalog.get(entry.parent);
  if (entry.level === 1) return { path: [entry.branch, entry.code, ''], entry };
  if (!parent) return { path: [entry.branch, '', ''], entry };
  if (entry.level === 2) return { path: [entry.branch, parent.code, entry.code], entry };
  return { path: [entry.branch, parent.parent ?? '', parent.parent === undefined ? '' : parent.code], entry };
}

const branchName = (branch: string): string => (branch === unclassified ? '未归类 小计' : `${branch} 小计`);

function groupNames(
  path: readonly string[],
  depth: 0 | 1 | 2,
  catalog: ReadonlyMap<string, CatalogEntry>,
): CatalogTotals['names'] {
  if (depth === 0) return [branchName(path[0] ?? ''), '', ''];
  const name = catalog.get(path[depth] ?? '')?.name ?? '';
  return depth === 1 ? [name, '', ''] : ['', name, ''];
}

const leafName = (leaf: Leaf): string =>
  leaf.entry === null ? '目录中无此编码' : leaf.entry.level === 3 ? leaf.entry.name : `${leaf.entry.name}（未到三级）`;

/** Used codes under their tiers and branches, in the order of the codes. Linear but for the sort of the codes. */
export function byCatalog(
  lines: readonly PurchaseLine[],
  catalog: ReadonlyMap<string, CatalogEntry>,
): readonly CatalogTotals[] {
  const leaves = [...groupBy(lines, (line) => line.catalogCode)].map(([code, own]) => {
    const leaf = leafOf(code, catalog);
    return { code, own, leaf, order: [...leaf.path, code].join(' ') };
  });
  leaves.sort((a, b) => (a.order < b.order ? -1 : 1));
  const rows: CatalogTotals[] = [];
  const open: { at: number; key: string; lines: PurchaseLine[] }[] = [];
  const close = (downTo: number): void => {
    while (open.length > downTo) {
      const group = open.pop();
      const row = group && rows[group.at];
      if (group && row) {
        rows[group.at] = { ...row, totals: totalsOf(group.lines), descendants: rows.length - group.at - 1 };
      }
    }
  };
  for (const { code, own, leaf } of leaves) {
    // A catalogue whose first tier is the branch itself gets one row for both.
    const groups = ([0, 1, 2] as const).filter(
      (depth) => leaf.path[depth] !== '' && (depth === 0 || leaf.path[depth] !== leaf.path[0]),
    );
    const keyOf = (depth: number): string => leaf.path.slice(0, depth + 1).join(' ');
    const kept = groups.findIndex((depth, place) => open[place]?.key !== keyOf(depth));
    close(kept < 0 ? groups.length : kept);
    for (const depth of groups.slice(open.length)) {
      open.push({ at: rows.length, key: keyOf(depth), lines: [] });
      const names = groupNames(leaf.path, depth, catalog);
      const shown = leaf.path[depth] === unclassified ? '' : leaf.path[depth];
      rows.push({ depth, code: shown, names, totals: totalsOf([]), descendants: 0 });
    }
    for (const group of open) group.lines.push(...own);
    rows.push({ depth: 3, code, names: ['', '', leafName(leaf)], totals: totalsOf(own), descendants: 0 });
  }
  close(0);
  return rows;
}
