import type { AmendRefused } from '#shared/amend';
import { showYuan } from '#shared/money';
import { stateLabel } from './labels.ts';
import type { Texts } from './texts.ts';

export const amendTexts: Texts<AmendRefused> = {
  'amend/not-in-review': ({ unit, state }) => [
    state === 'returned'
      ? `${unit}的报表已退回，由单位自行修改后重新送审，不能代改。`
      : state === 'absent'
        ? `${unit}尚未送审，不能代改。`
        : `${unit}的报表${stateLabel(state, 'zh')}，不能代改。${state === 'locked' ? '确需更正的，请先“解锁”（写明批准人和原因）。' : '批复后的变动请在“追加调整”中办理。'}`,
    state === 'returned'
      ? `The submission of ${unit} was returned; the unit changes it itself.`
      : `The submission of ${unit} is "${stateLabel(state, 'en')}" and cannot be amended.${state === 'locked' ? ' Unlock it first.' : ''}`,
  ],
  'amend/reason-missing': () => ['代改须写明原因。', 'An amendment needs its reason.'],
  'amend/row-gone': () => [
    '这一行已不在该单位的报表中（可能刚刚重新接收了文件），没有修改。请重新选择。',
    'The row is no longer in the submission; nothing was changed.',
  ],
  'amend/nothing-changed': () => ['没有需要修改的内容，没有保存。', 'Nothing would change; nothing was saved.'],
  'amend/may-buy': ({ unit }) => [
    `${unit}可以作为购买主体，不需要取消标识或转主管部门。`,
    `${unit} may buy services; there is nothing to mend.`,
  ],
  'amend/no-buyer': ({ unit }) => [
    `${unit}的主管部门没有可以购买服务的本级单位，不能转主管部门统一购买。请改用“取消标识”，或在“年度设置”中核对单位性质。`,
    `The department of ${unit} has no head office that may buy services. Clear the mark instead.`,
  ],
  'amend/funds-missing': ({ name }) => [
    `“${name}”的金额与各资金来源之和不一致，无法划转资金。请先代改或退回更正，再转主管部门。`,
    `The funds of "${name}" do not add up to its amount; correct them first.`,
  ],
  'amend/project-funds': ({ name, projectCode }) => [
    `项目 ${projectCode}“${name}”的金额合计与各资金来源之和不一致，划转后的金额无法确定。请先代改或退回更正该项目，再转主管部门。`,
    `The funds of the project ${projectCode} "${name}" do not add up to its amount; amend or return the project first, then move the purchases.`,
  ],
  'amend/project-missing': ({ name, projectCode }) => [
    `“${name}”的项目编码“${projectCode}”不在项目支出表中，无法划转资金。请先更正项目编码。`,
    `"${name}" names the project ${projectCode}, which is not among the projects; correct it first.`,
  ],
  'amend/over-project': ({ name, projectCode, over }) => [
    `“${name}”所在项目 ${projectCode} 的资金不足以划转，按资金性质差 ${showYuan(over)} 元。请先更正金额或资金来源。`,
    `The project ${projectCode} of "${name}" lacks ${showYuan(over)} by kind of fund; correct it first.`,
  ],
  'amend/no-lump': ({ unit }) => [
    `${unit}不是主管部门本级，没有需要拆分的打捆资金。`,
    `${unit} is no head office; there is no lump money to split.`,
  ],
  'amend/split-contract': ({ name }) => [
    `“${name}”填有跨年度合同金额，不能拆分。请先由单位按实际使用单位分别填报合同。`,
    `"${name}" carries a contract over years and cannot be split.`,
  ],
  'amend/split-over': ({ name, over }) => [
    `各使用单位合计超过“${name}”的金额 ${showYuan(over)} 元，请核对。`,
    `The parts exceed "${name}" by ${showYuan(over)}.`,
  ],
  'amend/user-missing': () => ['请选择每一行的实际使用单位。', 'Choose the using unit of every line.'],
  'amend/user-twice': ({ user }) => [`${user}出现了两次，请合并为一行。`, `${user} stands twice; make it one line.`],
  'amend/part-empty': ({ user }) => [`${user}的金额须大于零。`, `The amount of ${user} must be above zero.`],
  'amend/words-missing': () => ['请写明由谁、以什么方式确认，如“李会计电话确认”。', 'Say who confirmed and how.'],
  'amend/pair-broken': ({ unit, other }) => [
    `${unit}重新送审时改回了“转主管部门统一购买”的内容，而${other}一方仍按划转后填列，两边不一致，资金会重复或漏计，两个单位都不能审核通过或锁定。请退回${unit}，由其按划转后的内容重新送审；或退回${other}，由其按划转前的内容重新送审后再重新办理。`,
    `${unit} handed in again without the move to the department, while ${other} still stands as moved; money would count twice or not at all, so neither can pass or be locked. Return ${unit} to hand in as moved, or ${other} to hand in as before the move.`,
  ],
  'amend/moved-before': ({ unit, buyer, name }) => [
    `${unit}的“${name}”此前已转${buyer}统一购买，${buyer}的报表中仍有划入的内容，再转会重复计算。请退回${unit}，由其删去购买服务后重新送审；或退回${buyer}，由其删去划入的内容重新送审后再转。`,
    `"${name}" of ${unit} was moved to ${buyer} before and still stands there; moving it again would count it twice. Return ${unit} to hand in without it, or ${buyer} to hand in without what was moved.`,
  ],
  'amend/unconfirmed': ({ unit, count }) => [
    `${unit}有 ${String(count)} 次代改待单位确认，不能审核通过或锁定。请在“修改痕迹”中登记单位确认，或退回单位重新送审。`,
    `${String(count)} amendment(s) of ${unit} wait for the unit's confirmation; it cannot pass or be locked.`,
  ],
};
