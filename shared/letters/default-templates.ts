import type { LetterKind } from './letter-kinds.ts';
import type { LetterBlock, LetterColumn, LetterTemplate } from '#shared/letter-model';

const column = (
  head: string,
  width: number,
  align: LetterColumn['align'] = 'left',
  more: { readonly tag?: string; readonly total?: string } = {},
): LetterColumn => ({ head, width, align, tag: more.tag ?? head, ...(more.total ? { total: more.total } : {}) });
const order = column('序号', 9, 'center');
const money = (head: string, tag: string, total: string, width = 24): LetterColumn =>
  column(head, width, 'right', { tag, total: `{${total}}` });

const headed = (title: string, ...rest: readonly LetterBlock[]): LetterTemplate => ({
  title,
  blocks: [
    { kind: 'agency', text: '{发文机关标志}' },
    { kind: 'number', text: '{文号}' },
    { kind: 'title', text: title },
    { kind: 'addressee', text: '{主送机关}：' },
    ...rest,
  ],
});
const body = (text: string): LetterBlock => ({ kind: 'body', text });
const heading = (text: string): LetterBlock => ({ kind: 'heading', text });
const signed: readonly LetterBlock[] = [
  { kind: 'signature', text: '{发文机关}' },
  { kind: 'date', text: '{成文日期}' },
  { kind: 'note', text: '（联系人：{联系人}）' },
];
const annex = (
  title: string,
  unitNote: string,
  loop: string,
  columns: readonly LetterColumn[],
): readonly LetterBlock[] => [
  { kind: 'annexMark', text: '附件' },
  { kind: 'annexTitle', text: title },
  { kind: 'unitNote', text: unitNote },
  { kind: 'table', loop, columns },
];
const inUnit = '单位：{金额单位}';

