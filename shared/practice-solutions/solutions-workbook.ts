import { fieldDictionary, type FieldRecord } from '#shared/fields';
import { fen, formatScaled, showYuan } from '#shared/money';
import { roundLabel, severityLabel, tableLabel } from '#shared/messages';
import type { PlantedError } from '#shared/practice-county';
import type { Cell } from '#shared/records';
import type { ReportContext } from '#shared/reports';
import { countCell, practiceMark, reportSheet, textCell } from '#shared/reports';
import { ruleRecords } from '#shared/review-rules';
import type { WorkbookPlan } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';

const columns = [
  { head: '序号', width: 6 },
  { head: '单位编码', width: 10 },
  { head: '单位名称', width: 22 },
  { head: '表', width: 20 },
  { head: '项目或事项', width: 26 },
  { head: '栏目', width: 18 },
  { head: '正确内容', width: 22 },
  { head: '练习表中的内容', width: 22 },
  { head: '审核问题', width: 24 },
  { head: '类型', width: 10 },
  { head: '改正办法', width: 44 },
] as const;

/** A cell as the form shows it: yuan, quantities, codes with their names; 空 where it is blank. */
function shown(record: FieldRecord, cell: Cell, yearFile: YearFile): string {
  if (cell === null || typeof cell === 'object') return '（空）';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (typeof cell === 'number') {
    if (record.type === 'money') return showYuan(fen(cell));
    return record.type === 'int' ? String(cell) : formatScaled(cell, 2);
  }
  const entry = record.list && yearFile.lists[record.list].find(({ code }) => code === cell);
  return entry && entry.name !== cell ? `${cell} ${entry.name}` : cell;
}

/** 练习题答案: what was planted in the practice forms of one round, which problem names it, and how it is mended. */
export function solutionsWorkbook(
  errors: readonly PlantedError[],
  yearFile: YearFile,
  context: ReportContext,
): WorkbookPlan {
  const records = new Map(ruleRecords.map((record) => [record.id, record]));
  const units = new Map(yearFile.units.map(({ code, name }) => [code, name]));
  const rounds = [...new Set(errors.map(({ round }) => roundLabel(round, 'zh')))].join('、');
  const title = `${practiceMark(context)}${context.year}年部门预算${rounds}练习题答案`;
  const changed = (error: PlantedError, part: 'right' | 'planted'): string =>
    error.changes.map((change) => shown(fieldDictionary[change.field], change[part], yearFile)).join('；');
  const body = errors.map((error, index) => {
    const record = records.get(error.rule);
    return [
      countCell(index + 1),
      textCell(error.unit, 'code'),
      textCell(units.get(error.unit) ?? ''),
      textCell(tableLabel(error.table, 'zh')),
      textCell(error.name),
      textCell(error.changes.map(({ field }) => fieldDictionary[field].zh).join('；')),
      textCell(changed(error, 'right')),
      textCell(changed(error, 'planted')),
      textCell(`${error.rule} ${record?.nameZh ?? ''}`.trim()),
      textCell(record ? severityLabel(record.severity, 'zh') : ''),
      textCell(error.zh),
    ];
  });
  const sheet = reportSheet({
    name: '练习题答案',
    title,
    note: '先接收练习表并审核，再与本表对照；类型为一般情形，个别情形按所附条件从严。一处错误可能同时引出其他审核问题。',
    unitNote: '金额单位：元',
    paper: 'A3',
    columns,
    freezeColumns: 3,
    body,
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
