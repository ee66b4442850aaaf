import { daysBetween } from '#shared/calendar';
import type { IssuedFigure } from '#shared/control-figures';
import { inForce } from '#shared/control-figures';
import { fieldDictionary } from '#shared/fields';
import { mayBuyServices } from '#shared/forms';
import { roundLabel, stateLabel, unitTypeLabel } from '#shared/messages';
import { fen, sumOf } from '#shared/money';
import type { Department } from '#shared/records';
import type { LetterDraft, LetterFacts, LetterWishes } from './letter-draft.ts';
import { commonFields, departmentFile, financeName, printed, shown, unitNamesOf } from './letter-draft.ts';
import { letterName } from './letter-kinds.ts';
import { officialDate } from './letter-number.ts';

type Rows = readonly Readonly<Record<string, string>>[];
type Part = Pick<LetterDraft, 'lines' | 'amount'> & {
  readonly fields: Readonly<Record<string, string>>;
  readonly loop: string;
  readonly rows: Rows;
};

/** One letter for every department that has something to be written about. */
function toDepartments(
  facts: LetterFacts,
  wishes: LetterWishes,
  partOf: (department: Department) => Part | null,
): readonly LetterDraft[] {
  const name = letterName(wishes.kind, 'zh');
  return facts.yearFile.departments.flatMap((department): readonly LetterDraft[] => {
    const part = partOf(department);
    if (!part) return [];
    const common = commonFields(facts, wishes, financeName(facts.yearFile), department.name);
    return [
      {
        target: department.code,
        addressee: department.name,
        lines: part.lines,
        amount: part.amount,
        path: [name, departmentFile(facts, department, name)],
        data: { fields: { ...common, ...part.fields }, tables: { [part.loop]: part.rows } },
      },
    ];
  });
}
const unitsOf = (facts: LetterFacts, department: Department) =>
  facts.yearFile.units.filter((unit) => unit.department === department.code);

/** 编制通知: who compiles, what, by when. */
export const launchLetters = (facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] =>
  toDepartments(facts, wishes, (department) => {
    const units = unitsOf(facts, department);
    if (units.length === 0) return null;
    const { up1Deadline, up2Deadline } = facts.yearFile.calendar;
    return {
      lines: units.length,
      amount: null,
      fields: {
        单位数: String(units.length),
        一上截止: officialDate(up1Deadline),
        二上截止: officialDate(up2Deadline),
      },
      loop: '单位表',
      rows: units.map((unit, index) => ({
        序号: String(index + 1),
        单位编码: unit.code,
        单位名称: unit.name,
        单位性质: unitTypeLabel(unit.type, 'zh'),
        购买服务表: mayBuyServices(unit.type) ? '填报' : '不适用',
      })),
    };
  });

function figureName(figure: IssuedFigure, names: ReadonlyMap<string, string>): string {
  if (figure.mode === 'departmentLump') return '部门切块（由部门分解）';
  if (figure.projectCode === null) return figure.fund === null ? '单位切块' : fieldDictionary[figure.fund].zh;
  return names.get(figure.projectCode) ?? figure.projectCode;
}
// What was not asked for, such as 上级专项, is not cut either.
const cutOf = (figure: IssuedFigure): number => (figure.requested === 0 ? 0 : figure.requested - figure.determined);

