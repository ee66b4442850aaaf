import type { Row, Unit } from '#shared/records';
import type { CountyFacts, CountyRule, CountyUnit } from './county-facts.ts';
import { isBlank, numberIn, onRow, sumBy, trimmed } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import type { CountyRaised } from './rule.ts';
import { formGuide } from './rule.ts';
import { atEn, atZh, byCase, percent, word, yuan } from './words.ts';

/** A unit price is that of a measured quantity; 1 项 at a lump sum has none. */
const lump = '项';
type Priced = { readonly unit: Unit; readonly row: Row; readonly price: number };
function* pricedOf({ context: { units } }: CountyFacts): Generator<Priced> {
  for (const { unit, tables } of units)
    for (const row of tables.purchases) {
      const price = numberIn(row, 'unitPrice');
      if (price !== null && price > 0 && trimmed(row, 'uom') !== lump) yield { unit, row, price };
    }
}
/** Twice the median, so that an even count stays whole. */
function twiceMedian(prices: readonly number[]): number {
  const sorted = prices.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0);
}
const leastNeighbours = 5;

export const highPrice: CountyRule = {
  record: {
    id: 'A603',
    version: 1,
    nameZh: '单价高于同类',
    nameEn: 'Price above its like',
    severity: 'notice',
    stages: ['up1', 'up2', 'report'],
    scope: 'county',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 单价 ${yuan(values, 'price')} 元/${word(values, 'uom')}，高于全县同目录同计量单位 ${word(values, 'rows')} 行的中位数 ${yuan(values, 'median')} 元的 1.5 倍，请核对测算依据。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'price')} per ${word(values, 'uom')} is more than 1.5 times the median ${yuan(values, 'median')} of ${word(values, 'rows')} rows of the same code; check the basis.`,
    },
  },
  *check(facts) {
    const alike = groupedBy(pricedOf(facts), ({ row }) => `${trimmed(row, 'catalogCode')}|${trimmed(row, 'uom')}`);
    for (const priced of alike.values()) {
      if (priced.length < leastNeighbours) continue;
      const median = twiceMedian(priced.map(({ price }) => price));
      for (const { unit, row, price } of priced)
        if (price * 4 > median * 3)
          yield {
            ...onRow('purchases', row, 'unitPrice', {
              price,
              uom: trimmed(row, 'uom'),
              median: Math.round(median / 2),
              rows: priced.length,
            }),
            unit: unit.code,
          };
    }
  },
};

/** 30 % of last year, in both the money and the number of rows. */
const beyond = (now: number, before: number): boolean => before > 0 && Math.abs(now - before) * 10 > before * 3;
const shareOf = (now: number, before: number): number => Math.round(((now - before) / before) * 10_000);

export const countyChange: CountyRule = {
  record: {
    id: 'A619',
    version: 1,
    nameZh: '县级汇总同比异常',
    nameEn: 'County against last year',
    severity: 'warning',
    stages: ['report'],
    scope: 'county',
    needs: ['prior'],
    legalBasis: '市财政局年度汇总报送要求',
    sentence: byCase({
      money: {
        zh: (values) =>
          `全县购买服务 ${yuan(values, 'now')} 元，上年 ${yuan(values, 'before')} 元，增减 ${percent(values, 'share')}，超过 30%，请核对口径并在上报时说明。`,
        en: (values) =>
          `Purchases of the county: ${yuan(values, 'now')} against ${yuan(values, 'before')} last year (${percent(values, 'share')}), more than 30%; check the counting and explain.`,
      },
      rows: {
        zh: (values) =>
          `全县购买服务 ${word(values, 'now')} 行，上年 ${word(values, 'before')} 行，增减 ${percent(values, 'share')}，超过 30%，请核对口径并在上报时说明。`,
        en: (values) =>
          `Rows of purchase in the county: ${word(values, 'now')} against ${word(values, 'before')} last year (${percent(values, 'share')}), more than 30%; check the counting and explain.`,
      },
    }),
  },
  *check({ context: { units, inputs } }) {
    const bought = (inputs?.prior ?? []).filter(({ serviceName }) => serviceName !== '');
    const before = bought.reduce((sum, { budget }) => sum + (budget ?? 0), 0);
    const now = units.reduce((sum, { tables }) => sum + sumBy(tables.purchases, 'amtTotal'), 0);
    const rows = units.reduce((count, { tables }) => count + tables.purchases.length, 0);
    if (beyond(now, before)) yield { unit: '', values: { case: 'money', now, before, share: shareOf(now, before) } };
    if (beyond(rows, bought.length))
      yield {
        unit: '',
        values: { case: 'rows', now: rows, before: bought.length, share: shareOf(rows, bought.length) },
      };
  },
};

export const reportDiffers: CountyRule = {
  record: {
    id: 'A620',
    version: 1,
    nameZh: '县级报表与明细不符',
    nameEn: 'Report differs from the rows',
    severity: 'error',
    stages: ['report'],
    scope: 'county',
    needs: ['reportCells'],
    legalBasis: '市财政局年度汇总报送要求',
    sentence: {
      zh: (values) =>
        `${word(values, 'report')} ${word(values, 'cell')} 为 ${word(values, 'stated')}，按明细重算为 ${word(values, 'computed')}，请重新生成该表。`,
      en: (values) =>
        `${word(values, 'report')} ${word(values, 'cell')} says ${word(values, 'stated')}, the rows give ${word(values, 'computed')}; make the table anew.`,
    },
  },
  *check({ context: { inputs } }) {
    for (const { report, cell, stated, computed } of inputs?.reportCells ?? [])
      if (stated !== computed) yield { unit: '', values: { report, cell, stated, computed } };
  },
};

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[\s()（）、，,·]/g, '');
const objectOf = (row: Row): string => `${trimmed(row, 'catalogCode')}|${bare(trimmed(row, 'serviceName'))}`;

/** Lump money of the 本级 with its using unit named, which that unit carries once more (practice 2.10: counted once). */
function* carriedTwice(head: CountyUnit, others: readonly CountyUnit[]): Generator<CountyRaised> {
  const lumps = head.tables.purchases.filter((row) => !isBlank(row, 'actualUser'));
  if (lumps.length === 0) return;
  const own = groupedBy(lumps, objectOf);
  for (const { unit, tables } of others)
    for (const row of tables.purchases)
      for (const lumpRow of own.get(objectOf(row)) ?? []) {
        const users = trimmed(lumpRow, 'actualUser');
        if (users.includes(unit.name) || users.includes(unit.code))
          yield {
            ...onRow('purchases', row, 'serviceName', {
              head: head.unit.name,
              headAmount: numberIn(lumpRow, 'amtTotal') ?? 0,
              amount: numberIn(row, 'amtTotal') ?? 0,
            }),
            unit: unit.code,
          };
      }
}

export const countedTwice: CountyRule = {
  record: {
    id: 'N10',
    version: 1,
    nameZh: '本级与所属重复列支',
    nameEn: 'Carried by head office and unit',
    severity: 'warning',
    stages: ['up1', 'up2'],
    scope: 'department',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)}（${yuan(values, 'amount')} 元）与${word(values, 'head')}代列的同目录、同事项、同一实际使用单位的 ${yuan(values, 'headAmount')} 元重复，请只在一处列支或说明情况。`,
      en: (values) =>
        `${atEn(values)} (${yuan(values, 'amount')}) repeats the ${yuan(values, 'headAmount')} that ${word(values, 'head')} carries for this unit; keep one of them or explain.`,
    },
  },
  *check({ byDepartment }) {
    for (const units of byDepartment.values()) {
      const head = units.find(({ unit }) => unit.isHead);
      if (head)
        yield* carriedTwice(
          head,
          units.filter((one) => one !== head),
        );
    }
  },
};

