import { byCatalogTable, byClassTable, byUnitTable, methodTable, providerTable } from './city-tables.ts';
import { findingsTable } from './findings-table.ts';
import { lumpTable } from './lump-table.ts';
import { cutTable, sectionTable, suggestionTable } from './office-tables.ts';
import type { PaperTable } from './paper-table.ts';
import { changeTable, upperTable } from './project-tables.ts';
import { disclosureTable, procurementTable } from './purchase-tables.ts';
import type { TableFacts } from './table-facts.ts';

const makers = {
  suggestion: suggestionTable,
  section: sectionTable,
  change: changeTable,
  cut: cutTable,
  upper: upperTable,
  procurement: procurementTable,
  lump: lumpTable,
  r1: byUnitTable,
  r2: byCatalogTable,
  r3: byClassTable,
  r4: providerTable,
  r5: methodTable,
  r10: findingsTable,
} as const satisfies Record<string, (facts: TableFacts) => PaperTable>;

/** disclosure is made for one department at a time. */
export type TableId = keyof typeof makers | 'disclosure';
const names: { readonly [Id in TableId]: readonly [string, string] } = {
  suggestion: ['项目支出安排建议表', 'Proposed allocations'],
  section: ['按股室汇总', 'By finance section'],
  change: ['新增/取消项目表', 'New and ended projects'],
  cut: ['核减明细', 'Cuts'],
  upper: ['上级专项清单', 'Higher-level grants'],
  procurement: ['政府采购预算表', 'Procurement budget'],
  lump: ['本级代列资金使用单位表', 'Lump money by using unit'],
  disclosure: ['部门政府购买服务支出表', 'Disclosure table'],
  r1: ['R1 按单位汇总', 'R1 by unit'],
  r2: ['R2 按目录汇总', 'R2 by catalogue'],
  r3: ['R3 按六类汇总', 'R3 by class'],
  r4: ['R4 承接主体情况表', 'R4 providers'],
  r5: ['R5 采购方式情况表', 'R5 methods'],
  r10: ['R10 审核情况表', 'R10 review findings'],
};
export const tableIds = Object.keys(names) as readonly TableId[];
export const tableName = (id: TableId, language: 'zh' | 'en'): string => names[id][language === 'zh' ? 0 : 1];

/** One table of the year; a disclosure table is that of the department named. */
export const makeTable = (id: TableId, facts: TableFacts, department: string): PaperTable =>
  id === 'disclosure' ? disclosureTable(facts, department) : makers[id](facts);
