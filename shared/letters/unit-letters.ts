import { dueDates } from '#shared/calendar';
import type { Consolidation } from '#shared/consolidate';
import { roundLabel, severityLabel } from '#shared/messages';
import type { Fen } from '#shared/money';
import { formatScaled, sumOf } from '#shared/money';
import type { SlipItem } from '#shared/returns';
import { explanationKey } from '#shared/review-rules';
import type { LetterDraft, LetterFacts, LetterWishes } from './letter-draft.ts';
import { commonFields, financeName, fullName, practiceFileMark, printed, shown } from './letter-draft.ts';
import { officialDate } from './letter-number.ts';

/** A reviewer's own words often end without a stop; what is wished for is a sentence of its own. */
function opinionText({ sentence, wish }: SlipItem): string {
  const said = sentence.trim();
  const stop = said === '' || wish === '' || /[。！？；][”’）]?$/.test(said) ? '' : '。';
  return `${said}${stop}${wish}`;
}

/** 审核意见单: one for each unit whose submission stands returned, with the items of its latest return and what it answered. */
export function opinionLetters(facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] {
  const { yearFile } = facts;
  return yearFile.units.flatMap((unit): readonly LetterDraft[] => {
    const head = facts.submissions.get(unit.code);
    const slip = facts.slips.get(unit.code);
    if (head?.state !== 'returned' || !slip) return [];
    const { items } = slip;
    const count = (severity: 'error' | 'warning'): string =>
      String(items.filter(({ finding }) => finding?.severity === severity).length);
    const fields = {
      单位编码: unit.code,
      单位名称: unit.name,
      阶段: roundLabel(facts.round, 'zh'),
      退回原因: slip.reason.replace(/[。；;\s]+$/, ''),
      问题数: String(items.length),
      错误数: count('error'),
      警告数: count('warning'),
      办理期限: officialDate(wishes.deadline ?? slip.deadline),
    };
    const nothing = {
      序号: '',
      位置: '',
      规则: '',
      级别: '',
      审核意见: '没有逐条意见，见退回原因。',
      情况说明: '',
    };
    const listed = items.map((item, index) => ({
      序号: String(index + 1),
      位置: [item.subject, item.place].filter((part) => part !== '').join('：'),
      规则: item.finding?.rule ?? '',
      级别: item.finding ? severityLabel(item.finding.severity, 'zh') : '',
      审核意见: opinionText(item),
      情况说明: item.answer?.text ?? (item.finding ? (head.explanations[explanationKey(item.finding)] ?? '') : ''),
    }));
    const file = `${practiceFileMark(yearFile)}${unit.code}_${unit.name}_${String(yearFile.year)}年_审核意见单.docx`;
    return [
      {
        target: unit.code,
        addressee: unit.name,
        lines: items.length,
        amount: null,
        path: ['审核意见单', file],
        data: {
          fields: { ...commonFields(facts, wishes, financeName(yearFile), unit.name), ...fields },
          tables: { 意见表: listed.length === 0 ? [nothing] : listed },
        },
      },
    ];
  });
}

/** 部门对单位批复: every department to each of its units, in the department's own name. */
export function unitReplyLetters(facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] {
  const { yearFile, reply } = facts;
  if (!reply) return [];
  const due = dueDates({ congressDate: null, financeReplied: null, departmentReplied: wishes.date });
  return yearFile.units.flatMap((unit): readonly LetterDraft[] => {
    const department = yearFile.departments.find(({ code }) => code === unit.department);
    const lines = reply.lines.filter((line) => line.unit === unit.code);
    if (!department || lines.length === 0) return [];
    const approved = sumOf(lines.map((line) => line.approved));
    const file = `${practiceFileMark(yearFile)}${unit.code}_${unit.name}_${String(yearFile.year)}年_部门批复.docx`;
    const fields = {
      单位名称: unit.name,
      项目数: String(lines.length),
      批复合计: shown(approved, wishes),
      购买服务合计: shown(sumOf(lines.map((line) => line.approvedPurchases)), wishes),
      人代会日期: officialDate(reply.congressDate),
      公开期限: officialDate(due.unitDisclosure),
      财政批复日期: officialDate(reply.replyDate),
    };
    const issuer = fullName(department.name, yearFile.region.name);
    return [
      {
        target: unit.code,
        addressee: unit.name,
        lines: lines.length,
        amount: approved,
        path: ['部门对单位批复', `${department.code}_${department.name}`, file],
        data: {
          fields: { ...commonFields(facts, wishes, issuer, unit.name), ...fields },
          tables: {
            批复表: lines.map((line, index) => ({
              序号: String(index + 1),
              项目编码: line.projectCode,
              项目名称: line.projectName,
              批复数: printed(line.approved, wishes),
              购买服务: printed(line.approvedPurchases, wishes),
            })),
          },
        },
      },
    ];
  });
}

/** Hundredths of a percent, half away from zero. */
const shareText = (part: Fen, whole: Fen): string =>
  whole === 0 ? '' : `${formatScaled(Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n)), 2)}%`;

function cityRows(consolidation: Consolidation, wishes: LetterWishes) {
  const { byLegacy, whole } = consolidation;
  return byLegacy.map(({ name, totals }, index) => ({
    序号: String(index + 1),
    类别: name,
    项目数: totals.projects === 0 ? '' : String(totals.projects),
    金额: printed(totals.amount, wishes),
    占比: totals.amount === 0 ? '' : shareText(totals.amount, whole.amount),
  }));
}

/** 上报市局函: the county's sums, from locked submissions only. */
export function cityLetters(facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] {
  const { yearFile, consolidation } = facts;
  const { whole, countyLevel, townships, byUnit } = consolidation;
  if (whole.lines === 0) return [];
  const buying = byUnit.filter(({ totals }) => totals.lines > 0);
  const name = `${practiceFileMark(yearFile)}${yearFile.region.name}_${String(yearFile.year)}年_上报市局函.docx`;
  return [
    {
      target: yearFile.region.code,
      addressee: wishes.cityName,
      lines: whole.lines,
      amount: whole.amount,
      path: ['上报市局函', name],
      data: {
        fields: {
          ...commonFields(facts, wishes, financeName(yearFile), wishes.cityName),
          区划名称: yearFile.region.name,
          部门数: String(new Set(buying.map(({ unit }) => unit.department)).size),
          单位数: String(buying.length),
          项目数: String(whole.projects),
          明细行数: String(whole.lines),
          购买服务合计: shown(whole.amount, wishes),
          县本级合计: shown(countyLevel.amount, wishes),
          乡镇合计: shown(townships.amount, wishes),
        },
        tables: { 汇总表: cityRows(consolidation, wishes) },
      },
    },
  ];
}
