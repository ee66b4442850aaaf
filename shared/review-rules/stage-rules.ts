import type { Facts, ProjectGroup, Rule } from './facts.ts';
import { groupProjects, onProject, sumBy } from './facts.ts';
import type { Raised, RuleRecord } from './rule.ts';
import { formGuide, secondRound } from './rule.ts';
import { byCase, word, yuan } from './words.ts';

const budgetLaw = (article: string): string => `《中华人民共和国预算法》${article}`;

export const projectDropped: Rule = {
  record: {
    id: 'A306',
    version: 1,
    nameZh: '一上项目二上未编',
    nameEn: 'Dropped project',
    severity: 'notice',
    stages: secondRound,
    scope: 'project',
    legalBasis: formGuide,
    needs: ['previous', 'controls'],
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 一上申报 ${yuan(values, 'requested')} 元，控制数 ${yuan(values, 'control')} 元，二上却没有编列，请核对是否漏编。`,
      en: (values) =>
        `${word(values, 'project')}: ${yuan(values, 'requested')} asked for, ${yuan(values, 'control')} given, but not in the second submission; check whether it was forgotten.`,
    },
  },
  *check({ context: { previous, controls = [], unit }, projects }) {
    if (!previous) return;
    const present = new Set(projects.filter(({ rows }) => rows.length > 0).map(({ code }) => code));
    const given = new Map<string, number>();
    for (const { unit: of, projectCode, amount } of controls)
      if (of === unit.code && projectCode !== null) given.set(projectCode, (given.get(projectCode) ?? 0) + amount);
    for (const project of groupProjects(previous).projects) {
      const control = given.get(project.code) ?? 0;
      if (control <= 0 || project.rows.length === 0 || present.has(project.code)) continue;
      // The row stands in 一上, so the finding names no row of the present tables.
      yield {
        values: {
          project: project.name,
          projectCode: project.code,
          requested: sumBy(project.rows, 'amtTotal'),
          control,
        },
      };
    }
  },
};

/** A308 with A310: whatever was changed without a word, at 一下 and at 二下. */
const unexplained: RuleRecord = {
  id: 'A308',
  version: 1,
  nameZh: '差异无说明',
  nameEn: 'Difference without a reason',
  severity: 'warning',
  stages: ['down1', 'down2'],
  scope: 'project',
  legalBasis: '预算审核和批复工作规程',
  sentence: byCase({
    cut: {
      zh: (values) =>
        `${word(values, 'project')} 申报 ${yuan(values, 'before')} 元，控制数 ${yuan(values, 'after')} 元，核减 ${word(values, 'share')}%，没有核减理由，请补充。`,
      en: (values) =>
        `${word(values, 'project')}: ${yuan(values, 'before')} asked for, ${yuan(values, 'after')} given, cut by ${word(values, 'share')} % without a reason; give one.`,
    },
    reply: {
      zh: (values) =>
        `${word(values, 'project')} 二上 ${yuan(values, 'before')} 元，批复 ${yuan(values, 'after')} 元，没有调整原因，请补充。`,
      en: (values) =>
        `${word(values, 'project')}: ${yuan(values, 'before')} in the second submission, ${yuan(values, 'after')} in the reply, without a reason; give one.`,
    },
  }),
};

type Given = { readonly amount: number; readonly reason: string };
function givenByProject({ context: { controls = [], unit } }: Facts): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const { unit: of, projectCode, amount, reason = '' } of controls) {
    if (of !== unit.code || projectCode === null) continue;
    const before = given.get(projectCode);
    given.set(projectCode, {
      amount: amount + (before?.amount ?? 0),
      reason: `${before?.reason ?? ''}${reason}`.trim(),
    });
  }
  return given;
}

function unexplainedCut(project: ProjectGroup, given: Given | undefined): Raised | null {
  const before = sumBy(project.rows, 'amtTotal');
  if (!given || given.reason !== '' || before <= 0) return null;
  const cut = before - given.amount;
  // 核减 30 % or more, in whole fen.
  if (cut * 10 < before * 3) return null;
  const share = Math.floor((cut * 100) / before);
  return onProject(project, 'amtTotal', { case: 'cut', before, after: given.amount, share });
}

export const cutUnexplained: Rule = {
  record: { ...unexplained, stages: ['down1'], needs: ['controls'] },
  *check(facts) {
    const given = givenByProject(facts);
    for (const project of facts.projects) {
      const found = project.rows.length === 0 ? null : unexplainedCut(project, given.get(project.code));
      if (found) yield found;
    }
  },
};

export const replyUnexplained: Rule = {
  record: { ...unexplained, stages: ['down2'], needs: ['approved'] },
  *check({ context: { inputs }, projects }) {
    const approved = new Map(inputs?.approved?.map((line) => [line.projectCode, line]));
    for (const project of projects) {
      const line = approved.get(project.code);
      const before = sumBy(project.rows, 'amtTotal');
      if (!line || project.rows.length === 0 || line.approved === before || line.reason.trim() !== '') continue;
      yield onProject(project, 'amtTotal', { case: 'reply', before, after: line.approved });
    }
  },
};

export const changedAfterLock: Rule = {
  record: {
    id: 'A309',
    version: 1,
    nameZh: '定稿后被改动',
    nameEn: 'Changed after the final version',
    severity: 'error',
    stages: ['down1', 'down2', 'adjustment', 'report'],
    scope: 'unit',
    legalBasis: budgetLaw('第十三条'),
    needs: ['finalVersion'],
    sentence: {
      zh: (values) => `${word(values, 'unit')}的现有数据与定稿版本不一致，请查明原因，确需修改的先解锁，再重新锁定。`,
      en: (values) =>
        `${word(values, 'unit')}: what stands now differs from the final version; find out why, and unlock before changing anything.`,
    },
  },
  *check({ context: { unit, inputs } }) {
    const version = inputs?.finalVersion;
    if (version && version.locked !== version.current) yield { values: { unit: unit.name } };
  },
};

export const outsideBatches: Rule = {
  record: {
    id: 'A313',
    version: 1,
    nameZh: '调整未走批次',
    nameEn: 'Change outside the batches',
    severity: 'error',
    stages: ['adjustment'],
    scope: 'project',
    legalBasis: budgetLaw('第六十七条至第七十二条'),
    needs: ['approved', 'batches', 'current'],
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 现为 ${yuan(values, 'current')} 元，批复数加各批次调整应为 ${yuan(values, 'expected')} 元，相差 ${yuan(values, 'gap')} 元，请补办调整批次。`,
      en: (values) =>
        `${word(values, 'project')} stands at ${yuan(values, 'current')}, the reply and its batches give ${yuan(values, 'expected')}, a gap of ${yuan(values, 'gap')}; bring it into a batch.`,
    },
  },
  *check({ context: { inputs } }) {
    const expected = new Map<string, number>();
    const add = (code: string, amount: number): void => {
      expected.set(code, (expected.get(code) ?? 0) + amount);
    };
    for (const { projectCode, approved } of inputs?.approved ?? []) add(projectCode, approved);
    for (const { projectCode, change } of inputs?.batches ?? []) add(projectCode, change);
    const standing = new Map(inputs?.current?.map((one) => [one.projectCode, one]));
    for (const projectCode of new Set([...expected.keys(), ...standing.keys()])) {
      const current = standing.get(projectCode)?.amount ?? 0;
      const should = expected.get(projectCode) ?? 0;
      if (current === should) continue;
      const project = standing.get(projectCode)?.projectName ?? projectCode;
      yield {
        values: { project, projectCode, current, expected: should, gap: Math.abs(current - should) },
      };
    }
  },
};
