import type { FieldId } from '#shared/fields';
import type { Row, Submission, Unit } from '#shared/records';
import type { CatalogEntry } from '#shared/year-file';

/** The raw rows that a workbook claims to add up. digest: hex of the workbook's content, for the printed code. */
export type ProofData = {
  readonly submissions: readonly Submission[];
  readonly units: readonly Unit[];
  readonly catalog: readonly CatalogEntry[];
  readonly digest: string;
};
export const moneyFields = [
  'amtTotal',
  'amtGeneral',
  'amtFund',
  'amtSoe',
  'amtEscrow',
  'amtUnit',
  'prevBudget',
] as const satisfies readonly FieldId[];
export type MoneyField = (typeof moneyFields)[number];
/** Sums of one place of a report, in fen. */
export type Bucket = {
  lines: number;
  readonly money: Record<MoneyField, bigint>;
  readonly projects: Set<string>;
  readonly newProjects: Set<string>;
  newMoney: bigint;
  projectBudget: bigint;
};
export type RawRow = { readonly unit: Unit; readonly row: Row; readonly entry: CatalogEntry | null };
export type RawSums = {
  readonly rows: readonly RawRow[];
  /** By place: all, level:county, level:township, unit:…, branch:…, tier:…, leaf:…, class:…. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly unknownUnits: readonly string[];
};

export const moneyIn = (row: Row, field: FieldId): bigint => {
  const cell = row.cells[field];
  return typeof cell === 'number' ? BigInt(cell) : 0n;
};
export const wordsIn = (row: Row, field: FieldId): string => {
  const cell = row.cells[field];
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
};

export const emptyBucket = (): Bucket => ({
  lines: 0,
  money: { amtTotal: 0n, amtGeneral: 0n, amtFund: 0n, amtSoe: 0n, amtEscrow: 0n, amtUnit: 0n, prevBudget: 0n },
  projects: new Set(),
  newProjects: new Set(),
  newMoney: 0n,
  projectBudget: 0n,
});

/** Nine digits that do not end in 000 are a township. */
const levelOf = (unit: Unit): string => (/^\d{6}(?!000$)\d{3}$/.test(unit.region) ? 'level:township' : 'level:county');

/** The codes above an entry, the entry's own left out unless it is an upper tier itself. */
function tiersOf(entry: CatalogEntry, catalog: ReadonlyMap<string, CatalogEntry>): readonly string[] {
  const tiers: string[] = [];
  let at: CatalogEntry | undefined = entry;
  while (at !== undefined && tiers.length < 4) {
    // The first tier may be the branch itself, which has its own place.
    if (at.level < 3 && at.code !== entry.branch) tiers.push(`tier:${at.code}`);
    at = at.parent === undefined ? undefined : catalog.get(at.parent);
  }
  return tiers;
}

function placesOf(raw: RawRow, catalog: ReadonlyMap<string, CatalogEntry>): readonly string[] {
  const { unit, row, entry } = raw;
  return [
    'all',
    levelOf(unit),
    `unit:${unit.code}`,
    `leaf:${wordsIn(row, 'catalogCode')}`,
    `branch:${entry?.branch ?? ''}`,
    `class:${entry?.legacyClass ?? ''}`,
    ...(entry ? tiersOf(entry, catalog) : []),
  ];
}

function addRow(bucket: Bucket, raw: RawRow): void {
  const { row, unit } = raw;
  const project = `${unit.code} ${wordsIn(row, 'projectCode')}`;
  bucket.lines += 1;
  bucket.projects.add(project);
  for (const field of moneyFields) bucket.money[field] += moneyIn(row, field);
  if (wordsIn(row, 'status') !== '新增') return;
  bucket.newProjects.add(project);
  bucket.newMoney += moneyIn(row, 'amtTotal');
}

/** Adds the raw rows up place by place, in one pass. */
export function rawSums(data: ProofData): RawSums {
  const units = new Map(data.units.map((unit) => [unit.code, unit]));
  const catalog = new Map(data.catalog.map((entry) => [entry.code, entry]));
  const buckets = new Map<string, Bucket>();
  const bucketAt = (place: string): Bucket => {
    const known = buckets.get(place);
    if (known) return known;
    const fresh = emptyBucket();
    buckets.set(place, fresh);
    return fresh;
  };
  for (const place of ['all', 'level:county', 'level:township']) bucketAt(place);
  const rows: RawRow[] = [];
  const unknownUnits: string[] = [];
  for (const submission of data.submissions) {
    if (submission.state === 'absent') continue;
    const unit = units.get(submission.unit);
    if (!unit) {
      unknownUnits.push(submission.unit);
      continue;
    }
    const budget = submission.tables.projects.reduce((sum, row) => sum + moneyIn(row, 'amtTotal'), 0n);
    for (const place of ['all', levelOf(unit), `unit:${unit.code}`]) bucketAt(place).projectBudget += budget;
    for (const row of submission.tables.purchases) {
      const raw = { unit, row, entry: catalog.get(wordsIn(row, 'catalogCode')) ?? null };
      rows.push(raw);
      for (const place of placesOf(raw, catalog)) addRow(bucketAt(place), raw);
    }
  }
  return { rows, buckets, unknownUnits };
}
