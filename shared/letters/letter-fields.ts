import type { LetterKind } from './letter-kinds.ts';

/** Placeholders that every letter has. */
const common = ['练习标记', '发文机关', '发文机关标志', '文号', '年度', '主送机关', '成文日期', '金额单位', '联系人'];
const replyFields = ['批复合计', '购买服务合计', '项目数', '人代会日期'];

type Vocabulary = {
  readonly fields: readonly string[];
  readonly loop: string;
  readonly columns: readonly string[];
};
const own: { readonly [Kind in LetterKind]: Vocabulary } = {
  launch: {
    fields: ['单位数', '一上截止', '二上截止'],
    loop: '单位表',
    columns: ['序号', '单位编码', '单位名称', '单位性质', '购买服务表'],
  },
  figures: {
    fields: ['项目数', '申报合计', '控制数合计', '购买服务合计', '核减合计', '二上截止', '基本支出说明'],
    loop: '控制数表',
    columns: ['序号', '单位名称', '项目名称', '申报数', '控制数', '购买服务', '核减额', '备注'],
  },
  reminder: {
    fields: ['阶段', '截止日期', '时限说明', '单位数', '已报单位数', '未报单位数', '办理期限'],
    loop: '催报表',
    columns: ['序号', '单位编码', '单位名称', '状态', '会计', '电话'],
  },
  opinion: {
    fields: ['单位编码', '单位名称', '阶段', '退回原因', '问题数', '错误数', '警告数', '办理期限'],
    loop: '意见表',
    columns: ['序号', '位置', '规则', '级别', '审核意见', '情况说明'],
  },
  reply: {
    fields: [...replyFields, '二上合计', '差额合计', '批复单位期限', '公开期限', '抄送'],
    loop: '批复表',
    columns: ['序号', '单位名称', '项目名称', '二上数', '批复数', '购买服务', '差额', '差异理由'],
  },
  unitReply: {
    fields: [...replyFields, '单位名称', '公开期限', '财政批复日期'],
    loop: '批复表',
    columns: ['序号', '项目编码', '项目名称', '批复数', '购买服务'],
  },
  city: {
    fields: ['区划名称', '部门数', '单位数', '项目数', '明细行数', '购买服务合计', '县本级合计', '乡镇合计'],
    loop: '汇总表',
    columns: ['序号', '类别', '项目数', '金额', '占比'],
  },
};

/** The placeholders that a letter of this kind knows, and the table that it must carry. */
export const letterVocabulary = (kind: LetterKind): Vocabulary => ({
  ...own[kind],
  fields: [...common, ...own[kind].fields],
});
