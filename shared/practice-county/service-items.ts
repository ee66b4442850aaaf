export type ServiceItem = {
  readonly name: string;
  readonly catalogCode: string;
  readonly uom: string;
  readonly qty: readonly [number, number];
  readonly periods: number;
  /** Band of the unit price in fen. */
  readonly price: readonly [number, number];
  /** 7 digits, or blank for the department's general function code. */
  readonly func: string;
  readonly deptEcon: string;
  readonly purItemCode: string;
};

const bandOf = (text = '', factor = 1): readonly [number, number] => {
  const [least = 0, most = least] = text.split('-').map((part) => Math.round(Number(part) * factor));
  return [least, most];
};
/** Columns: name, catalogue, unit, quantity, periods, unit price in yuan, function, departmental 款, procurement item. */
const itemsOf = (table: string): readonly ServiceItem[] =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [name = '', catalogCode = '', uom = '', qty, periods, price, func = '', deptEcon = '', purItemCode = ''] =
        row.trim().split('|');
      const bands = { qty: bandOf(qty), price: bandOf(price, 100) };
      return { name, catalogCode, uom, ...bands, periods: Number(periods), func, deptEcon, purItemCode };
    });

/** Typical services of each department with plausible quantities and prices. */
export const departmentItems: Readonly<Record<string, readonly ServiceItem[]>> = {
  101: itemsOf(`
    城区清扫保洁服务|A1102|㎡年|1800000-4500000|1|6.5-12|2120501|30227|C13050100
    农村生活垃圾收运服务|A1102|人年|200000-420000|1|35-70|2120501|30227|C13050200
    公厕管护服务|A1102|座年|60-140|1|25000-45000|2120501|30227|C13050300
    绿化管养服务|A1103|㎡年|600000-1600000|1|3.5-8|2120399|30227|C13030000
    路灯管护服务|A1101|盏年|8000-20000|1|45-90|2120399|30213|C13020000
    餐厨垃圾处置服务|A0604|吨|6000-15000|1|180-320|2120501|30227|C13050200
    城管信息采集服务|A1104|人月|20-40|12|4200-5500|2120104|30227|C13040000`),
  102: itemsOf(`
    校园保安服务(局统一购买)|B1103|人月|150-400|12|3000-3800||30227|C05040300
    教师培训服务|B0901|人天|1000-6000|1|350-450|2050803|30216|C02060000
    学生体质抽测服务|A1703|人|5000-30000|1|8-20||30227|C19000000
    校舍安全鉴定服务|A1701|㎡|50000-300000|1|1.5-3.5||30227|C19000000
    群众赛事组织服务|A0901|场|5-20|1|30000-80000|2070308|30227|C06040100`),
  103: itemsOf(`
    污水设施运维服务|A0607|站年|60-180|1|12000-35000|2110302|30227|C07020100
    公租房运营管理服务|A1803|套月|1200-4500|12|18-35|2210106|30227|C21040000
    房屋安全排查服务|A0101|栋|300-2000|1|300-900||30227|C19000000
    施工图审查服务|B0603|㎡|100000-500000|1|1.2-2|2120201|30227|C20030900`),
  104: itemsOf(`
    农村妇女两癌筛查服务|A0506|人|6000-15000|1|60-130|2100409|30227|C04000000
    医疗废物集中处置服务|A0604|床日|200000-600000|1|2-3.5|2100409|30227|C13050200
    职业病监测服务|A0503|家|40-120|1|2000-4000|2100408|30227|C04000000
    病媒生物防制服务|A0501|km²|12-40|1|15000-40000|2100409|30227|C04000000`),
  105: itemsOf(`
    居家上门照护服务|A0402|人次|8000-30000|1|35-100|2081006|30227|C05010400
    老年助餐服务|A0402|人次|20000-120000|1|3-6|2081006|30227|C05010400
    未成年人关爱保护服务|A0409|人|300-2000|1|300-800|2081001|30227|C05010200
    流浪人员托养服务|A0408|人月|100-400|1|2200-3600|2082002|30227|C05010500
    救助对象入户核查服务|A0403|户|1500-8000|1|40-90||30227|C05010500
    社会组织评估服务|A1002|家|10-40|1|3000-6000|2080208|30227|C20030900`),
  106: itemsOf(`
    护学岗服务|A1303|人月|20-80|9|2600-3200||30227|C05040500
    视频链路租用服务|B1003|路年|1500-6000|1|600-1500|2040219|30227|C17000000
    业务系统运维服务|B1001|套年|1-6|1|30000-250000|2040219|30213|C16070000
    等级保护测评服务|B1001|系统|1-8|1|35000-80000|2040219|30227|C16070000`),
  107: itemsOf(`
    农作物病虫害统防统治服务|A1203|亩次|200000-600000|1|8-15|2130108|30227|C09010600
    动物强制免疫服务|A1204|头次|300000-900000|1|1.5-3|2130108|30227|C09000000
    农产品抽检服务|A1207|批次|500-2000|1|350-800|2130109|30227|C19000000
    小型水库管护服务|A1210|座年|60-150|1|12000-20000|2130306|30227|C12000000
    土地整理验收测绘服务|B0603|亩|20000-80000|1|6-15||30227|C19040000`),
  108: itemsOf(`
    工程造价评审服务|B0601|项|40-120|1|8000-35000|2010608|30227|C20020500
    预算绩效评价服务|B0702|项目|10-30|1|25000-60000|2010608|30227|C20030800
    财务收支审计服务|B0302|家|6-30|1|15000-40000|2010608|30227|C23030000`),
  109: itemsOf(`
    职业技能培训服务|A0302|人|300-2000|1|800-1800|2080702|30216|C02060000
    专场招聘会服务|A0301|场|10-40|1|8000-25000|2080701|30227|C03000000
    事业单位招聘考务服务|A0304|人|1500-6000|1|60-120||30227|C03000000
    人事档案整理服务|B1202|份|2000-12000|1|15-40||30227|C23200000`),
  110: itemsOf(`
    送戏进万村服务|A0801|场|100-240|1|4400-5000|2070109|30227|C06000000
    农村公益电影放映服务|A0802|场|1800-3000|1|200-260|2070109|30227|C06030700
    文物看护服务|A0803|处年|20-60|1|3000-8000|2070204|30227|C06000000
    文旅赛事组织服务|A0901|场|5-20|1|30000-50000|2070109|30227|C06040100`),
  111: itemsOf(`
    残疾儿童康复服务|A0406|人月|40-200|10|1500-2500|2081104|30227|C05010800
    残疾人托养服务|A0406|人|100-400|1|1500-3000|2081104|30227|C05010800`),
  112: itemsOf(`
    法律援助服务|A0407|件|300-900|1|1200-2200|2040607|30227|C05011000
    专职人民调解员服务|A1004|人年|20-40|1|42000-60000|2040604|30227|C05020400
    社区矫正社工服务|A1003|人年|8-20|1|55000-70000|2040604|30227|C05020300`),
};