/** Above this amount (2,000,000 yuan) a department reserves at least 30 % for small and medium enterprises. */
const reservedWhole = 200_000_000;

export const departmentReserve: CountyRule = {
  record: {
    id: 'N08B',
    version: 1,
    nameZh: '部门预留中小企业份额不足',
    nameEn: 'Department reserves too little',
    severity: 'warning',
    stages: ['up2'],
    scope: 'department',
    legalBasis: '《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第八条',
    sentence: {
      zh: (values) =>
        `${word(values, 'name')} 超过 ${yuan(values, 'limit')} 元的购买服务共 ${yuan(values, 'amount')} 元，预留中小企业 ${yuan(values, 'reserved')} 元，占 ${percent(values, 'share')}，不足 30%，请调整或说明情况。`,
      en: (values) =>
        `${word(values, 'name')} reserves ${yuan(values, 'reserved')} (${percent(values, 'share')}) of ${yuan(values, 'amount')} in services above ${yuan(values, 'limit')}, less than 30%; adjust or explain.`,
    },
  },
  *check({ byDepartment, context: { yearFile } }) {
    for (const [code, units] of byDepartment) {
      const large = units
        .flatMap(({ tables }) => tables.purchases)
        .filter((row) => row.cells.isProcurement === true && (numberIn(row, 'amtTotal') ?? 0) > reservedWhole);
      const amount = sumBy(large, 'amtTotal');
      const reserved = sumBy(large, 'smeReserved');
      if (reserved * 10 >= amount * 3) continue;
      const name = yearFile.departments.find((department) => department.code === code)?.name ?? code;
      const share = Math.round((reserved / amount) * 10_000);
      yield { unit: '', values: { name, amount, reserved, share, limit: reservedWhole } };
    }
  },
};
export const acrossUnitsRules: readonly CountyRule[] = [
  highPrice,
  countyChange,
  reportDiffers,
  countedTwice,
  departmentReserve,
];
