import { amountOf, textOf } from '#shared/rounds';
import type { PaperCells, PaperColumn, PaperTable } from './paper-table.ts';
import { stack } from './paper-table.ts';
import type { TableFacts } from './table-facts.ts';
import { namesOf, practiceWord, projectNamesOf, purchaseRows, titled } from './table-facts.ts';

const columns: readonly PaperColumn[] = [
  { key: 'unit', head: '单位编码', width: 10, kind: 'code' },
  { key: 'unitName', head: '代列单位（本级）', width: 24, kind: 'text' },
  { key: 'projectName', head: '项目', width: 24, kind: 'text' },
  { key: 'service', head: '购买服务事项', width: 26, kind: 'text' },
  { key: 'code', head: '目录编码', width: 10, kind: 'code' },
  { key: 'user', head: '实际使用单位', width: 24, kind: 'text' },
  { key: 'amount', head: '金额', width: 15, kind: 'money', sum: true },
  { key: 'remark', head: '备注', width: 16, kind: 'text' },
];

const orderOf = (cells: PaperCells): string => [cells['unit'], cells['user'], cells['service']].map(String).join(' ');

/** 本级代列资金使用单位表: what a 本级 carries for its units, by the unit that uses it; counted once, at the 本级. */
export function lumpTable(facts: TableFacts): PaperTable {
  const { yearFile } = facts;
  const names = namesOf(yearFile);
  const projectNames = projectNamesOf(facts.submissions);
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const lines = purchaseRows(facts.submissions)
    .filter(({ unit, row }) => units.get(unit)?.isHead === true && textOf(row, 'actualUser').trim() !== '')
    .map(({ unit, row }): PaperCells => ({
      department: units.get(unit)?.department ?? '',
      unit,
      unitName: names.unit(unit),
      projectName: textOf(row, 'projectName') || (projectNames.get(`${unit}/${textOf(row, 'projectCode')}`) ?? ''),
      service: textOf(row, 'serviceName'),
      code: textOf(row, 'catalogCode'),
      user: textOf(row, 'actualUser'),
      amount: amountOf(row, 'amtTotal'),
      remark: textOf(row, 'remark'),
    }))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return {
    id: 'lump',
    name: '本级代列资金使用单位表',
    title: titled(facts, '本级代列资金使用单位表'),
    note: `口径：${facts.counted}中主管部门本级填有“实际使用单位”的购买服务；金额列在本级，使用单位不重复计算。`,
    unitNote: '单位：万元',
    paper: 'A3',
    columns,
    rows: stack(
      columns,
      lines,
      [
        {
          keyOf: (cells) => String(cells['department']),
          cells: (key) => ({ unit: key, unitName: `${names.department(key)} 小计` }),
        },
      ],
      { unitName: '合计' },
    ),
    remarks: [],
    practice: practiceWord(facts) !== '',
    empty: '没有由本级代列、填有实际使用单位的购买服务。',
  };
}
