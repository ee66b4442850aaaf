import type { LineRefusal, ReplyRefused, UnitReplyRefused } from '#shared/approval';
import type { FigureRefusal, IssueRefused } from '#shared/control-figures';
import { showYuan } from '#shared/money';
import { leastRoleFor, roles, type NotAllowed } from '#shared/operators';
import type { LockRefused, TransitionRefused } from '#shared/rounds';
import type { YearFileFailure } from '#shared/year-file';
import { roleLabel, stateLabel } from './labels.ts';
import type { Texts } from './texts.ts';

export type LedgerFailure =
  | { readonly kind: 'ledger/changed-meanwhile'; readonly key: string }
  | { readonly kind: 'ledger/full' }
  | { readonly kind: 'ledger/only-read' }
  | { readonly kind: 'past/not-kept'; readonly sequence: number; readonly from: number }
  | { readonly kind: 'ledger/broken'; readonly detail: string }
  | { readonly kind: 'ledger/other-key' }
  | NotAllowed;
export type ReportRefused =
  | { readonly kind: 'review/nothing-received'; readonly unit: string }
  | { readonly kind: 'report/nothing-locked' }
  | { readonly kind: 'report/nothing-received' }
  | { readonly kind: 'report/proof-differs'; readonly differences: number; readonly first: string };

export const ledgerTexts: Texts<LedgerFailure> = {
  'ledger/changed-meanwhile': ({ key }) => [
    `${key} 的数据刚刚有变化，本次操作没有执行。请刷新后再试。`,
    `${key} has just changed; nothing was done. Look again and retry.`,
  ],
  'ledger/only-read': () => [
    '正在查看的是过去某一时刻或备份中的数据，只能查看和导出，不能改动。',
    'These are data of an earlier moment or of a backup: they can be looked at and exported, not changed.',
  ],
  'past/not-kept': ({ sequence, from }) => [
    `第 ${sequence} 笔时的数据没有保存下来；本机从第 ${from} 笔起可以查看。`,
    `The state at entry ${sequence} was not kept; this computer goes back to entry ${from}.`,
  ],
  'ledger/full': () => ['磁盘空间不足，本次操作没有执行。请清理磁盘后重试。', 'The disk is full; nothing was done.'],
  'ledger/broken': ({ detail }) => [
    `数据库不能写入（${detail}），本次操作没有执行。请重新打开程序后再试。`,
    `The database cannot be written (${detail}); nothing was done.`,
  ],
  'ledger/other-key': () => [
    '本机的工作数据不是用当前的密钥保存的，打不开，已原样保留，本次操作没有执行。可以从数据文件夹中的记录恢复。',
    'The working data of this computer were kept under another key and are left as they are; nothing was done. They can be restored from the record in the data folder.',
  ],
  'operator/not-allowed': ({ act, role }) => {
    const may = roles.slice(roles.indexOf(leastRoleFor(act)));
    const named = (language: 'zh' | 'en', between: string): string =>
      may.map((each) => roleLabel(each, language)).join(between);
    return [
      `您的角色是“${roleLabel(role, 'zh')}”，不能执行这项操作，什么也没有改动。请由${named('zh', '或')}登录后办理。`,
      `As a ${roleLabel(role, 'en')} you may not do this; nothing was changed. Ask a ${named('en', ' or a ')} to sign in.`,
    ];
  },
};

