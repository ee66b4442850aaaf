import type { Rule } from './facts.ts';
import type { Facts, ProjectGroup } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, order102 } from './rule.ts';
import { byCase, word } from './words.ts';

type Flag = 'flagWithoutRows' | 'rowsWithoutFlag';
/** A blank flag is a blank entry, which A001 names; only 是 and 否 can contradict the rows. */
function wrongFlag({ rows, purchases }: ProjectGroup): Flag | null {
  const marks = rows.map((row) => row.cells.isPurchase);
  if (marks.includes(true)) return purchases.length === 0 ? 'flagWithoutRows' : null;
  return marks.includes(false) && purchases.length > 0 ? 'rowsWithoutFlag' : null;
}

function* contradictedFlags({ projects }: Facts): Generator<Raised> {
  for (const project of projects) {
    const found = wrongFlag(project);
    const [row] = project.rows;
    if (!found || !row) continue;
    yield {
      table: 'projects',
      rowId: row.id,
      field: 'isPurchase',
      scope: 'project',
      values: { case: found, project: project.name, rows: project.purchases.length },
    };
  }
}

/** A009 with A202: the declaration, the flags of the projects and the rows must tell the same. */
export const purchaseDeclaration: Rule = {
  record: {
    id: 'A009',
    version: 1,
    nameZh: '购买服务申报与声明不一致',
    nameEn: 'Purchases and declaration disagree',
    severity: 'error',
    stages: bothRounds,
    scope: 'unit',
    legalBasis: order102('第十六条'),
    sentence: byCase({
      missing: {
        zh: (values) =>
          `${word(values, 'unit')}没有填报购买服务，也没有签署无购买服务声明，请填报购买服务表或在封面勾选声明。`,
        en: (values) =>
          `${word(values, 'unit')} has neither purchase rows nor the declaration of none; fill in the rows or sign it.`,
      },
      both: {
        zh: (values) =>
          `${word(values, 'unit')}已声明无购买服务，购买服务表却有 ${word(values, 'rows')} 行，请取消声明或删除这些行。`,
        en: (values) =>
          `${word(values, 'unit')} declared no purchases but has ${word(values, 'rows')} rows; withdraw one of them.`,
      },
      flagWithoutRows: {
        zh: (values) =>
          `${word(values, 'project')} 标为政府购买服务，购买服务表中却没有它的明细，请补填明细或取消标识。`,
        en: (values) =>
          `${word(values, 'project')} is marked as a purchase but has no purchase rows; add them or clear the mark.`,
      },
      rowsWithoutFlag: {
        zh: (values) =>
          `${word(values, 'project')} 未标为政府购买服务，购买服务表中却有它的 ${word(values, 'rows')} 行明细，请补标识或删除明细。`,
        en: (values) =>
          `${word(values, 'project')} is not marked as a purchase but has ${word(values, 'rows')} purchase rows; mark it or delete them.`,
      },
      noneAfterSome: {
        zh: (values) =>
          `${word(values, 'unit')}声明无购买服务，上年却有 ${word(values, 'rows')} 行购买服务，请核对或说明情况。`,
        en: (values) =>
          `${word(values, 'unit')} declares no purchases but had ${word(values, 'rows')} rows last year; check or explain.`,
      },
    }),
  },
  *check(facts) {
    const { unit, mayBuy, noPurchases, tables, inputs } = facts.context;
    if (!mayBuy) return;
    const rows = tables.purchases.length;
    if (rows === 0 && !noPurchases) yield { values: { case: 'missing', unit: unit.name } };
    if (rows > 0 && noPurchases) yield { values: { case: 'both', unit: unit.name, rows } };
    const before = inputs?.prior?.filter(({ serviceName }) => serviceName !== '').length ?? 0;
    if (rows === 0 && noPurchases && before > 0)
      yield { severity: 'warning', values: { case: 'noneAfterSome', unit: unit.name, rows: before } };
    yield* contradictedFlags(facts);
  },
};

/** Until the order came into force in March 2020, 公益一类 units did buy: older years are only noticed. */
const orderInForce = 2020;

export const badBuyer: Rule = {
  record: {
    id: 'A412',
    version: 1,
    nameZh: '购买主体不合规',
    nameEn: 'Unit may not buy services',
    severity: 'error',
    stages: bothRounds,
    scope: 'unit',
    legalBasis: order102('第五条、第八条、第三十三条'),
    sentence: {
      zh: (values) =>
        `${word(values, 'unit')}不能作为购买主体，却填报了 ${word(values, 'rows')} 行购买服务，请“转主管部门统一购买”或“取消标识”，所需服务按一般政府采购编报。`,
      en: (values) =>
        `${word(values, 'unit')} may not buy services but has ${word(values, 'rows')} purchase rows; let its department buy them, or clear the mark and procure them in the ordinary way.`,
    },
  },
  *check({ context: { unit, mayBuy, tables, yearFile } }) {
    const rows = tables.purchases.length;
    if (mayBuy || rows === 0) return;
    const values = { unit: unit.name, rows };
    yield yearFile.year < orderInForce ? { severity: 'notice', values } : { values };
  },
};
