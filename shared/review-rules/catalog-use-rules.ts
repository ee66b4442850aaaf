import type { Facts, Rule } from './facts.ts';
import { onRow, sumBy, trimmed } from './facts.ts';
import { bothRounds, order102, secondRound } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { outsideWords } from './word-lists.ts';
import { atEn, atZh, percent, word, yuan } from './words.ts';

export const notForDepartment: Rule = {
  record: {
    id: 'A403',
    version: 1,
    nameZh: '部门不适用该目录',
    nameEn: 'Not for this department',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    over: 'purchases',
    legalBasis: order102('第十一条至第十四条'),
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的目录 ${word(values, 'code')}（${word(values, 'entry')}）不适用于本部门（${word(values, 'department')}），请重新选择或说明情况。`,
      en: (values) =>
        `${atEn(values)}: ${word(values, 'code')} (${word(values, 'entry')}) is not meant for department ${word(values, 'department')}; choose another or explain.`,
    },
  },
  *check({ context: { tables, unit }, catalog }) {
    for (const row of tables.purchases) {
      const entry = catalog.get(trimmed(row, 'catalogCode'));
      const allowed = entry?.allowedDepartments ?? [];
      if (!entry || allowed.length === 0 || allowed.includes(unit.department)) continue;
      yield onRow('purchases', row, 'catalogCode', {
        code: entry.code,
        entry: entry.name,
        department: unit.department,
      });
    }
  },
};

const outside: ReadonlySet<string> = new Set(outsideWords);
/** The clerk says that no code of the catalogue fits, rather than giving a wrong one. */
export const isMarkedOutside = (code: string): boolean => outside.has(code);
/** 待备案 and the like are no number. */
const isFiled = (filingNo: string): boolean => /\d/.test(filingNo);

export const outsideNotFiled: Rule = {
  record: {
    id: 'A404',
    version: 1,
    nameZh: '目录外未备案',
    nameEn: 'Outside the catalogue, not filed',
    severity: 'error',
    stages: secondRound,
    scope: 'row',
    over: 'purchases',
    legalBasis: `${order102('第十四条')}；财预〔2017〕87号第三条`,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 不在指导性目录中，目录外备案号为“${word(values, 'filing')}”，请先向财政部门备案并填写备案号，或改选目录内事项。`,
      en: (values) =>
        `${atEn(values)} is outside the catalogue and its filing number reads "${word(values, 'filing')}"; file it and give the number, or choose a code.`,
    },
  },
  *check({ context: { tables }, catalog }) {
    for (const row of tables.purchases) {
      const code = trimmed(row, 'catalogCode');
      const filing = trimmed(row, 'filingNo');
      // An unknown code without a filing number is named by A401, a blank one by A001.
      const says = isMarkedOutside(code) || (filing !== '' && !catalog.has(code));
      if (says && !isFiled(filing)) yield onRow('purchases', row, 'filingNo', { code, filing });
    }
  },
};

const isOther = ({ catalog }: Facts, code: string): boolean => catalog.get(code)?.name.startsWith('其他') ?? false;

export const muchOther: Rule = {
  record: {
    id: 'A405',
    version: 1,
    nameZh: '“其他”类占比过高',
    nameEn: 'Much under "other"',
    severity: 'notice',
    stages: secondRound,
    scope: 'unit',
    over: 'purchases',
    thresholds: ['otherShare'],
    legalBasis: order102('第十一条'),
    sentence: {
      zh: (values) =>
        `本单位列入“其他”类目录的购买服务 ${yuan(values, 'other')} 元，占 ${yuan(values, 'total')} 元的 ${percent(values, 'share')}，超过 ${percent(values, 'most')}，请核对能否归入具体目录。`,
      en: (values) =>
        `${yuan(values, 'other')} of ${yuan(values, 'total')} stand under "other" codes (${percent(values, 'share')}, more than ${percent(values, 'most')}); see whether named codes fit.`,
    },
  },
  *check(facts) {
    const { tables, yearFile } = facts.context;
    const most = thresholdOf(yearFile, 'otherShare') ?? 0;
    const others = tables.purchases.filter((row) => isOther(facts, trimmed(row, 'catalogCode')));
    const other = sumBy(others, 'amtTotal');
    const total = sumBy(tables.purchases, 'amtTotal');
    if (total <= 0 || BigInt(other) * 10_000n <= BigInt(most) * BigInt(total)) return;
    yield { values: { other, total, share: Math.round((other / total) * 10_000), most } };
  },
};

export const catalogUseRules: readonly Rule[] = [notForDepartment, outsideNotFiled, muchOther];
