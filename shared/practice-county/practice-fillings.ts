import { fen } from '#shared/money';
import type { PriorLine, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { FillingRound } from './filling-cells.ts';
import { projectCells, purchaseCells, quotedLines, targetCells } from './filling-cells.ts';
import { planEarlierYears } from './earlier-years.ts';
import { traitsOfLines } from './line-traits.ts';
import { planOrdinaryLines } from './ordinary-lines.ts';
import type { PlannedProject } from './plan-projects.ts';
import { planProjects } from './plan-projects.ts';
import { planPurchases } from './plan-purchases.ts';
import type { PracticeControl, PracticeFilling, PracticeFillings } from './practice-filling.ts';
import { createSeededRandom } from './seeded-random.ts';
import { workedExample } from './worked-example.ts';

const isUpper = (project: PlannedProject): boolean => project.lines.some((line) => line.upper !== undefined);

function controlOf(project: PlannedProject): PracticeControl {
  const purchases = project.lines.reduce((sum, line) => sum + line.control, 0);
  const asked = quotedLines(project, 'up1').reduce((sum, [, quote]) => sum + quote.amount, 0);
  const isCut = purchases < asked || project.ordinary2 < project.ordinary1;
  const reason = isCut ? '按财力和上年执行情况核减，优先保障已签合同。' : '按申报数安排。';
  const amount = fen(project.ordinary2 + purchases);
  return { unit: project.unit, projectCode: project.code, amount, purchases: fen(purchases), reason };
}

function planCounty(seed: number) {
  const random = createSeededRandom(seed);
  const lines = planPurchases(random);
  const projects = planProjects(lines, random);
  const traits = traitsOfLines(lines, random);
  const ordinary = planOrdinaryLines(projects, random);
  // The earlier years draw on a sequence of their own: what the year itself draws does not move with them.
  const years = planEarlierYears(projects, traits, createSeededRandom(seed + 2026));
  return { projects, traits, ordinary, years };
}

/**
 * 上年 list of the practice county: the 252 lines of 2026 with what 2025 was of them, and the lines of 2025 that ended
 * with it (their budget of 2026 is null).
 */
export const practicePrior = (seed: number): readonly PriorLine[] => planCounty(seed).years.prior;

/**
 * What the 60 units of the practice county fill in at 一上 and 二上, and the control figures between them.
 * The sums are those of the frame, to the fen; the seed moves services, quantities, cuts, dates and providers.
 */
export function practiceFillings(seed: number, yearFile: YearFile): PracticeFillings {
  const { projects, traits, ordinary, years } = planCounty(seed);

  const fill = (unit: Unit, own: readonly PlannedProject[], round: FillingRound): PracticeFilling => {
    const places = own
      .filter((project) => round === 'up2' || !isUpper(project))
      .map((project) => ({
        yearFile,
        unit,
        project,
        traits,
        ordinary: ordinary.get(project) ?? [],
        lastYear: years.budgets,
      }));
    return {
      // The one unit outside the six usual types signs the declaration; 公益 units are asked for none.
      noPurchases: unit.type === 'other',
      projects: places.flatMap((place) => projectCells(place, round)),
      purchases: places.flatMap((place) => purchaseCells(place, round)),
      targets: places.flatMap(({ project }) => targetCells(project, round)),
    };
  };
  return Object.fromEntries(
    yearFile.units.map((unit) => {
      if (unit.code === workedExample.unit) {
        const { up1, up2, control } = workedExample;
        return [unit.code, { up1, up2, control }];
      }
      const own = projects.filter((project) => project.unit === unit.code);
      const control = own.filter((project) => !isUpper(project)).map(controlOf);
      return [unit.code, { up1: fill(unit, own, 'up1'), up2: fill(unit, own, 'up2'), control }];
    }),
  );
}
