import { explanationKey, findingSentence, placeOfFinding, ruleRecords } from '#shared/review-rules';
import type { Severity } from '#shared/records';
import type { PaperCells, PaperColumn, PaperTable } from './paper-table.ts';
import { stack } from './paper-table.ts';
import type { TableFacts } from './table-facts.ts';
import { namesOf, practiceWord, titled } from './table-facts.ts';

const marks: { readonly [Kind in Severity]: string } = { error: '错误型', warning: '警告型', notice: '提示型' };
const heaviest: readonly Severity[] = ['error', 'warning', 'notice'];

/** R10 审核情况表: what the rules found in every submission of the round, with the unit's words to it. */
export function findingsTable(facts: TableFacts): PaperTable {
  const names = namesOf(facts.yearFile);
  const rules = new Map(ruleRecords.map((record) => [record.id, record]));
  const columns: readonly PaperColumn[] = [
    { key: 'order', head: '序号', width: 6, kind: 'count' },
    { key: 'mark', head: '审核标记', width: 10, kind: 'text' },
    { key: 'unit', head: '单位编码', width: 10, kind: 'code' },
    { key: 'unitName', head: '预算单位', width: 24, kind: 'text' },
    { key: 'rule', head: '审核类型', width: 9, kind: 'code' },
    { key: 'ruleName', head: '审核名称', width: 22, kind: 'text' },
    { key: 'place', head: '位置', width: 18, kind: 'text' },
    { key: 'content', head: '审核内容', width: 52, kind: 'text' },
    { key: 'words', head: '情况说明', width: 26, kind: 'text' },
  ];
  const lines = facts.received.flatMap(({ unit, findings, explanations, tables }) =>
    findings
      .toSorted((a, b) => heaviest.indexOf(a.severity) - heaviest.indexOf(b.severity))
      .map((finding): PaperCells => ({
        department: facts.yearFile.units.find(({ code }) => code === unit)?.department ?? '',
        mark: marks[finding.severity],
        unit,
        unitName: names.unit(unit),
        rule: finding.rule,
        ruleName: rules.get(finding.rule)?.nameZh ?? '',
        place: placeOfFinding(finding, tables),
        content: findingSentence(finding, 'zh'),
        words: explanations[explanationKey(finding)] ?? '',
      })),
  );
  const tally = (own: readonly PaperCells[]): string =>
    heaviest
      .map((kind) => `${marks[kind]} ${String(own.filter(({ mark }) => mark === marks[kind]).length)} 项`)
      .join('，');
  return {
    id: 'r10',
    name: 'R10审核情况表',
    title: titled(facts, '部门预算审核情况表'),
    note: '口径：本阶段已接收报表的全部审核问题；错误型须修改，警告型须修改或说明情况，提示型供参考。',
    unitNote: '',
    paper: 'A4',
    columns,
    rows: stack(
      columns,
      lines.map((cells, index) => ({ ...cells, order: index + 1 })),
      [
        {
          keyOf: (cells) => String(cells['department']),
          cells: (key, own) => ({ unit: key, unitName: names.department(key), content: tally(own) }),
        },
      ],
      { unitName: '合计', content: tally(lines) },
    ),
    remarks: [],
    practice: practiceWord(facts) !== '',
    empty: '本阶段已接收的报表没有审核问题。',
  };
}
