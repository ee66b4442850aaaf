import { mayBuy, countyUnits } from './county-units.ts';
import type { PlannedProject } from './plan-projects.ts';
import { splitAmount } from './purchase-line.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A part of a project that is no purchase of services: what for, by economic classification. */
export type OrdinaryLine = { readonly deptEcon: string; readonly basis: string; readonly weight: number };

/** The frame: lines that are no purchase at 二上, and those among them that look as if they should be one. */
const lineCount = 1_230;
const candidateCount = 60;

const kinds = [
  ['30201', '按在编人数和办公费定额测算办公用品支出。'],
  ['30202', '印制业务表册、宣传资料，按份数和单价测算。'],
  ['30207', '业务专线和邮寄费用，按上年实际支出测算。'],
  ['30211', '下乡检查和业务培训差旅费，按天数和标准测算。'],
  ['30213', '业务用房和设备维修，按维修清单逐项测算。'],
  ['30215', '年度业务会议，按会期、人数和综合定额测算。'],
  ['30218', '业务工作专用材料，按用量和单价测算。'],
  ['30226', '聘请临时人员和专家，按人次和劳务标准测算。'],
  ['30239', '业务用车租用和交通补助，按里程测算。'],
  ['30299', '其他零星业务支出，按上年实际支出测算。'],
] as const;
/** 应买未买: services that a buyer pays as ordinary spending (rule A-series of later checks, practice 6.6). */
const candidates = [
  ['30209', '办公区保洁、保安和设备值守外包，按面积和岗位测算。'],
  ['30227', '委托专业机构承担档案整理和数字化加工，按页数测算。'],
  ['30213', '委托公司承担业务信息系统运行维护，按系统年费测算。'],
  ['30227', '委托第三方开展项目绩效评价，按项目个数测算。'],
  ['30216', '委托培训机构承办业务培训班，按期数和人数测算。'],
  ['30227', '委托第三方开展满意度调查，按样本量测算。'],
] as const;

/** Projects with an ordinary part get four or five lines each, so that the county has exactly its 1,230. */
export function planOrdinaryLines(
  projects: readonly PlannedProject[],
  random: SeededRandom,
): ReadonlyMap<PlannedProject, readonly OrdinaryLine[]> {
  const open = projects.filter((project) => project.ordinary2 > 0);
  const each = Math.floor(lineCount / open.length);
  const longer = lineCount - each * open.length;
  const buyers = new Set(countyUnits.filter(mayBuy).map(({ code }) => code));
  const planned = new Map<PlannedProject, readonly OrdinaryLine[]>();
  let left = candidateCount;
  for (const [index, project] of open.entries()) {
    const count = each + (index < longer ? 1 : 0);
    const begin = index % kinds.length;
    const lines = Array.from({ length: count }, (_each, at): OrdinaryLine => {
      const weight = Math.exp(random.between(0, 1.5));
      const [kind, basis] = kinds[(begin + at) % kinds.length] ?? kinds[0];
      const own = at === 0 && project.lines.length === 0;
      return { deptEcon: own ? project.deptEcon : kind, basis, weight };
    });
    if (left > 0 && buyers.has(project.unit)) {
      const [deptEcon, basis] = candidates[left % candidates.length] ?? candidates[0];
      const last = lines.at(-1);
      if (last) lines[lines.length - 1] = { ...last, deptEcon, basis };
      left -= 1;
    }
    planned.set(project, lines);
  }
  return planned;
}

/** What each line comes to, in fen; together the ordinary part of the project, to the fen. */
export const amountsOf = (lines: readonly OrdinaryLine[], total: number): readonly number[] =>
  splitAmount(
    total,
    lines.map(({ weight }) => weight),
  );
