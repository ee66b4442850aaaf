import { plain } from '#shared/foreign-tables';
import type { FieldId } from '#shared/fields';
import { fen, formatYuan } from '#shared/money';
import type { Cell, Cells, Origin, Row, Tables } from '#shared/records';
import type { FundField } from '#shared/rounds';
import type { IntegratedLine, IntegratedLines } from './integrated-line.ts';
import { amountIn, textIn } from './integrated-line.ts';
import type { IntegratedTable } from './layouts.ts';
import { fundsOf } from './split-funds.ts';

export type UnitTablesQuestion = {
  readonly lines: IntegratedLines;
  /** The file that each table came from. */
  readonly files: { readonly [Table in IntegratedTable]?: { readonly digest: string; readonly name: string } };
  readonly newRowId: (line: IntegratedLine) => string;
  /** purchases: only projects that buy services, with what is known of their purchases. */
  readonly scope: 'all' | 'purchases';
};

type Mutable = { [Field in FieldId]?: Cell };
const classes = ['人员类', '公用经费', '其他运转类', '特定目标类'];

const originOf = (
  { files }: UnitTablesQuestion,
  table: IntegratedTable,
  line: IntegratedLine,
): { readonly origin?: Origin } => {
  const file = files[table];
  return file ? { origin: { digest: file.digest, file: file.name, sheet: line.sheet, row: line.row } } : {};
};
/** A project is known by its code, or by its name while it has none. */
const projectOf = (line: IntegratedLine): string => textIn(line, 'projectCode') || plain(textIn(line, 'projectName'));

function identity(line: IntegratedLine): Mutable {
  const cells: Mutable = {};
  for (const key of ['projectCode', 'projectName', 'funcCode', 'deptEcon', 'govEcon'] as const)
    if (textIn(line, key) !== '') cells[key] = textIn(line, key);
  const words = `${textIn(line, 'projectClass')} ${textIn(line, 'expenseClass')} ${textIn(line, 'projectName')}`;
  const projectClass = classes.find((name) => words.includes(name));
  if (projectClass !== undefined) cells.projectClass = projectClass;
  return cells;
}

/** 中央, 省 or 市 where the source says that the money comes from above. */
function upperLevelOf(line: IntegratedLine): string | null {
  const source = textIn(line, 'source');
  if (!/上级|转移支付|中央|提前下达|省级|市级/.test(source)) return null;
  return /中央/.test(source) ? '中央' : /省/.test(source) ? '省' : /市/.test(source) ? '市' : null;
}

const added = (cell: Cell | undefined, amount: number): number => (typeof cell === 'number' ? cell : 0) + amount;

/** Lines of one project and classification become one row: the system has a line for each fund, the form a column. */
function projectRows(question: UnitTablesQuestion, lines: readonly IntegratedLine[]): readonly Row[] {
  const rows = new Map<string, { cells: Mutable; first: IntegratedLine }>();
  for (const line of lines) {
    const upper = upperLevelOf(line);
    const key = [projectOf(line), textIn(line, 'funcCode'), textIn(line, 'deptEcon'), textIn(line, 'govEcon'), upper];
    const row = rows.get(key.join('\n')) ?? { cells: identity(line), first: line };
    rows.set(key.join('\n'), row);
    const { cells } = row;
    const { funds, carry } = fundsKnown(line);
    for (const [fund, amount] of funds) cells[fund] = added(cells[fund], amount);
    cells.amtTotal = added(
      cells.amtTotal,
      [...funds.values()].reduce((sum, amount) => sum + amount, 0),
    );
    if (carry !== 0) cells.amtCarry = added(cells.amtCarry, carry);
    if (upper !== null) cells.upperLevel = upper;
    if (line.cells.isPurchase === true) cells.isPurchase = true;
    else if (line.cells.isPurchase === false) cells.isPurchase ??= false;
  }
  return [...rows.values()].map(({ cells, first }) => ({
    id: question.newRowId(first),
    cells,
    ...originOf(question, 'projects', first),
  }));
}

