import type { Row, Tables, Unit } from '#shared/records';
import type { FundField } from '#shared/rounds';
import { amountOf, fundFields, textOf } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import type { IntegratedCells, IntegratedLine } from './integrated-line.ts';
import { isPersonnel } from './integrated-line.ts';
import type { IntegratedKey } from './layouts.ts';
import { natureOfFund } from './natures.ts';

export type ExportedLine = Pick<IntegratedLine, 'unit' | 'cells'>;
export type ExportedLines = {
  readonly projects: readonly ExportedLine[];
  readonly purchases: readonly ExportedLine[];
  readonly procurement: readonly ExportedLine[];
};
/** With the number of rows of 人员类 that bear money and were left out. */
export type UnitExport = ExportedLines & { readonly personnel: number };

/** The column of 项目支出预算表 beside 资金性质; 国有资本 and 财政专户 have none. */
const splitColumn: { readonly [Fund in FundField]: IntegratedKey | null } = {
  amtGeneral: 'general',
  amtFund: 'fund',
  amtSoe: null,
  amtEscrow: null,
  amtUnit: 'otherOwn',
};
const spoken = (cells: { readonly [Key in IntegratedKey]?: string | number | boolean | undefined }): IntegratedCells =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined && value !== ''));

const classification = (row: Row): IntegratedCells =>
  spoken({
    projectCode: textOf(row, 'projectCode').trim(),
    projectName: textOf(row, 'projectName').trim(),
    funcCode: textOf(row, 'funcCode').trim(),
    deptEcon: textOf(row, 'deptEcon').trim(),
    govEcon: textOf(row, 'govEcon').trim(),
  });
const fundsIn = (row: Row): readonly (readonly [FundField, number])[] =>
  fundFields.map((fund) => [fund, amountOf(row, fund)] as const).filter(([, amount]) => amount !== 0);

/** The system has one line for each fund; 上年结转 stands with the first funds that can hold it. */
function projectLines(unit: string, row: Row, procured: ReadonlySet<string>): readonly ExportedLine[] {
  let carry: number = amountOf(row, 'amtCarry');
  const level = textOf(row, 'upperLevel');
  return fundsIn(row).map(([fund, amount]): ExportedLine => {
    const carried = Math.min(carry, Math.max(0, amount));
    carry -= carried;
    const column = level !== '' && fund === 'amtGeneral' ? 'special' : splitColumn[fund];
    return {
      unit,
      cells: spoken({
        projectClass: textOf(row, 'projectClass'),
        ...classification(row),
        isProcurement: row.cells.isPurchase === true && procured.has(textOf(row, 'projectCode')),
        isPurchase: row.cells.isPurchase === true,
        nature: natureOfFund(fund),
        source: level === '' ? '当年预算' : `上级转移支付(${level})`,
        amount,
        ...(column === null ? {} : { [column]: amount }),
        ...(carried === 0 ? {} : { carried }),
      }),
    };
  });
}

/** 期数 has no column there: the quantity is that of the whole year. */
function yearQuantity(row: Row): number | undefined {
  const { qty, periods } = row.cells;
  if (typeof qty !== 'number') return undefined;
  return typeof periods === 'number' && periods > 0 ? qty * periods : qty;
}

function purchaseLine(unit: Unit, row: Row, year: number, day: string): ExportedLine {
  const total = fundsIn(row).reduce((sum, [, amount]) => sum + amount, 0);
  return {
    unit: unit.code,
    cells: spoken({
      ...classification(row),
      isProcurement: row.cells.isProcurement === true,
      serviceName: textOf(row, 'serviceName').trim(),
      qty: yearQuantity(row),
      amount: total === 0 ? amountOf(row, 'amtTotal') : total,
      region: unit.region,
      year: String(year),
      updatedAt: day,
      deleted: false,
      createdAt: day,
    }),
  };
}

function procurementLines(unit: string, row: Row): readonly ExportedLine[] {
  if (row.cells.isProcurement !== true) return [];
  const funds = fundsIn(row);
  const price = row.cells.unitPrice;
  // Of a line of several funds, quantity and price belong to none of them alone.
  const whole = funds.length === 1;
  return funds.map(([fund, amount]) => ({
    unit,
    cells: spoken({
      ...classification(row),
      purItemCode: textOf(row, 'purItemCode'),
      uom: textOf(row, 'uom'),
      unitPrice: whole && typeof price === 'number' ? price : undefined,
      qty: whole ? yearQuantity(row) : undefined,
      amount,
      nature: natureOfFund(fund),
    }),
  }));
}

const ofPersonnel = (row: Row): boolean => isPersonnel({ projectClass: textOf(row, 'projectClass') });

/**
 * A unit's forms as lines of the integrated system. A row without money says nothing there and is left out; so are the
 * projects of 人员类, which are 基本支出 and not compiled here: they are counted.
 */
export function exportLines(
  unit: Unit,
  tables: Tables,
  question: { readonly yearFile: YearFile; readonly day: string },
): UnitExport {
  const { year } = question.yearFile;
  const procured = new Set(
    tables.purchases.filter((row) => row.cells.isProcurement === true).map((row) => textOf(row, 'projectCode')),
  );
  return {
    projects: tables.projects
      .filter((row) => !ofPersonnel(row))
      .flatMap((row) => projectLines(unit.code, row, procured)),
    purchases: tables.purchases
      .map((row) => purchaseLine(unit, row, year, question.day))
      .filter(({ cells }) => cells.amount !== 0),
    procurement: tables.purchases.flatMap((row) => procurementLines(unit.code, row)),
    personnel: tables.projects.filter((row) => ofPersonnel(row) && fundsIn(row).length > 0).length,
  };
}