export const reviewTexts: Texts<TransitionRefused | LockRefused> = {
  'round/return-needs-reason': () => ['退回须填写原因。', 'A return needs its reason.'],
  'round/errors-stand': () => [
    '还有错误型问题未消除，或警告型问题未写情况说明，不能审核通过。请退回单位修改，或补写情况说明。',
    'Errors stand, or a warning has no explanation; it cannot pass.',
  ],
  'round/unlock-needs-approver': () => ['解锁须填写批准人。', 'Unlocking needs the name of who approved it.'],
  'round/unlock-needs-reason': () => ['解锁须填写原因。', 'Unlocking needs its reason.'],
  'round/reply-needs-second-round': () => ['只有二上报表可以批复。', 'Only a second submission can be replied to.'],
  'round/not-allowed': ({ state }) => [
    `当前状态为“${stateLabel(state, 'zh')}”，不能执行此操作。`,
    `This act is not allowed in the state "${stateLabel(state, 'en')}".`,
  ],
  'round/lock-needs-passed': ({ state }) => [
    `当前状态为“${stateLabel(state, 'zh')}”，须先审核通过再锁定。`,
    `It must be passed before it can be locked; it is "${stateLabel(state, 'en')}".`,
  ],
  'round/lock-needs-name': () => ['锁定须有操作员姓名。', "Locking needs the operator's name."],
};

const placeOf = (key: string): string => {
  const parts = JSON.parse(key) as (string | null)[];
  return parts
    .slice(1)
    .filter((part) => part !== null && part !== '')
    .join(' ');
};
const figureTexts: Texts<FigureRefusal> = {
  'control/wrong-shape': ({ key }) => [
    `${placeOf(key)} 的下达方式与对象不符`,
    `${placeOf(key)}: mode and target disagree`,
  ],
  'control/twice': ({ key }) => [`${placeOf(key)} 重复`, `${placeOf(key)} is named twice`],
  'control/negative': ({ key }) => [`${placeOf(key)} 为负数`, `${placeOf(key)} is negative`],
  'control/purchases-over-amount': ({ key, over }) => [
    `${placeOf(key)} 的购买服务大于控制数 ${showYuan(over)} 元`,
    `${placeOf(key)}: purchases exceed the figure by ${showYuan(over)}`,
  ],
  'control/procurement-over-amount': ({ key, over }) => [
    `${placeOf(key)} 的政府采购大于控制数 ${showYuan(over)} 元`,
    `${placeOf(key)}: procurement exceeds the figure by ${showYuan(over)}`,
  ],
  'control/cut-without-reason': ({ key, cut }) => [
    `${placeOf(key)} 核减 ${showYuan(cut)} 元，须写核减理由`,
    `${placeOf(key)} is cut by ${showYuan(cut)} without a reason`,
  ],
  'control/change-without-reason': ({ key }) => [
    `${placeOf(key)} 已下达过，再次下达须写调整原因`,
    `${placeOf(key)} was issued before; a change needs its reason`,
  ],
  'control/other-department': ({ key }) => [
    `${placeOf(key)} 不属于该部门`,
    `${placeOf(key)} belongs to another department`,
  ],
  'control/other-fund': ({ key }) => [`${placeOf(key)} 的资金性质不符`, `${placeOf(key)} is of another fund`],
};
const lineTexts: Texts<LineRefusal> = {
  'reply/amount-missing': (line) => [
    `${line.unit} ${line.projectCode} 缺批复数`,
    `${line.unit} ${line.projectCode} has no amount`,
  ],
  'reply/unknown-line': (line) => [
    `${line.unit} ${line.projectCode} 不在二上项目中`,
    `${line.unit} ${line.projectCode} is unknown`,
  ],
  'reply/twice': (line) => [`${line.unit} ${line.projectCode} 重复`, `${line.unit} ${line.projectCode} is named twice`],
  'reply/negative': (line) => [
    `${line.unit} ${line.projectCode} 为负数`,
    `${line.unit} ${line.projectCode} is negative`,
  ],
  'reply/purchases-over-amount': (line) => [
    `${line.unit} ${line.projectCode} 的购买服务大于批复数`,
    `${line.unit} ${line.projectCode}: purchases exceed the amount`,
  ],
  'reply/reason-missing': (line) => [
    `${line.unit} ${line.projectCode} 与二上不同，须写差异原因`,
    `${line.unit} ${line.projectCode} differs from the draft without a reason`,
  ],
};