/** Wording of the program's own; every office may replace it by its own file. */
export const defaultTemplates: { readonly [Kind in LetterKind]: LetterTemplate } = {
  launch: headed(
    '关于编制{年度}年部门预算的通知',
    body('为做好{年度}年部门预算编制工作，按照预算法及其实施条例的规定，现将有关事项通知如下。'),
    heading('一、编制范围'),
    body('你部门及所属单位共{单位数}个，全部收支纳入部门预算。政府购买服务随部门预算同步编制、同步审核、同步批复。'),
    heading('二、报送时间'),
    body(
      '一上申报表于{一上截止}前报送，二上预算表于{二上截止}前报送。所属单位的报表由主管部门汇总审核、加盖公章后一并报送。',
    ),
    heading('三、有关要求'),
    body('（一）项目支出须有政策依据和测算过程，延续项目同时说明上年预算和执行情况。'),
    body(
      '（二）购买服务事项须在指导性目录以内，逐项填列数量、单价、购买方式和承接主体类型；没有购买服务的购买主体填报无购买服务声明。',
    ),
    body('（三）请在统一下发的表样中填写，不增删表头，不更改工作表名称。'),
    { kind: 'attachment', text: '附件：{年度}年部门预算编报单位表' },
    ...signed,
    ...annex('{年度}年部门预算编报单位表', '', '单位表', [
      order,
      column('单位编码', 25, 'center'),
      column('单位名称', 55),
      column('单位性质', 40),
      column('购买服务表', 25, 'center'),
    ]),
  ),
  figures: headed(
    '关于下达{年度}年部门预算控制数的通知',
    body(
      '经审核并报县政府审定，现下达你部门{年度}年项目支出预算控制数{控制数合计}{金额单位}，共{项目数}项，其中政府购买服务{购买服务合计}{金额单位}。一上申报{申报合计}{金额单位}，核减{核减合计}{金额单位}。{基本支出说明}',
    ),
    body(
      '政府购买服务为控制数的其中数，不另行增加预算。请在控制数以内编制二上预算，细化到具体项目和支出科目，并于{二上截止}前报送。上级专项按下达文件相应增加控制数。',
    ),
    { kind: 'attachment', text: '附件：{年度}年部门预算控制数表' },
    ...signed,
    ...annex('{年度}年部门预算控制数表', inUnit, '控制数表', [
      order,
      column('单位', 22, 'left', { tag: '单位名称', total: '合计' }),
      column('项目', 29, 'left', { tag: '项目名称' }),
      money('一上申报数', '申报数', '申报合计', 24),
      money('控制数', '控制数', '控制数合计', 24),
      money('其中：购买服务', '购买服务', '购买服务合计', 24),
      money('核减额', '核减额', '核减合计', 24),
    ]),
  ),
  reminder: headed(
    '关于催报{年度}年部门预算{阶段}报表的通知',
    body(
      '{年度}年部门预算{阶段}报表应于{截止日期}前报送，{时限说明}。你部门应报{单位数}个单位，已报{已报单位数}个，下列{未报单位数}个单位尚未报送：',
    ),
    {
      kind: 'table',
      loop: '催报表',
      columns: [
        order,
        column('单位编码', 24, 'center'),
        column('单位名称', 55),
        column('状态', 22, 'center'),
        column('会计', 20, 'center'),
        column('电话', 24, 'center'),
      ],
    },
    body('请督促上述单位于{办理期限}前完成报送。逾期影响预算编制的，由未报单位说明原因。'),
    ...signed,
  ),
  opinion: {
    title: '{年度}年部门预算审核意见单',
    blocks: [
      { kind: 'title', text: '{年度}年部门预算审核意见单' },
      { kind: 'plainNumber', text: '{文号}' },
      { kind: 'addressee', text: '{主送机关}：' },
      body(
        '你单位报送的{年度}年部门预算{阶段}报表已审核，现予退回。退回原因：{退回原因}。审核发现问题{问题数}项，其中错误型{错误数}项、警告型{警告数}项。错误型问题须修改，警告型问题须修改或逐项说明情况。',
      ),
      body('请逐项办理，于{办理期限}前重新送审。'),
      {
        kind: 'table',
        loop: '意见表',
        columns: [
          order,
          column('位置', 32),
          column('规则', 14, 'center'),
          column('级别', 17, 'center'),
          column('审核意见', 52),
          column('单位说明', 30, 'left', { tag: '情况说明' }),
        ],
      },
      ...signed,
    ],
  },
  reply: headed(
    '关于批复{年度}年部门预算的通知',
    body(
      '{年度}年预算草案已于{人代会日期}经县人民代表大会批准。根据预算法第五十二条的规定，现批复你部门{年度}年项目支出预算{批复合计}{金额单位}，共{项目数}项，其中政府购买服务{购买服务合计}{金额单位}。',
    ),
    body('请于{批复单位期限}前将预算批复到所属各单位，并于{公开期限}前向社会公开部门预算；涉及国家秘密的除外。'),
    body(
      '预算经批准后，非经法定程序不得调整。政府购买服务项目按批复的内容和金额组织实施，签订合同，开展履约验收和绩效评价。',
    ),
    { kind: 'attachment', text: '附件：{年度}年部门预算批复表' },
    ...signed,
    ...annex('{年度}年部门预算批复表', inUnit, '批复表', [
      order,
      column('单位', 24, 'left', { tag: '单位名称', total: '合计' }),
      column('项目', 31, 'left', { tag: '项目名称' }),
      money('二上预算数', '二上数', '二上合计', 24),
      money('批复数', '批复数', '批复合计', 24),
      money('其中：购买服务', '购买服务', '购买服务合计', 24),
      column('差异理由', 20),
    ]),
    { kind: 'copy', text: '抄送：{抄送}。' },
  ),
  unitReply: headed(
    '关于批复{单位名称}{年度}年预算的通知',
    body(
      '根据县财政局{财政批复日期}批复的{年度}年部门预算，现批复你单位{年度}年项目支出预算{批复合计}{金额单位}，共{项目数}项，其中政府购买服务{购买服务合计}{金额单位}。',
    ),
    body('请严格按照批复的项目和用途执行，并于{公开期限}前向社会公开单位预算；涉及国家秘密的除外。'),
    { kind: 'attachment', text: '附件：{年度}年单位预算批复表' },
    ...signed,
    ...annex('{年度}年单位预算批复表', inUnit, '批复表', [
      order,
      column('项目编码', 34),
      column('项目', 57, 'left', { tag: '项目名称', total: '合计' }),
      money('批复数', '批复数', '批复合计', 27),
      money('其中：购买服务', '购买服务', '购买服务合计', 27),
    ]),
  ),
  city: headed(
    '关于报送{区划名称}{年度}年政府购买服务预算汇总表的函',
    body(
      '按照工作要求，我局已汇总{年度}年政府购买服务预算。全县{部门数}个部门、{单位数}个单位共安排政府购买服务项目{项目数}个、明细{明细行数}行，金额{购买服务合计}{金额单位}，其中县本级{县本级合计}{金额单位}、乡镇{乡镇合计}{金额单位}。现随函报送汇总表，请审示。',
    ),
    { kind: 'attachment', text: '附件：{年度}年政府购买服务预算汇总表（按六类）' },
    ...signed,
    ...annex('{年度}年政府购买服务预算汇总表（按六类）', inUnit, '汇总表', [
      order,
      column('类别', 66, 'left', { total: '合计（全县）' }),
      column('项目数', 23, 'right', { total: '{项目数}' }),
      money('金额', '金额', '购买服务合计', 32),
      column('占比', 24, 'right'),
    ]),
  ),
};