export const legalAdviser: ServiceItem = itemsOf(
  '法律顾问服务|B0101|年|1-1|1|20000-60000||30203|C23010000',
)[0] as ServiceItem;

/** Services that any office buys, in quantities. */
export const commonItems = itemsOf(`
    机关物业服务|B1102|㎡月|6000-12000|12|2.5-3.5||30209|C21040000
    公务出行车辆租赁服务|B1106|车天|100-600|1|350-600||30214|C15080000
    新媒体运营服务|A1502|年|1-1|1|50000-250000||30227|C23070200
    档案数字化服务|B1202|页|300000-2000000|1|0.25-0.6||30227|C23200000
    办公系统运维服务|B1001|套年|1-3|1|30000-80000||30213|C16070000
    信息系统等保测评服务|B1001|系统|1-4|1|35000-80000||30227|C16070000
    机关干部业务培训服务|B0901|人天|100-600|1|350-450||30216|C02060000
    文件资料印制服务|B1104|份|2000-20000|1|5-15||30202|C23090000
    空调电梯维护保养服务|B1101|台|10-60|1|800-2500||30213|C23120000
    机关食堂服务|B1105|人月|20-60|12|260-400||30299|C22000000`);

/** Services at a lump sum: name, catalogue, departmental 款, procurement item. The first ones belong to one department. */
const lumpsOf = (text: string): readonly ServiceItem[] =>
  text
    .trim()
    .split('\n')
    .map((row) => {
      const [name = '', catalogCode = '', deptEcon = '', purItemCode = ''] = row.trim().split('|');
      const one = { uom: '项', qty: [1, 1], periods: 1, price: [0, 0], func: '' } as const;
      return { ...one, name, catalogCode, deptEcon, purItemCode };
    });