const most = 5;
function listed<F extends { readonly kind: string }>(
  texts: Texts<F>,
  refusals: readonly F[],
): readonly [string, string] {
  const one = (refusal: F): readonly [string, string] => {
    const write = texts[refusal.kind as F['kind']] as (failure: F) => readonly [string, string];
    return write(refusal);
  };
  const shown = refusals.slice(0, most).map(one);
  const rest = refusals.length - shown.length;
  const zh = `${shown.map(([text]) => text).join('；')}${rest > 0 ? `；另有 ${rest} 处` : ''}。`;
  const en = `${shown.map(([, text]) => text).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
  return [zh, en];
}

export const issueTexts: Texts<IssueRefused> = {
  'control/nothing-to-issue': () => ['控制数没有变化，不需要下达。', 'Nothing has changed; there is nothing to issue.'],
  'control/over-available': ({ total, over }) => [
    `控制数合计 ${showYuan(total)} 元，超过可用财力 ${showYuan(over)} 元。`,
    `The figures total ${showYuan(total)}, ${showYuan(over)} over what is available.`,
  ],
  'control/figures-refused': ({ refusals }) => {
    const [zh, en] = listed(figureTexts, refusals);
    return [`控制数没有下达：${zh}`, `Not issued: ${en}`];
  },
};

export const replyTexts: Texts<ReplyRefused> = {
  'reply/congress-date-missing': () => ['请先填写人代会批准日期。', 'Enter the date of the Congress first.'],
  'reply/date-unreadable': () => ['日期须写成 2027-01-20 的格式。', 'Write dates as 2027-01-20.'],
  'reply/before-congress': () => ['批复日期早于人代会批准日期，请核对。', 'The reply is dated before the Congress.'],
  'reply/nothing-to-reply': () => ['还没有锁定的二上报表，不能批复。', 'No second submission has been locked.'],
  'reply/lines-refused': ({ refusals }) => {
    const [zh, en] = listed(lineTexts, refusals);
    return [`没有批复：${zh}`, `Not replied: ${en}`];
  },
};

export const unitReplyTexts: Texts<UnitReplyRefused> = {
  'reply/date-unreadable': replyTexts['reply/date-unreadable'],
  'reply/nothing-to-reply': () => ['财政批复中没有该部门的项目。', 'The reply has no line of this department.'],
  'reply/before-finance-reply': () => [
    '部门批复日期早于财政批复日期，请核对。',
    'The department replied before finance did.',
  ],
};

export const reportTexts: Texts<ReportRefused> = {
  'review/nothing-received': ({ unit }) => [`还没有接收 ${unit} 的报表。`, `Nothing was received from ${unit}.`],
  'report/nothing-locked': () => ['还没有锁定的报表，不能生成上报市局表。', 'Nothing is locked yet.'],
  'report/nothing-received': () => [
    '本轮次还没有可导出的单位报表。请先接收（或锁定）单位报表。',
    'There is nothing to export in this round yet: receive (or lock) forms first.',
  ],
  'report/proof-differs': ({ differences, first }) => [
    `数据核对发现 ${differences} 处差异，文件没有生成。第一处：${first}。`,
    `The proof found ${differences} differences; the file was not made. First: ${first}.`,
  ],
};

export const yearFileTexts: Texts<YearFileFailure> = {
  'year-file/not-json': () => ['这不是年度文件，或文件不完整。请重新选择。', 'This is no year file, or it is cut off.'],
  'year-file/not-ours': () => ['这不是本程序的年度文件。请重新选择。', 'This is not a year file of this program.'],
  'year-file/newer': ({ version }) => [
    `年度文件的格式版本 ${version} 比本程序新，请先更新程序。`,
    `The year file's version ${version} is newer than this program.`,
  ],
  'year-file/wrong-ledger': ({ ledger }) => [
    ledger === 'practice' ? '这是练习账套的年度文件，不能载入正式账套。' : '这是正式账套的年度文件，不能载入练习账套。',
    'This year file belongs to the other ledger.',
  ],
  'year-file/broken': ({ where, what }) => [
    `年度文件的 ${where || '开头'} 有问题：${what}。没有载入任何内容。`,
    `The year file is wrong at ${where || 'its start'}: ${what}. Nothing was loaded.`,
  ],
};
