import type { Row } from '#shared/records';
import type { Facts, Rule } from './facts.ts';
import { isBlank, numberIn, onRow, sumBy, trimmed } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import { secondRound } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { soleSourceWords } from './word-lists.ts';
import { atEn, atZh, word, yuan } from './words.ts';

const tender = '1';
const inquiry = '4';
const soleSource = '5';
const procurementLaw = (article: string): string => `《中华人民共和国政府采购法》${article}`;
const methodName = ({ context: { yearFile } }: Facts, code: string): string =>
  yearFile.lists.methods.find((entry) => entry.code === code)?.name ?? (code === '' ? '未填' : code);
/** Planned or made without a tender; a blank method is one where the row says that it is procurement. */
function withoutTender(row: Row): boolean {
  const method = trimmed(row, 'purMethod');
  if (method === tender || !isBlank(row, 'approvalNo')) return false;
  return method !== '' || row.cells.isProcurement === true;
}

export const notTendered: Rule = {
  record: {
    id: 'A505',
    version: 1,
    nameZh: '公开招标数额以上未招标',
    nameEn: 'Should be a tender',
    severity: 'warning',
    stages: ['up2', 'execution'],
    scope: 'row',
    over: 'purchases',
    thresholds: ['openTenderService'],
    legalBasis: procurementLaw('第二十六条、第二十七条'),
    sentence: {
      zh: (values) =>
        `${atZh(values)} 金额 ${yuan(values, 'amount')} 元，达到公开招标数额标准 ${yuan(values, 'least')} 元，采购方式却为“${word(values, 'method')}”，请改为公开招标，或填写批准文号。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'amount')} reaches the tender threshold of ${yuan(values, 'least')} but the method is ${word(values, 'method')}; tender it or give the approval.`,
    },
  },
  *check(facts) {
    const { tables, yearFile } = facts.context;
    const least = thresholdOf(yearFile, 'openTenderService') ?? 0;
    for (const row of tables.purchases) {
      const amount = numberIn(row, 'amtTotal') ?? 0;
      if (amount >= least && withoutTender(row))
        yield onRow('purchases', row, 'purMethod', {
          amount,
          least,
          method: methodName(facts, trimmed(row, 'purMethod')),
        });
    }
  },
};

export const splitPurchase: Rule = {
  record: {
    id: 'A506',
    version: 1,
    nameZh: '疑似化整为零',
    nameEn: 'Split to evade a tender',
    severity: 'warning',
    stages: ['up2', 'execution'],
    scope: 'project',
    over: 'purchases',
    thresholds: ['openTenderService'],
    legalBasis: '《中华人民共和国政府采购法实施条例》第二十八条',
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 同一品目 ${word(values, 'item')} 的 ${word(values, 'rows')} 行均未招标，合计 ${yuan(values, 'amount')} 元，达到公开招标数额标准 ${yuan(values, 'least')} 元，请合并招标或填写批准文号。`,
      en: (values) =>
        `${word(values, 'project')}: ${word(values, 'rows')} rows of item ${word(values, 'item')} without tender sum to ${yuan(values, 'amount')}, at or above ${yuan(values, 'least')}; tender them together or give the approval.`,
    },
  },
  *check({ context: { yearFile }, projects }) {
    const least = thresholdOf(yearFile, 'openTenderService') ?? 0;
    for (const project of projects) {
      const small = project.purchases.filter(
        (row) => !isBlank(row, 'purItemCode') && withoutTender(row) && (numberIn(row, 'amtTotal') ?? 0) < least,
      );
      for (const [item, rows] of groupedBy(small, (row) => trimmed(row, 'purItemCode').slice(0, 7))) {
        const amount = sumBy(rows, 'amtTotal');
        const [first] = rows;
        if (!first || rows.length < 2 || amount < least) continue;
        yield {
          table: 'purchases',
          rowId: first.id,
          field: 'purMethod',
          values: { project: project.name, name: item, item, rows: rows.length, amount, least },
        };
      }
    }
  },
};

export const inquiryForService: Rule = {
  record: {
    id: 'A507',
    version: 1,
    nameZh: '询价用于服务',
    nameEn: 'Inquiry for a service',
    severity: 'error',
    stages: ['up2', 'execution'],
    scope: 'row',
    over: 'purchases',
    legalBasis: procurementLaw('第三十二条'),
    sentence: {
      zh: (values) => `${atZh(values)} 采用询价方式；询价只适用于规格统一的货物，请改用其他采购方式。`,
      en: (values) => `${atEn(values)} is bought by inquiry, which is for uniform goods only; choose another method.`,
    },
  },
  *check({ context: { tables } }) {
    for (const row of tables.purchases)
      if (trimmed(row, 'purMethod') === inquiry) yield onRow('purchases', row, 'purMethod', {});
  },
};

const isArgued = (row: Row): boolean =>
  !isBlank(row, 'approvalNo') || soleSourceWords.test(`${trimmed(row, 'remark')}\n${trimmed(row, 'basis')}`);

export const soleSourceNotArgued: Rule = {
  record: {
    id: 'A508',
    version: 1,
    nameZh: '单一来源未论证',
    nameEn: 'Single source without reasons',
    severity: 'warning',
    stages: ['up2', 'execution'],
    scope: 'row',
    over: 'purchases',
    legalBasis: procurementLaw('第三十一条'),
    sentence: {
      zh: (values) => `${atZh(values)} 采用单一来源采购，没有论证说明，请在备注中写明单一来源论证或填写批准文号。`,
      en: (values) =>
        `${atEn(values)} has a single source without reasons; write them in the remark or give the approval.`,
    },
  },
  *check({ context: { tables } }) {
    for (const row of tables.purchases)
      if (trimmed(row, 'purMethod') === soleSource && !isArgued(row)) yield onRow('purchases', row, 'remark', {});
  },
};

/** Services up to this amount (2,000,000 yuan) are reserved whole for small and medium enterprises; above, a share. */
const reservedWhole = 200_000_000;

export const notReserved: Rule = {
  record: {
    id: 'N08',
    version: 1,
    nameZh: '未全部预留中小企业',
    nameEn: 'Not reserved for SMEs',
    severity: 'warning',
    stages: secondRound,
    scope: 'row',
    over: 'purchases',
    legalBasis: '《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第八条',
    sentence: {
      zh: (values) =>
        `${atZh(values)} 金额 ${yuan(values, 'amount')} 元，不超过 ${yuan(values, 'most')} 元，应全部预留给中小企业，现预留 ${yuan(values, 'reserved')} 元，请补足或在备注中写明不适宜预留的理由。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'amount')} (up to ${yuan(values, 'most')}) should be reserved whole for small and medium enterprises, ${yuan(values, 'reserved')} is; complete it or give the reason in the remark.`,
    },
  },
  *check({ context: { tables } }) {
    for (const row of tables.purchases) {
      const amount = numberIn(row, 'amtTotal') ?? 0;
      const reserved = numberIn(row, 'smeReserved') ?? 0;
      if (row.cells.isProcurement !== true || amount > reservedWhole || reserved >= amount) continue;
      if (isBlank(row, 'remark'))
        yield onRow('purchases', row, 'smeReserved', { amount, reserved, most: reservedWhole });
    }
  },
};

export const methodRules: readonly Rule[] = [notTendered, splitPurchase, inquiryForService, soleSourceNotArgued];
