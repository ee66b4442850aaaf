import type { Row, Submission, Unit } from '#shared/records';
import type { CatalogEntry } from '#shared/year-file';

export const catalog: readonly CatalogEntry[] = [
  { code: 'A', name: '公共服务', level: 1, branch: 'A', legacyClass: 'L1' },
  { code: 'A04', name: '社会保障服务', level: 1, branch: 'A', legacyClass: 'L1' },
  { code: 'A0402', name: '养老服务', parent: 'A04', level: 2, branch: 'A', legacyClass: 'L1' },
  { code: 'A040201', name: '上门服务', parent: 'A0402', level: 3, branch: 'A', legacyClass: 'L1' },
  { code: 'A10', name: '社会治理服务', level: 1, branch: 'A', legacyClass: 'L2' },
  { code: 'A1003', name: '社会工作服务', parent: 'A10', level: 2, branch: 'A', legacyClass: 'L2' },
  { code: 'A100301', name: '社工站', parent: 'A1003', level: 3, branch: 'A', legacyClass: 'L2' },
  { code: 'B11', name: '后勤服务', level: 1, branch: 'B', legacyClass: 'L5' },
  { code: 'B1102', name: '物业服务', parent: 'B11', level: 2, branch: 'B', legacyClass: 'L5' },
  { code: 'B110201', name: '办公楼物业', parent: 'B1102', level: 3, branch: 'B', legacyClass: 'L5' },
];
export const unit = (code: string, region: string): Unit => ({
  code,
  name: `单位${code}`,
  department: code.slice(0, 3),
  isHead: code.endsWith('001'),
  type: 'administrative',
  section: '社保股',
  region,
});
export const purchase = (
  id: string,
  projectCode: string,
  catalogCode: string,
  amount: number,
  more: Row['cells'] = {},
): Row => ({
  id,
  origin: { digest: 'd', file: `${id}.xlsx`, sheet: '购买服务', row: 6 },
  cells: {
    projectCode,
    projectName: `项目${projectCode}`,
    serviceName: `事项${id}`,
    catalogCode,
    qty: 2_300_000,
    uom: '人次',
    periods: 1,
    unitPrice: 10_000,
    amtTotal: amount,
    amtGeneral: amount,
    ...more,
  },
});
export const project = (id: string, projectCode: string, amtTotal: number): Row => ({
  id,
  cells: { projectCode, projectName: `项目${projectCode}`, amtTotal, amtGeneral: amtTotal },
});
export const submission = (
  unitCode: string,
  projects: readonly Row[],
  purchases: readonly Row[],
  round: Submission['round'] = 'up2',
): Submission => ({
  unit: unitCode,
  round,
  state: 'locked',
  revision: 1,
  sequence: 1,
  noPurchases: false,
  tables: { projects, purchases, targets: [] },
  findings: [],
  explanations: {},
});
export const units = [unit('105001', '349901000'), unit('901001', '349901101'), unit('106001', '349901000')];
/** The unit of the worked example, one township and one more unit of the county. */
export const submissions: readonly Submission[] = [
  submission(
    '901001',
    [project('p1', 'T1', 1_000_001)],
    [purchase('t1', 'T1', 'B110201', 333_333, { status: '新增' })],
  ),
  submission(
    '105001',
    [project('p1', 'P1', 280_000_000), project('p2', 'P2', 90_000_000)],
    [
      purchase('g1', 'P1', 'A040201', 230_000_000, { prevBudget: 200_000_000 }),
      purchase('g2', 'P2', 'A100301', 90_000_000, { status: '延续' }),
    ],
  ),
  submission(
    '106001',
    [project('p1', 'P1', 7)],
    [purchase('g1', 'P1', 'A04', 3), purchase('g2', 'P1', 'ZZ9', 2), purchase('g3', 'P1', 'A040201', 1)],
  ),
];
