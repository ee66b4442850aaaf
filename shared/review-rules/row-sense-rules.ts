import type { FieldId } from '#shared/fields';
import type { BasicLine, PriorLine, Row } from '#shared/records';
import { wholeLines } from '#shared/prior-year';
import type { Facts, Rule } from './facts.ts';
import { isBlank, moneyRows, numberIn, onRow, sumBy, trimmed } from './facts.ts';
import { bothRounds, formGuide, secondRound } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { anyOf, exAnteWords, restrainedEconomy, upperWords } from './word-lists.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

const textOfRow = (row: Row): string =>
  ['projectName', 'serviceName', 'basis', 'remark'].map((field) => trimmed(row, field as FieldId)).join('\n');

export const noExAnte: Rule = {
  record: {
    id: 'A612',
    version: 1,
    nameZh: '新增大额未事前评估',
    nameEn: 'No ex-ante evaluation',
    severity: 'error',
    stages: secondRound,
    scope: 'project',
    over: 'projects',
    thresholds: ['exAnte'],
    legalBasis: '《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）',
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 为新增项目，金额 ${yuan(values, 'amount')} 元，达到事前绩效评估标准 ${yuan(values, 'least')} 元，没有评估结论，请在测算依据或备注中写明事前绩效评估结论。`,
      en: (values) =>
        `${word(values, 'project')} is new and its ${yuan(values, 'amount')} reaches ${yuan(values, 'least')}; give the result of the ex-ante evaluation in the basis or the remark.`,
    },
  },
  *check({ context: { yearFile }, projects }) {
    const least = thresholdOf(yearFile, 'exAnte') ?? 0;
    for (const { rows, name } of projects) {
      const [row] = rows;
      const amount = sumBy(rows, 'amtTotal');
      if (!row || amount < least || !rows.some((one) => trimmed(one, 'status') === '新增')) continue;
      if (!rows.some((one) => exAnteWords.test(textOfRow(one))))
        yield onRow('projects', row, 'basis', { project: name, amount, least });
    }
  },
};

export const scoreGap: Rule = {
  record: {
    id: 'A615',
    version: 1,
    nameZh: '自评与财政评价差距大',
    nameEn: 'Gap between the scores',
    severity: 'warning',
    stages: ['evaluation'],
    scope: 'project',
    needs: ['scores'],
    legalBasis: '《项目支出绩效评价管理办法》（财预〔2020〕10号）',
    sentence: {
      zh: (values) =>
        `${word(values, 'name')} 自评 ${word(values, 'self')} 分，财政评价 ${word(values, 'finance')} 分，相差 10 分以上，请说明情况。`,
      en: (values) =>
        `${word(values, 'name')}: ${word(values, 'self')} points by the unit, ${word(values, 'finance')} by finance, ten or more apart; explain.`,
    },
  },
  *check({ context: { inputs } }) {
    for (const { projectCode, projectName, self, finance } of inputs?.scores ?? [])
      if (Math.abs(self - finance) >= 1_000)
        yield { values: { name: projectName, projectCode, self: self / 100, finance: finance / 100 } };
  },
};

export const wrongCheckCode: Rule = {
  record: {
    id: 'N05',
    version: 1,
    nameZh: '纸质与电子校验码不一致',
    nameEn: 'Paper and file differ',
    severity: 'error',
    stages: bothRounds,
    scope: 'unit',
    needs: ['paper'],
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${word(values, 'unit')}纸质送审表的数据校验码 ${word(values, 'stated')} 与接收文件的 ${word(values, 'file')} 不一致，请核对版本，按最后报送的文件重新打印盖章。`,
      en: (values) =>
        `The paper of ${word(values, 'unit')} carries ${word(values, 'stated')}, the file ${word(values, 'file')}; print and seal the file handed in last.`,
    },
  },
  *check({ context: { inputs, unit } }) {
    const paper = inputs?.paper;
    const bare = (code: string): string => code.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
    if (paper && bare(paper.stated) !== bare(paper.file)) yield { values: { unit: unit.name, ...paper } };
  },
};

const fromAbove = anyOf(upperWords);

export const upperNotNamed: Rule = {
  record: {
    id: 'N07',
    version: 1,
    nameZh: '上级专项缺级次或文号',
    nameEn: 'Higher-level money not named',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    legalBasis: '《中华人民共和国预算法》第三十八条、第五十二条',
    sentence: {
      zh: (values) => `${atZh(values)} 属于上级专项，${word(values, 'missing')}为空，请填写上级专项文号和级次。`,
      en: (values) =>
        `${atEn(values)} is money from a higher level; ${word(values, 'missingEn')} blank; give its notice and level.`,
    },
  },
  *check({ context }) {
    for (const [table, row] of moneyRows(context)) {
      const notice = isBlank(row, 'upperNotice');
      const level = isBlank(row, 'upperLevel');
      if (!notice && !level) continue;
      if (notice && level && !fromAbove.test(textOfRow(row))) continue;
      const missing = notice ? (level ? '文号和级次' : '文号') : '级次';
      const missingEn = notice ? (level ? 'notice and level are' : 'the notice is') : 'the level is';
      yield onRow(
        table,
        row,
        notice ? 'upperNotice' : 'upperLevel',
        { missing, missingEn },
        { severity: context.round === 'up2' ? 'error' : 'warning' },
      );
    }
  },
};

