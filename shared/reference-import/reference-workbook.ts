import { treeOrder } from '#shared/pinyin-search';
import { entriesOf, type ReferenceSet } from '#shared/reference-sets';
import type { ReportContext } from '#shared/reports';
import { practiceMark, reportSheet } from '#shared/reports';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import type { CodeEntry, YearFile } from '#shared/year-file';

type Column = { readonly head: string; readonly width: number; readonly text: (entry: CodeEntry) => string };

const plain: readonly Column[] = [
  { head: '编码', width: 16, text: ({ code }) => code },
  { head: '名称', width: 46, text: ({ name }) => name },
  { head: '上级编码', width: 16, text: ({ parent }) => parent ?? '' },
  { head: '起用年度', width: 10, text: ({ validFrom }) => (validFrom === undefined ? '' : String(validFrom)) },
  { head: '停用年度', width: 10, text: ({ validTo }) => (validTo === undefined ? '' : String(validTo)) },
];

/** One reference set as a workbook that `readReference` takes in again, entry for entry. */
export function referenceWorkbook(yearFile: YearFile, set: ReferenceSet, context: ReportContext): WorkbookPlan {
  const catalog = new Map(yearFile.catalog.map((entry) => [entry.code, entry]));
  const extra: readonly Column[] = [
    { head: '六大类', width: 10, text: ({ code }) => catalog.get(code)?.legacyClass ?? '' },
    { head: '适用部门', width: 20, text: ({ code }) => catalog.get(code)?.allowedDepartments?.join('、') ?? '' },
    { head: '政府采购品目', width: 20, text: ({ code }) => catalog.get(code)?.procurementItems?.join('、') ?? '' },
  ];
  const columns = set.name === 'catalog' ? [...plain, ...extra] : plain;
  const title = `${practiceMark(context)}${String(yearFile.year)}年${set.zh}`;
  const cells = (entry: CodeEntry): readonly PlannedCell[] =>
    columns.map(({ text }) => ({ style: 'text', value: text(entry) === '' ? null : text(entry) }));
  const sheet = reportSheet({
    name: '目录',
    title,
    note: '停用年度之后的条目只供查阅，不能选用。修改后可在“年度设置 → 基础目录”导入。',
    unitNote: '',
    paper: 'A4',
    columns: columns.map(({ head, width }) => ({ head, width })),
    freezeColumns: 2,
    body: treeOrder(entriesOf(yearFile, set.name)).map(({ entry }) => cells(entry)),
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
