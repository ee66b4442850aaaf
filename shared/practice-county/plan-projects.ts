import { countyDepartments, countyUnits, mayBuy } from './county-units.ts';
import type { PurchaseLine } from './purchase-line.ts';
import { splitAmount, wanYuan } from './purchase-line.ts';
import type { SeededRandom } from './seeded-random.ts';

export type PlannedProject = {
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  readonly projectClass: string;
  readonly func: string;
  readonly deptEcon: string;
  readonly lines: readonly PurchaseLine[];
  /** Part of the project that is no purchase, in fen. */
  ordinary1: number;
  ordinary2: number;
};

/** The frame: projects in all with the two of the worked example, their money at 二上. */
const projectCount = 260;
const projectMoney = wanYuan(76_000);
const workedMoney = wanYuan(370);
const workedCount = 2;

type Draft = Omit<PlannedProject, 'code'>;

export function funcOf(line: PurchaseLine): string {
  const department = countyDepartments.find(({ code }) => code === line.department);
  if (line.fund === 'amtFund') return department?.fundFunc ?? '';
  if (officeQuota(line)) return '2010301';
  return line.item.func || (department?.func ?? '');
}
/** Property management of the county's office block is paid from the office quota, not from a project of its own. */
const officeQuota = (line: PurchaseLine): boolean =>
  line.department === '108' && line.item.catalogCode === 'B1102' && line.fund === 'amtGeneral';

function purchaseProjects(lines: readonly PurchaseLine[]): readonly Draft[] {
  const groups = new Map<string, PurchaseLine[]>();
  for (const line of lines) {
    const key = `${line.unit} ${funcOf(line)} ${line.upper?.notice ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((group) => {
    const projects: Draft[] = [];
    for (let at = 0; at < group.length; at += 3) {
      const some = group.slice(at, at + 3);
      const [first] = some;
      if (!first) continue;
      const single = some.length === 1;
      projects.push({
        unit: first.unit,
        name: officeQuota(first) ? '公用经费' : `${first.item.name}${single ? '' : '等'}项目`,
        projectClass: officeQuota(first)
          ? '公用经费'
          : first.item.catalogCode.startsWith('B')
            ? '其他运转类'
            : '特定目标类',
        func: funcOf(first),
        deptEcon: first.item.deptEcon,
        lines: some,
        ordinary1: 0,
        ordinary2: 0,
      });
    }
    return projects;
  });
}

const ordinaryKinds = [
  ['业务工作经费', '30201', '其他运转类'],
  ['业务软件购置更新', '31007', '其他运转类'],
  ['专用设备购置', '31003', '特定目标类'],
  ['人员生活补助', '30305', '特定目标类'],
  ['房屋维修改造', '31006', '特定目标类'],
  ['专项调研差旅经费', '30211', '其他运转类'],
  ['专用材料保障', '30218', '特定目标类'],
  ['邮电通信保障', '30207', '其他运转类'],
  ['办公用房水电保障', '30206', '其他运转类'],
] as const;

function funcOfUnit(unit: string): string {
  if (unit.startsWith('102')) return '2050202';
  return countyDepartments.find(({ code }) => unit.startsWith(code))?.func ?? '';
}
function ordinaryProject(unit: string, round: number): Draft {
  const [name, deptEcon, projectClass] = ordinaryKinds[round % ordinaryKinds.length] ?? ordinaryKinds[0];
  return { unit, name, projectClass, func: funcOfUnit(unit), deptEcon, lines: [], ordinary1: 0, ordinary2: 0 };
}
/** Guards of a school are bought by ordinary procurement: 公益一类 does not buy services. */
function firstOrdinary(unit: string): Draft {
  const project = ordinaryProject(unit, 0);
  return unit.startsWith('102') ? { ...project, name: '校园保安', deptEcon: '30299' } : project;
}

/** All projects but those of the worked example. */
export function planProjects(lines: readonly PurchaseLine[], random: SeededRandom): readonly PlannedProject[] {
  const buying = purchaseProjects(lines.filter((line) => !line.worked));
  const others = countyUnits
    .filter((unit) => !mayBuy(unit))
    .flatMap(({ code }) => [firstOrdinary(code), ordinaryProject(code, 1)]);
  const buyers = countyUnits.filter((unit) => mayBuy(unit) && unit.code !== '105001');
  const missing = Math.max(0, projectCount - workedCount - buying.length - others.length);
  const more = Array.from({ length: missing }, (_, index) =>
    ordinaryProject(buyers[index % buyers.length]?.code ?? '', Math.floor(index / buyers.length)),
  );
  const drafts = [...buying, ...others, ...more];
  const open = drafts.filter((draft) => !draft.lines.some((line) => line.upper));
  const bought = lines.reduce((sum, line) => sum + (line.worked ? 0 : (line.up2?.amount ?? 0)), 0);
  const weights = open.map(() => Math.exp(random.between(0, 2.5)));
  const amounts = splitAmount(projectMoney - workedMoney - bought, weights);
  for (const [index, draft] of open.entries()) {
    draft.ordinary2 = amounts[index] ?? 0;
    draft.ordinary1 = Math.round((draft.ordinary2 * random.between(1, 1.2)) / 10_000) * 10_000;
  }
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const number = (counts.get(draft.unit) ?? 0) + 1;
    counts.set(draft.unit, number);
    return { ...draft, code: `${draft.unit}27${String(number).padStart(3, '0')}` };
  });
}