const names: Readonly<Record<string, string>> = restrainedEconomy;
type Restrained = { now: number; before: number };
function* basicsOf(lines: readonly BasicLine[]): Generator<readonly [string, Restrained]> {
  for (const { deptEcon, amount, previous } of lines)
    if (previous !== null) yield [deptEcon, { now: amount, before: previous }];
}
/** Projects are held beside last year's only where last year's list is there. */
function* projectsOf({ context }: Facts, prior: readonly PriorLine[]): Generator<readonly [string, Restrained]> {
  for (const row of context.tables.projects)
    yield [trimmed(row, 'deptEcon'), { now: numberIn(row, 'amtTotal') ?? 0, before: 0 }];
  for (const { deptEcon, budget } of wholeLines(prior)) yield [deptEcon, { now: 0, before: budget ?? 0 }];
}
/** A list of last year's purchases alone says nothing about meetings and training that were paid otherwise. */
const holdsPurchasesOnly = (list: readonly PriorLine[]): boolean =>
  list.length > 0 && list.every(({ serviceName }) => serviceName !== '');

export const restrainedGrows: Rule = {
  record: {
    id: 'N09',
    version: 1,
    nameZh: '三公、会议、培训经费高于上年',
    nameEn: 'Restrained spending grows',
    severity: 'warning',
    stages: bothRounds,
    scope: 'unit',
    needs: ['basics'],
    legalBasis: '《党政机关厉行节约反对浪费条例》；《中华人民共和国预算法》第三十七条',
    sentence: {
      zh: (values) =>
        `本单位${word(values, 'name')}（${word(values, 'code')}）本年 ${yuan(values, 'now')} 元，高于上年 ${yuan(values, 'before')} 元，增加 ${yuan(values, 'more')} 元，请压减或说明情况。`,
      en: (values) =>
        `${word(values, 'code')} ${word(values, 'name')}: ${yuan(values, 'now')} this year against ${yuan(values, 'before')} last year; reduce it or explain.`,
    },
  },
  *check(facts) {
    const { basics = [], prior, departmentPrior = prior } = facts.context.inputs ?? {};
    const sums = new Map<string, Restrained>();
    const add = (code: string, { now, before }: Restrained): void => {
      const sum = sums.get(code) ?? { now: 0, before: 0 };
      sums.set(code, { now: sum.now + now, before: sum.before + before });
    };
    for (const [code, part] of basicsOf(basics)) add(code, part);
    if (prior && !holdsPurchasesOnly(departmentPrior ?? []))
      for (const [code, part] of projectsOf(facts, prior)) add(code, part);
    for (const [code, name] of Object.entries(names)) {
      const { now, before } = sums.get(code) ?? { now: 0, before: 0 };
      if (now > before) yield { values: { code, name, now, before, more: now - before } };
    }
  },
};

/** 50,000,000 and 1,000 yuan. */
const mostOfRow = 5_000_000_000;
const leastOfRow = 100_000;

export const oddSize: Rule = {
  record: {
    id: 'N11',
    version: 1,
    nameZh: '单行金额过大或过小',
    nameEn: 'Row very large or small',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    sentence: byCase({
      large: {
        zh: (values) =>
          `${atZh(values)} 的金额 ${yuan(values, 'amount')} 元，超过 ${yuan(values, 'limit')} 元，请核对是否多填或应分项填报，并说明情况。`,
        en: (values) =>
          `${atEn(values)}: ${yuan(values, 'amount')} is more than ${yuan(values, 'limit')}; check it, split it or explain.`,
      },
      small: {
        zh: (values) =>
          `${atZh(values)} 的金额 ${yuan(values, 'amount')} 元，不足 ${yuan(values, 'limit')} 元，请核对单位是否填错，并说明情况。`,
        en: (values) =>
          `${atEn(values)}: ${yuan(values, 'amount')} is below ${yuan(values, 'limit')}; check it or explain.`,
      },
    }),
  },
  *check({ context }) {
    for (const [table, row] of moneyRows(context)) {
      const amount = numberIn(row, 'amtTotal');
      if (amount === null || amount <= 0) continue;
      // A project's row of purchases is the sum of lines that are judged one by one.
      if (table === 'projects' && row.cells.isPurchase === true) continue;
      if (amount > mostOfRow) yield onRow(table, row, 'amtTotal', { case: 'large', amount, limit: mostOfRow });
      if (amount < leastOfRow) yield onRow(table, row, 'amtTotal', { case: 'small', amount, limit: leastOfRow });
    }
  },
};
