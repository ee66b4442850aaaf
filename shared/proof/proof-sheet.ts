import type { PlannedCell, PlannedRow, PlannedSheet, StyleName } from '#shared/workbook-model';
import type { Proof } from './prove.ts';
import { isProven } from './prove.ts';

/** More would not be read on paper; the count above the list is whole. */
const shownDifferences = 200;

const words = (value: string, style: StyleName = 'text'): PlannedCell => ({ style, value });
const count = (value: number, style: StyleName = 'int'): PlannedCell => ({ style, value: { number: String(value) } });
const line = (...cells: readonly PlannedCell[]): PlannedRow => ({ cells });
const heads = (...names: readonly string[]): PlannedRow => line(...names.map((name) => words(name, 'head')));

/** 数据核对表, appended to the workbook it speaks of. */
export function proofSheet(proof: Proof): PlannedSheet {
  const differences = proof.checks.flatMap((check) => check.differences);
  const rows: PlannedRow[] = [
    line(words('数据核对表', 'title')),
    line(
      words(
        `数据校验码：${proof.shortCode}；由独立程序按公式文本和报送原始行逐格复算，不使用生成报表的程序。` +
          (isProven(proof) ? '结论：全部一致。' : `结论：有 ${differences.length} 处不一致。`),
        'note',
      ),
    ),
    heads('核对内容', '核对格数', '不一致处', '结果'),
    ...proof.checks.map((check) =>
      line(
        words(check.name),
        count(check.cells),
        count(check.differences.length),
        words(check.differences.length === 0 ? '一致' : '不一致'),
      ),
    ),
    line(
      words('合计', 'total'),
      count(proof.cellsCompared, 'total'),
      count(differences.length, 'total'),
      words(isProven(proof) ? '一致' : '不一致', 'total'),
    ),
    ...(differences.length === 0 ? [] : [heads('工作表', '单元格', '复算值', '表中值')]),
    ...differences
      .slice(0, shownDifferences)
      .map((one) => line(words(one.sheet), words(one.cell), words(one.expected), words(one.found))),
  ];
  return {
    name: '数据核对表',
    columns: [{ width: 30 }, { width: 14 }, { width: 22 }, { width: 22 }],
    rows,
    merges: ['A1:D1', 'A2:D2'],
    print: { paper: 'A4', landscape: true, area: `A1:D${rows.length}`, footer: '第 &P 页 共 &N 页' },
  };
}
