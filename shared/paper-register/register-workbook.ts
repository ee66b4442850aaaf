import { fen } from '#shared/money';
import { countCell, practiceMark, reportSheet, textCell, wanCell, type ReportContext } from '#shared/reports';
import type { WorkbookPlan } from '#shared/workbook-model';
import type { PaperRecord } from './decide-paper.ts';
import type { PurchaseReport, PurchaseReportLine } from './zero-report.ts';

export type RegisterWords = {
  readonly reports: { readonly [Report in PurchaseReport]: string };
  readonly standingOf: (unit: string) => string;
  readonly dayOf: (instant: string) => string;
};

/** 报送登记表: the 零报告 list and the papers received, one workbook for the file of the round. */
export function registerWorkbook(
  lines: readonly PurchaseReportLine[],
  papers: ReadonlyMap<string, PaperRecord>,
  words: RegisterWords,
  context: ReportContext,
): WorkbookPlan {
  const mark = practiceMark(context);
  const title = `${mark}${context.regionName}${String(context.year)}年部门预算报送登记表`;
  const declared = lines.filter(({ report }) => report === 'declared').length;
  const reports = reportSheet({
    name: '零报告清单',
    title: `${mark}${context.regionName}${String(context.year)}年政府购买服务零报告清单`,
    note: `阶段：${context.stage}；声明无政府购买服务支出的单位 ${String(declared)} 个。`,
    unitNote: '单位：万元',
    paper: 'A4',
    columns: [
      { head: '序号', width: 6 },
      { head: '单位编码', width: 12 },
      { head: '单位名称', width: 32 },
      { head: '业务股室', width: 14 },
      { head: '购买服务填报情况', width: 24 },
      { head: '购买服务金额', width: 16 },
    ],
    freezeColumns: 3,
    body: lines.map(({ unit, report, purchases }, index) => [
      countCell(index + 1),
      textCell(unit.code, 'code'),
      textCell(unit.name),
      textCell(unit.section),
      textCell(words.reports[report]),
      wanCell(fen(purchases)),
    ]),
  });
  const received = reportSheet({
    name: '纸质报送登记',
    title,
    note: `阶段：${context.stage}；数据校验码须与报送文件一致。`,
    unitNote: '',
    paper: 'A4',
    columns: [
      { head: '序号', width: 6 },
      { head: '单位编码', width: 12 },
      { head: '单位名称', width: 32 },
      { head: '收到日期', width: 14 },
      { head: '份数', width: 8 },
      { head: '签字', width: 8 },
      { head: '公章', width: 8 },
      { head: '纸质校验码', width: 14 },
      { head: '核对结果', width: 20 },
      { head: '登记人', width: 12 },
      { head: '备注', width: 24 },
    ],
    freezeColumns: 3,
    body: lines.map(({ unit }, index) => {
      const paper = papers.get(unit.code);
      return [
        countCell(index + 1),
        textCell(unit.code, 'code'),
        textCell(unit.name),
        textCell(paper ? words.dayOf(paper.at) : ''),
        paper ? countCell(paper.copies) : null,
        textCell(paper ? (paper.signed ? '齐全' : '不全') : ''),
        textCell(paper ? (paper.sealed ? '有' : '缺') : ''),
        textCell(paper?.code ?? '', 'code'),
        textCell(words.standingOf(unit.code)),
        textCell(paper?.by ?? ''),
        textCell(paper?.note ?? ''),
      ];
    }),
  });
  return { title, creator: context.creator, created: context.created, sheets: [received, reports] };
}