/** Names that look forbidden and are not; a rule that speaks up here is wrong. */
export const departmentLumps: Readonly<Record<string, readonly ServiceItem[]>> = {
  101: lumpsOf('违建拆除安全鉴定服务|A1701|30227|C19000000\n处罚案卷评查服务|B0501|30226|C20030900'),
  104: lumpsOf('药品抽检服务|A0505|30227|C19000000'),
  107: lumpsOf('农田水利设施管护服务|A1210|30227|C12000000'),
  109: lumpsOf('创业担保贷款审核服务|A0303|30227|C20030900\n社保经办服务|A1501|30227|C23000000'),
  112: lumpsOf('执法处罚案卷评查服务|B0501|30226|C20030900'),
};
export const commonLumps = lumpsOf(`
    办公区物业服务|B1102|30209|C21040000
    业务专题培训服务|B0901|30216|C02060000
    档案材料整理服务|B1202|30227|C23200000
    政策宣传服务|A1502|30227|C23070200
    专家评审服务|B0701|30226|C20030900
    设施维护保养服务|B1101|30213|C23120000
    重点课题研究服务|B0201|30227|C23050000
    第三方监督检查服务|B0501|30227|C20030900
    管理咨询服务|B0801|30203|C20030900
    办公设备租赁服务|B1106|30214|C23110000
    内部控制审计服务|B0302|30227|C23030000
    群众满意度调查服务|B0202|30226|C23060200
    专用资料印制服务|B1104|30202|C23090000
    综合后勤保障服务|B1107|30299|C21040000
    项目绩效评价服务|B0702|30227|C20030800
    数据处理服务|B1002|30299|C16030000
    志愿服务活动管理服务|A1005|30299|C05020500
    附属楼物业服务|B1102|30209|C21040000`);
/** Asked for at 一上 and given nothing at 一下. */
export const refusedLumps = lumpsOf(`
    专项规划编制服务|A1601|30227|C13010000
    智慧平台数据分析服务|B1002|30227|C16030000
    品牌形象宣传推广服务|A1502|30227|C23070200
    标准化建设咨询服务|B0801|30203|C20030900
    行业统计分析服务|A1602|30227|C23060200`);
/** 上级专项 that arrive after 一下: department, 万元, level and a service. */
export const upperGrants = [
  { department: '107', wanYuan: 150, level: '中央', item: '高标准农田质量监测服务|A1202|30227|C09000000' },
  { department: '107', wanYuan: 120, level: '省', item: '农村人居环境第三方评估服务|A0607|30227|C07020900' },
  { department: '104', wanYuan: 90, level: '中央', item: '重点人群健康管理服务|A0507|30227|C04000000' },
  { department: '105', wanYuan: 80, level: '省', item: '困难家庭探访关爱服务|A0403|30227|C05010500' },
  { department: '102', wanYuan: 70, level: '省', item: '课后服务课程研究与开发服务|A0201|30227|C02090000' },
  { department: '111', wanYuan: 50, level: '市', item: '残疾人辅具适配评估服务|A0406|30227|C05010800' },
].map(({ item, ...grant }) => ({ ...grant, item: lumpsOf(item)[0] as ServiceItem }));

/** Every service that the county buys or asked for. */
export const everyItem: readonly ServiceItem[] = [
  ...Object.values(departmentItems).flat(),
  legalAdviser,
  ...commonItems,
  ...Object.values(departmentLumps).flat(),
  ...commonLumps,
  ...refusedLumps,
  ...upperGrants.map(({ item }) => item),
];
