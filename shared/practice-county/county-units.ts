import type { Department, Unit, UnitType } from '#shared/records';

export type CountyDepartment = Department & {
  /** Frame of the purchases at 二上: number of lines and 万元. */
  readonly lines: number;
  readonly wanYuan: number;
  /** Where general projects stand, and where money of the fund budget stands. */
  readonly func: string;
  readonly fundFunc?: string;
};

export const countyDepartments: readonly CountyDepartment[] = [
  {
    code: '101',
    name: '县城市管理局',
    section: '经建股',
    lines: 26,
    wanYuan: 6_900,
    func: '2120102',
    fundFunc: '2121302',
  },
  { code: '102', name: '县教育体育局', section: '教科文股', lines: 30, wanYuan: 2_350, func: '2050102' },
  {
    code: '103',
    name: '县住房和城乡建设局',
    section: '经建股',
    lines: 22,
    wanYuan: 1_750,
    func: '2120199',
    fundFunc: '2121401',
  },
  { code: '104', name: '县卫生健康委员会', section: '社保股', lines: 24, wanYuan: 1_380, func: '2100102' },
  { code: '105', name: '县民政局', section: '社保股', lines: 28, wanYuan: 1_460, func: '2080202', fundFunc: '2296002' },
  { code: '106', name: '县公安局', section: '行政政法股', lines: 20, wanYuan: 1_240, func: '2040202' },
  {
    code: '107',
    name: '县农业农村局',
    section: '农业股',
    lines: 30,
    wanYuan: 1_120,
    func: '2130102',
    fundFunc: '2120804',
  },
  { code: '108', name: '县财政局', section: '行政政法股', lines: 16, wanYuan: 620, func: '2010602' },
  { code: '109', name: '县人力资源和社会保障局', section: '社保股', lines: 18, wanYuan: 540, func: '2080102' },
  { code: '110', name: '县文化和旅游局', section: '教科文股', lines: 22, wanYuan: 430, func: '2070102' },
  { code: '111', name: '县残疾人联合会', section: '社保股', lines: 20, wanYuan: 390, func: '2081102' },
  { code: '112', name: '县司法局', section: '行政政法股', lines: 14, wanYuan: 260, func: '2040602' },
];

const countyRegion = '349901000';
/** 县本级 and the three townships. */
export const countyRegions = [
  { code: countyRegion, name: '青岚县本级' },
  { code: '349901101', name: '青溪镇' },
  { code: '349901102', name: '白沙镇' },
  { code: '349901103', name: '石门乡' },
] as const;

const letters: Readonly<Record<string, UnitType>> = {
  L: 'civilServiceLike',
  I: 'administrativeInstitution',
  A: 'administrative',
  1: 'publicClass1',
  2: 'publicClass2',
  0: 'other',
};
/** Subordinate units: letter of the type, @n for the nth township, name. */
const subordinates: Readonly<Record<string, string>> = {
  101: 'L 县城市管理综合执法大队;1 县环境卫生服务中心;1 县园林绿化服务中心',
  102: '1 县第一中学;1 县第二中学;1 县城关小学;1 县实验小学;1 县直机关幼儿园;1 县特殊教育学校;1 县教师进修学校;1 县教育考试中心;1@1 青溪镇中心学校;1@2 白沙镇中心学校;1@3 石门乡中心学校;2 县职业教育中心;2 县体育中心;0 县教育基金管理办公室',
  103: '1 县住房保障服务中心;1 县建设工程质量安全服务中心',
  104: '1 县卫生监督所;1 县疾病预防控制中心;1 县妇幼保健计划生育服务中心;1 县急救中心;1@1 青溪镇卫生院;1@2 白沙镇卫生院;1@3 石门乡卫生院;1 城关社区卫生服务中心;1 城东社区卫生服务中心;2 县人民医院;2 县中医院',
  105: 'I 县社会救助服务中心;L 县低收入家庭认定中心;1 县社会福利院;1 县救助管理站;2 县殡仪馆',
  106: 'A 县公安局交通警察大队;A 县看守所',
  107: 'L 县农业综合行政执法大队;1 县动物疫病预防控制中心;1 县农产品质量安全检验站',
  108: 'L 县国库支付中心;1 县财政投资评审中心',
  109: 'L 县社会保险服务中心;1 县公共就业服务中心;1 县人事考试中心',
  110: '1 县文化馆;1 县图书馆;2 县旅游开发服务中心',
};

const headOf = (department: CountyDepartment): Unit => ({
  code: `${department.code}001`,
  name: `${department.name}(本级)`,
  department: department.code,
  isHead: true,
  type: department.code === '111' ? 'massOrganAdministrative' : 'administrative',
  section: department.section,
  region: countyRegion,
});

function subordinateOf(department: CountyDepartment, text: string, index: number): Unit {
  const [mark = '', name = ''] = text.split(' ');
  const [letter = '', township] = mark.split('@');
  return {
    code: `${department.code}${String(index + 2).padStart(3, '0')}`,
    name,
    department: department.code,
    isHead: false,
    type: letters[letter] ?? 'other',
    section: department.section,
    region: township === undefined ? countyRegion : `34990110${township}`,
  };
}

export const countyUnits: readonly Unit[] = countyDepartments.flatMap((department) => [
  headOf(department),
  ...(subordinates[department.code]?.split(';') ?? []).map((text, index) => subordinateOf(department, text, index)),
]);

const neverBuys: ReadonlySet<UnitType> = new Set<UnitType>([
  'publicClass1',
  'publicClass2',
  'businessInstitution',
  'massOrganInstitution',
  'other',
]);
export const mayBuy = (unit: Unit): boolean => !neverBuys.has(unit.type);
