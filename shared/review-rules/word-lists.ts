/**
 * Words and codes that the rules look for. They are data: a year or a region may come to need others, and none of them
 * is a rule by itself. Each list is joined into one pattern when the program starts.
 */

/** 财政部令第102号第十条, 财预〔2017〕87号第二条 to 第五条: what may not be bought as a service (domain 3.3). */
export const negativeWords = {
  /** NEG02 应当由政府直接履职的事项. */
  coreMatter: ['行政许可', '行政处罚', '行政强制', '行政决策', '行政审批', '执法', '审批权', '处罚决定'],
  /** NEG03 货物. */
  goods: ['采购设备', '设备采购', '采购物资', '物资采购', '购置', '车辆', '电脑', '计算机', '材料', '药品', '器材'],
  /** NEG04 工程, NEG05 基础设施, NEG06 土地前期开发和农田水利. */
  works: [
    '新建',
    '改建',
    '扩建',
    '翻建',
    '装修',
    '拆除',
    '修缮',
    '施工',
    '工程款',
    '道路建设',
    '公路建设',
    '管网建设',
    '校舍建设',
    '场馆建设',
    '基础设施建设',
    '土地前期开发',
    '土地储备',
    '土地整理',
    '农田水利',
    '棚户区改造',
  ],
  /** NEG07 将工程和服务打包. */
  bundle: [
    '建设运营',
    '建设和运营',
    '建设及运营',
    '建设+运营',
    '建管养一体',
    '工程总承包',
    'EPC',
    'PPP',
    'BOT',
    '打包',
  ],
  /** NEG08 融资行为. */
  financing: ['融资租赁', '融资', '贷款', '垫资', '回购', '应付账款'],
  /** NEG09 人员招聘、劳务派遣、公益性岗位. */
  staffing: [
    '劳务派遣',
    '公益性岗位',
    '编外人员工资',
    '编外工资',
    '编外人员',
    '编外用工',
    '临聘',
    '招聘',
    '聘用人员',
    '工资',
    '社保',
  ],
} as const satisfies Record<string, readonly string[]>;

/** Practice 4: after one of these words the hit is the object of a real service, such as 施工图审查 or 药品抽检. */
export const silencingWords = [
  '检测',
  '检验',
  '抽检',
  '监测',
  '鉴定',
  '评估',
  '评审',
  '审查',
  '评查',
  '审计',
  '监理',
  '造价',
  '设计',
  '咨询',
  '测绘',
  '验收',
  '规划',
  '运维',
  '维保',
  '管养',
  '管护',
  '养护',
  '考务',
  '招聘会',
  '经办',
  '宣传',
  '培训',
  '租赁',
] as const;
/** Further services that only one of the lists meets: 档案材料整理, 贷款审核, 执法案卷整理. */
export const silencingWordsOf: { readonly [List in keyof typeof negativeWords]: readonly string[] } = {
  coreMatter: ['整理', '物业', '维护', '维修', '案卷'],
  goods: ['整理', '归档', '印制', '印刷', '停放'],
  works: [],
  bundle: [],
  financing: ['审核', '核查'],
  staffing: ['笔试', '面试', '审核', '核查', '代理'],
};
/** How many characters after a hit a silencing word may reach. */
export const silencingReach = 12;
/** Hits that turn into errors where the line pays for people by the month or year. */
export const dispatchWords = ['劳务派遣', '公益性岗位', '编外工资', '编外人员工资'] as const;
/** 计量单位 that count people over time. */
export const personTimeMeasures = ['人月', '人年', '元/人月', '元/人年'] as const;

/** 采购类 款: spending that is usually a purchase of services (domain 6.2). */
export const purchaseLikeEconomy = [
  '30202',
  '30203',
  '30209',
  '30213',
  '30214',
  '30215',
  '30216',
  '30226',
  '30227',
  '30299',
] as const;
/** 应买未买: words of a service that others are paid for (domain 2). */
export const purchaseTriggerWords = [
  '外包',
  '委托',
  '第三方',
  '运维',
  '运行维护',
  '保洁',
  '保安',
  '物业',
  '评估',
  '绩效评价',
  '审计服务',
  '监测服务',
  '培训服务',
  '购买服务',
  '养老服务',
] as const;

/** 三公、会议、培训 by departmental 款: 因公出国(境), 公务接待, 公务用车运行和购置, 会议, 培训. */
export const restrainedEconomy = {
  30212: '因公出国(境)费用',
  30215: '会议费',
  30216: '培训费',
  30217: '公务接待费',
  30231: '公务用车运行维护费',
  31013: '公务用车购置',
} as const satisfies Record<string, string>;

/** Words by which a row says that its money comes from a higher level. */
export const upperWords = [
  '上级专项',
  '上级补助',
  '转移支付',
  '中央补助',
  '中央专项',
  '省级补助',
  '省级专项',
  '市级补助',
  '市级专项',
  '提前下达',
] as const;
/** 目录外: what clerks write where no code of the catalogue fits. */
export const outsideWords = ['目录外', '待备案', '无', '/'] as const;
/** 统一社会信用代码 alphabet of GB 32100; the place of a character is its value. */
export const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const escaped = (word: string): string => word.replaceAll(/[+.*?^$()[\]{}|\\/]/g, String.raw`\$&`);
/** One pattern of all the words; longer words are tried first, so that 融资租赁 is never taken for 融资. */
export const anyOf = (words: readonly string[], flags = ''): RegExp =>
  new RegExp(
    words
      .toSorted((a, b) => b.length - a.length)
      .map(escaped)
      .join('|'),
    flags,
  );

/** What a row says when the money or posts of a provider within the budget were settled, or the joint review held. */
export const bothEndsWords = /经费挂钩|编制挂钩|编制经费|联合审核|编办/;
export const competitionWords = /公开比选|竞争性|公开择优|多家比较|三家比价/;
/** 单一来源: what a reason for it says. */
export const soleSourceWords = /(?<![未无没])论证|公示|唯一供应商|专利|专有技术/;
/** 事前绩效评估: what a result of it says. */
export const exAnteWords = /(?<![未无没])(事前绩效评估|事前评估)/;