/** 控制数通知: the figures in force that finance issued. */
export const figureLetters = (facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] => {
  const standing = [...inForce(facts.issued).values()].filter((one) => one.issuer === 'finance');
  const names = unitNamesOf(facts.yearFile.units);
  return toDepartments(facts, wishes, (department) => {
    const figures = standing.filter((one) => one.department === department.code);
    if (figures.length === 0) return null;
    const determined = sumOf(figures.map((one) => one.determined));
    const own = new Set(unitsOf(facts, department).map(({ code }) => code));
    const basic = facts.basics.filter(({ unit }) => own.has(unit));
    const basicSum = fen(basic.reduce((sum, { amount }) => sum + amount, 0));
    return {
      lines: figures.length,
      amount: determined,
      fields: {
        项目数: String(figures.length),
        申报合计: shown(sumOf(figures.map((one) => one.requested)), wishes),
        控制数合计: shown(determined, wishes),
        购买服务合计: shown(sumOf(figures.map((one) => one.purchases ?? fen(0))), wishes),
        核减合计: shown(fen(figures.reduce((sum, one) => sum + cutOf(one), 0)), wishes),
        二上截止: officialDate(facts.yearFile.calendar.up2Deadline),
        基本支出说明:
          basic.length === 0
            ? ''
            : `基本支出控制数${shown(basicSum, wishes)}${wishes.money === 'wan' ? '万元' : '元'}，按一体化系统下达数执行。`,
      },
      loop: '控制数表',
      rows: figures.map((figure, index) => ({
        序号: String(index + 1),
        单位名称: figure.unit === null ? department.name : (names.get(figure.unit) ?? figure.unit),
        项目名称: figureName(figure, facts.projectNames),
        申报数: printed(figure.requested, wishes),
        控制数: shown(figure.determined, wishes),
        购买服务: printed(figure.purchases ?? fen(0), wishes),
        核减额: printed(fen(cutOf(figure)), wishes),
        备注: figure.upperNotice?.number ?? figure.reason,
      })),
    };
  });
};

function lateness(deadline: string | null, date: string): string {
  const days = deadline === null ? null : daysBetween(deadline, date);
  if (days === null) return '请抓紧报送';
  if (days > 0) return `现已逾期${String(days)}天`;
  return days === 0 ? '今日到期' : `距截止日期还有${String(-days)}天`;
}

/** 催报通知: the units of a department that have not handed in, or have not handed in again. */
export const reminderLetters = (facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] =>
  toDepartments(facts, wishes, (department) => {
    const units = unitsOf(facts, department);
    const stateOf = (code: string) => facts.submissions.get(code)?.state ?? 'absent';
    const missing = units.filter(({ code }) => ['absent', 'returned'].includes(stateOf(code)));
    if (missing.length === 0) return null;
    const { up1Deadline, up2Deadline } = facts.yearFile.calendar;
    const deadline = facts.round === 'up1' ? up1Deadline : up2Deadline;
    return {
      lines: missing.length,
      amount: null,
      fields: {
        阶段: roundLabel(facts.round, 'zh'),
        截止日期: officialDate(deadline),
        时限说明: lateness(deadline, wishes.date),
        单位数: String(units.length),
        已报单位数: String(units.length - missing.length),
        未报单位数: String(missing.length),
        办理期限: officialDate(wishes.deadline),
      },
      loop: '催报表',
      rows: missing.map((unit, index) => ({
        序号: String(index + 1),
        单位编码: unit.code,
        单位名称: unit.name,
        状态: stateLabel(stateOf(unit.code), 'zh'),
        会计: unit.accountant ?? '',
        电话: unit.phone ?? '',
      })),
    };
  });

/** 财政批复: what was approved for a department, and by when it replies to its units and discloses (art. 14, 52). */
export const replyLetters = (facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] => {
  const { reply } = facts;
  if (!reply) return [];
  const names = unitNamesOf(facts.yearFile.units);
  return toDepartments(facts, wishes, (department) => {
    const lines = reply.lines.filter((line) => line.department === department.code);
    if (lines.length === 0) return null;
    const approved = sumOf(lines.map((line) => line.approved));
    const before = sumOf(lines.map((line) => line.up2));
    return {
      lines: lines.length,
      amount: approved,
      fields: {
        项目数: String(lines.length),
        批复合计: shown(approved, wishes),
        购买服务合计: shown(sumOf(lines.map((line) => line.approvedPurchases)), wishes),
        二上合计: shown(before, wishes),
        差额合计: shown(fen(approved - before), wishes),
        人代会日期: officialDate(reply.congressDate),
        批复单位期限: officialDate(reply.due.departmentReply),
        公开期限: officialDate(reply.due.departmentDisclosure),
        抄送: '县人大常委会办公室、财政经济工作委员会',
      },
      loop: '批复表',
      rows: lines.map((line, index) => ({
        序号: String(index + 1),
        单位名称: names.get(line.unit) ?? line.unit,
        项目名称: line.projectName,
        二上数: printed(line.up2, wishes),
        批复数: printed(line.approved, wishes),
        购买服务: printed(line.approvedPurchases, wishes),
        差额: printed(fen(line.approved - line.up2), wishes),
        差异理由: line.reason,
      })),
    };
  });
};
