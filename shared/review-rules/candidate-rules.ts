import type { PriorLine, Row } from '#shared/records';
import type { CatalogEntry } from '#shared/year-file';
import type { Facts, ProjectGroup, Rule } from './facts.ts';
import { numberIn, onRow, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, order102 } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { anyOf, purchaseLikeEconomy, purchaseTriggerWords } from './word-lists.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

const trigger = anyOf(purchaseTriggerWords);
const likeEconomy: ReadonlySet<string> = new Set(purchaseLikeEconomy);
const triggerIn = (text: string): string | null => trigger.exec(text)?.[0] ?? null;

type Reasons = {
  /** Services of last year by project, code and name. */
  readonly bought: ReadonlyMap<string, PriorLine>;
  /** Procurement items of this year by project that the catalogue knows as services. */
  readonly items: ReadonlyMap<string, { readonly item: string; readonly entry: CatalogEntry }>;
  readonly micro: number | null;
};
function reasonsOf({ context: { inputs, yearFile } }: Facts): Reasons {
  const bought = new Map<string, PriorLine>();
  for (const line of inputs?.prior ?? []) {
    if (line.serviceName === '') continue;
    bought.set(line.projectCode, line);
    bought.set(`name:${line.projectName}`, line);
  }
  const entryOf = new Map<string, CatalogEntry>();
  for (const entry of yearFile.catalog) for (const item of entry.procurementItems ?? []) entryOf.set(item, entry);
  const items = new Map<string, { readonly item: string; readonly entry: CatalogEntry }>();
  for (const { projectCode, purItemCode } of inputs?.procurement ?? []) {
    const entry = entryOf.get(purItemCode);
    if (entry && purItemCode.startsWith('C')) items.set(projectCode, { item: purItemCode, entry });
  }
  return { bought, items, micro: thresholdOf(yearFile, 'micro') };
}

/** A project without any purchase that was one last year, is procured as one, or is named like one: a warning. */
function projectDoubt({ bought, items }: Reasons, project: ProjectGroup): Raised | null {
  const [row] = project.rows;
  if (!row || project.purchases.length > 0 || project.rows.some((one) => one.cells.isPurchase === true)) return null;
  const before = bought.get(project.code) ?? bought.get(`name:${project.name}`);
  if (before) return onRow('projects', row, 'isPurchase', { case: 'lastYear', service: before.serviceName });
  const procured = items.get(project.code);
  if (procured)
    return onRow('projects', row, 'isPurchase', { case: 'item', item: procured.item, entry: procured.entry.name });
  const hit = triggerIn(project.name);
  return hit === null ? null : onRow('projects', row, 'isPurchase', { case: 'name', hit });
}

type RowDoubt = 'words' | 'economy';
/** An ordinary row whose basis speaks of a service, or that stands in an economic 款 of services. */
function rowDoubt({ micro }: Reasons, row: Row): RowDoubt | null {
  const amount = numberIn(row, 'amtTotal') ?? 0;
  if (row.cells.isPurchase === true || amount <= 0) return null;
  if (triggerIn(trimmed(row, 'basis')) !== null) return 'words';
  if (micro === null || amount < micro) return null;
  return likeEconomy.has(trimmed(row, 'deptEcon')) ? 'economy' : null;
}

function* candidatesOf(facts: Facts): Generator<Raised> {
  const reasons = reasonsOf(facts);
  let rows = 0;
  let sum = 0;
  for (const project of facts.projects) {
    const doubt = projectDoubt(reasons, project);
    if (doubt) {
      yield { ...doubt, severity: 'warning', scope: 'project' };
      continue;
    }
    for (const row of project.rows) {
      const found = rowDoubt(reasons, row);
      const amount = numberIn(row, 'amtTotal') ?? 0;
      if (found === 'words') {
        const values = { case: 'words', hit: triggerIn(trimmed(row, 'basis')) ?? '', amount };
        yield onRow('projects', row, 'isPurchase', values);
      }
      if (found === 'economy') {
        rows += 1;
        sum += amount;
      }
    }
  }
  if (rows > 0) yield { scope: 'unit', values: { case: 'economy', unit: facts.context.unit.name, rows, amount: sum } };
}

export const unmarkedPurchase: Rule = {
  record: {
    id: 'A618',
    version: 1,
    nameZh: '应买未买疑点',
    nameEn: 'Perhaps a purchase',
    severity: 'notice',
    stages: bothRounds,
    scope: 'row',
    over: 'projects',
    legalBasis: order102('第九条、第十四条、第十六条'),
    sentence: byCase({
      words: {
        zh: (values) =>
          `${atZh(values)} 的测算依据含“${word(values, 'hit')}”，金额 ${yuan(values, 'amount')} 元，未标政府购买服务，请核对是否应买未买。`,
        en: (values) =>
          `${atEn(values)}: its basis says "${word(values, 'hit')}" (${yuan(values, 'amount')}) but it is not marked as a purchase; see whether it is one.`,
      },
      economy: {
        zh: (values) =>
          `${word(values, 'unit')}另有 ${word(values, 'rows')} 行列服务类经济科目且达到单位自行采购限额，合计 ${yuan(values, 'amount')} 元，未标政府购买服务，请核对是否应买未买。`,
        en: (values) =>
          `${word(values, 'unit')} has ${word(values, 'rows')} further rows (${yuan(values, 'amount')}) in economic codes of services that are not marked as purchases; see whether they are.`,
      },
      lastYear: {
        zh: (values) =>
          `${atZh(values)} 上年为政府购买服务（${word(values, 'service')}），本年未标识，请补标识并填报明细，或说明情况。`,
        en: (values) =>
          `${atEn(values)} was a purchase last year (${word(values, 'service')}) and is not marked now; mark it or explain.`,
      },
      item: {
        zh: (values) =>
          `${atZh(values)} 的政府采购品目 ${word(values, 'item')} 对应指导性目录“${word(values, 'entry')}”，未标政府购买服务，请补标识或说明情况。`,
        en: (values) =>
          `${atEn(values)}: procurement item ${word(values, 'item')} belongs to "${word(values, 'entry')}" of the catalogue but is not marked; mark it or explain.`,
      },
      name: {
        zh: (values) =>
          `${atZh(values)} 的名称含“${word(values, 'hit')}”，未标政府购买服务，请补标识并填报明细，或说明情况。`,
        en: (values) =>
          `${atEn(values)}: its name says "${word(values, 'hit')}" but it is not marked; mark it or explain.`,
      },
    }),
  },
  *check(facts) {
    // Units that may not buy pay for services by ordinary procurement.
    if (facts.context.mayBuy) yield* candidatesOf(facts);
  },
};