/** A line whose funds are unclear was refused when it was read. */
function fundsKnown(line: IntegratedLine): { readonly funds: ReadonlyMap<FundField, number>; readonly carry: number } {
  const funds = fundsOf(line);
  return 'state' in funds ? { funds: new Map(), carry: 0 } : funds;
}

/** The one fund of a project's lines; null where it has several: then the unit says it. */
function onlyFund(lines: readonly IntegratedLine[]): FundField | null {
  const funds = new Set(lines.flatMap((line) => [...fundsKnown(line).funds.keys()]));
  const [fund] = funds;
  return funds.size === 1 && fund !== undefined ? fund : null;
}

function moneyOf(line: IntegratedLine, projects: readonly IntegratedLine[]): Mutable {
  const amount = amountIn(line, 'amount');
  const own = projects.filter((one) => projectOf(one) === projectOf(line));
  const fund = onlyFund(own.filter((one) => one.cells.isPurchase === true)) ?? onlyFund(own);
  // Without its fund the amount cannot be placed: the total of the form is the sum of its funds.
  if (fund === null) return { remark: `一体化购买金额 ${formatYuan(fen(amount))} 元，请按资金来源填列` };
  return { amtTotal: amount, [fund]: amount };
}

function procurementOf(line: IntegratedLine, procurement: readonly IntegratedLine[]): Mutable {
  if (line.cells.isProcurement === undefined) return {};
  const own = procurement.filter((one) => projectOf(one) === projectOf(line));
  const [same] = own.filter((one) => amountIn(one, 'amount') === amountIn(line, 'amount'));
  const found = same ?? (own.length === 1 ? own[0] : undefined);
  if (line.cells.isProcurement !== true || !found) return { isProcurement: line.cells.isProcurement === true };
  const uom = textIn(found, 'uom');
  return { isProcurement: true, purItemCode: textIn(found, 'purItemCode'), ...(uom === '' ? {} : { uom }) };
}

function quantityOf(line: IntegratedLine): Mutable {
  const qty = line.cells.qty;
  if (typeof qty !== 'number') return {};
  // qty is in hundredths; a price that fen cannot hold is left to the unit.
  const price = qty === 0 ? 0.5 : (amountIn(line, 'amount') * 100) / qty;
  return Number.isSafeInteger(price) ? { qty, unitPrice: price } : { qty };
}

function purchaseRows(question: UnitTablesQuestion): readonly Row[] {
  const { projects, purchases, procurement } = question.lines;
  const listed = purchases.map((line): Row => {
    const serviceName = textIn(line, 'serviceName');
    const cells: Cells = {
      ...identity(projects.find((one) => projectOf(one) === projectOf(line)) ?? line),
      ...identity(line),
      ...(serviceName === '' ? {} : { serviceName }),
      ...quantityOf(line),
      ...moneyOf(line, projects),
      ...procurementOf(line, procurement),
    };
    return { id: question.newRowId(line), cells, ...originOf(question, 'purchases', line) };
  });
  const known = new Set(purchases.map(projectOf));
  const marked = projects.filter((line) => line.cells.isPurchase === true && !known.has(projectOf(line)));
  const first = new Map(marked.map((line) => [projectOf(line), line]));
  // A project that is marked but has no purchase yet begins with one row of it.
  const begun = [...first.values()].map((line): Row => ({
    id: question.newRowId(line),
    cells: identity(line),
    ...originOf(question, 'projects', line),
  }));
  return [...listed, ...begun];
}

const isQuota = (line: IntegratedLine): boolean => identity(line).projectClass === '公用经费';

/**
 * What a unit's forms begin with. 公用经费 is 基本支出 and not compiled here; its lines come in where they carry purchases
 * (practice 2.5).
 */
export function unitTables(question: UnitTablesQuestion): Tables {
  const { projects, purchases } = question.lines;
  const buying = new Set([
    ...purchases.map(projectOf),
    ...projects.filter((line) => line.cells.isPurchase === true).map(projectOf),
  ]);
  const wanted = projects.filter((line) => buying.has(projectOf(line)) || (question.scope === 'all' && !isQuota(line)));
  return { projects: projectRows(question, wanted), purchases: purchaseRows(question), targets: [] };
}
