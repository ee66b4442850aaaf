type Pair = readonly [zh: string, en: string];

/** Every act that is committed to a ledger, by the name in its journal, with the words of 操作日志. */
const labels = {
  'found-year': ['建立年度', 'Begin the year'],
  'take-seat': ['选定本单位', 'Choose the unit'],
  'take-hand-out': ['载入财政下发表样', 'Load the forms'],
  'hand-out': ['下发表样', 'Hand out forms'],
  enter: ['编报录入', 'Entry'],
  submit: ['送审', 'Submit'],
  receive: ['接收报送文件', 'Receive'],
  pass: ['审核通过', 'Pass'],
  return: ['退回', 'Return'],
  withdraw: ['取消送审', 'Withdraw'],
  lock: ['锁定', 'Lock'],
  unlock: ['解除锁定', 'Unlock'],
  'bulk-pass': ['批量审核通过', 'Pass in bulk'],
  'bulk-lock': ['批量锁定', 'Lock in bulk'],
  explain: ['填写情况说明', 'Explain a finding'],
  'answer-slip': ['读入退回答复', 'Read the answers'],
  opinion: ['填写审核意见', 'Opinion'],
  'merge-section-review': ['合并股室审核表', 'Merge a section’s table'],
  'set-review-chain': ['设置审核流程', 'Set the review chain'],
  'county-review': ['全县审核', 'County review'],
  amend: ['代改', 'Amend for a unit'],
  'split-lump': ['打捆资金拆分', 'Split lump money'],
  'raise-figure': ['登记上级专项、调高控制数', 'Raise a figure by its notice'],
  'clear-purchase-mark': ['取消购买服务标识', 'Clear the purchase mark'],
  'move-to-department': ['移至主管部门', 'Move to the department'],
  'confirm-amendment': ['单位确认代改', 'Unit confirms'],
  'work-figures': ['编制控制数', 'Work on figures'],
  'issue-figures': ['下达控制数', 'Issue figures'],
  'reissue-figures': ['调整下达控制数', 'Issue figures again'],
  reply: ['批复', 'Reply'],
  'unit-reply': ['登记部门对单位批复', 'Department’s reply'],
  'batch-add': ['追加', 'Supplement'],
  'batch-cut': ['追减', 'Cut'],
  'batch-transfer': ['调剂', 'Transfer'],
  'batch-amend': ['预算调整', 'Adjustment'],
  'batch-carryOver': ['结转', 'Carry-over'],
  'register-paper': ['登记纸质材料', 'Register papers'],
  'write-letters': ['生成文书', 'Write letters'],
  'load-template': ['载入文书模板', 'Load a template'],
  'restore-template': ['恢复默认模板', 'Restore a template'],
  'set-calendar': ['设置日期', 'Set dates'],
  'set-rule': ['设置审核规则', 'Set a rule'],
  'import-roster': ['导入单位名单', 'Import the roster'],
  'import-reference': ['导入基础目录', 'Import a code list'],
  'save-entry': ['新增或修改目录条目', 'Save a list entry'],
  'save-thresholds': ['设置限额标准', 'Set thresholds'],
  'save-mapping': ['设置目录对应关系', 'Save a mapping'],
  'map-catalog': ['目录对照', 'Map the catalogue'],
  'save-unit': ['新增或修改单位', 'Save a unit'],
  'save-department': ['新增或修改部门', 'Save a department'],
  'retire-units': ['停用单位', 'Retire units'],
  'merge-units': ['合并单位', 'Merge units'],
  'split-units': ['拆分单位', 'Split a unit'],
  'retire-department': ['停用部门', 'Retire a department'],
  'revive-unit': ['恢复使用单位', 'Revive a unit'],
  'set-code-widths': ['设置编码级次', 'Set code widths'],
  'import-integrated': ['导入一体化系统数据', 'Import from the integrated system'],
  'import-basics': ['导入基本支出', 'Import basic figures'],
  'import-prior': ['导入上年数', 'Import last year'],
  'import-pool': ['导入项目库', 'Import the project pool'],
  'import-carryOver': ['导入上年结转', 'Import carry-over'],
  'import-contracts': ['导入合同台账', 'Import contracts'],
  'import-assets': ['导入资产配置', 'Import assets'],
  'mark-favourite': ['收藏常用编码', 'Favourite codes'],
  'use-code': ['使用编码', 'Use a code'],
} as const satisfies Readonly<Record<string, Pair>>;

export type ActName = keyof typeof labels;

/** 使用痕迹 of the picker are no deed of the office; 操作日志 leaves them out unless asked. */
export const isQuiet = (act: string): boolean => act === 'use-code' || act === 'mark-favourite';

/** An act that a newer program wrote keeps its own name. */
export function actLabel(act: string, language: 'zh' | 'en'): string {
  const pair = (labels as Readonly<Record<string, Pair>>)[act];
  return pair ? pair[language === 'zh' ? 0 : 1] : act;
}
