import type { Fen } from '#shared/money';
import type { Origin, Row, Submission, Unit } from '#shared/records';
import type { FundField } from '#shared/rounds';
import { amountOf, textOf } from '#shared/rounds';
import type { CatalogEntry } from '#shared/year-file';

export type LegacyClass = CatalogEntry['legacyClass'];
export type FundAmounts = { readonly [Fund in FundField]: Fen };
/** One purchase row with everything it was known by, so that each total leads back to a cell of a file. */
export type PurchaseLine = {
  readonly unit: string;
  readonly department: string;
  readonly rowId: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly serviceName: string;
  readonly catalogCode: string;
  readonly catalogName: string;
  readonly legacyClass: LegacyClass | null;
  /** Hundredths; null where blank or unread. */
  readonly qty: number | null;
  readonly uom: string;
  readonly periods: number | null;
  readonly unitPrice: Fen;
  readonly amount: Fen;
  readonly funds: FundAmounts;
  readonly previous: Fen;
  readonly status: string;
  readonly origin: Origin | null;
};

const numberOf = (row: Row, field: 'qty' | 'periods'): number | null => {
  const cell = row.cells[field];
  return typeof cell === 'number' ? cell : null;
};

export function fundAmountsOf(row: Row): FundAmounts {
  return {
    amtGeneral: amountOf(row, 'amtGeneral'),
    amtFund: amountOf(row, 'amtFund'),
    amtSoe: amountOf(row, 'amtSoe'),
    amtEscrow: amountOf(row, 'amtEscrow'),
    amtUnit: amountOf(row, 'amtUnit'),
  };
}

/** The purchase rows of one submission; a name missing in the row is taken from the project of the same code. */
export function purchaseLines(
  submission: Submission,
  unit: Unit,
  catalog: ReadonlyMap<string, CatalogEntry>,
): readonly PurchaseLine[] {
  const names = new Map(
    submission.tables.projects.map((row) => [textOf(row, 'projectCode'), textOf(row, 'projectName')] as const),
  );
  return submission.tables.purchases.map((row) => {
    const projectCode = textOf(row, 'projectCode');
    const catalogCode = textOf(row, 'catalogCode');
    const entry = catalog.get(catalogCode);
    return {
      unit: unit.code,
      department: unit.department,
      rowId: row.id,
      projectCode,
      projectName: textOf(row, 'projectName') || (names.get(projectCode) ?? ''),
      serviceName: textOf(row, 'serviceName'),
      catalogCode,
      catalogName: entry?.name ?? '',
      legacyClass: entry?.legacyClass ?? null,
      qty: numberOf(row, 'qty'),
      uom: textOf(row, 'uom'),
      periods: numberOf(row, 'periods'),
      unitPrice: amountOf(row, 'unitPrice'),
      amount: amountOf(row, 'amtTotal'),
      funds: fundAmountsOf(row),
      previous: amountOf(row, 'prevBudget'),
      status: textOf(row, 'status'),
      origin: row.origin ?? null,
    };
  });
}
