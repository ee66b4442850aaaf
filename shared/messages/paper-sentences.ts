import type { PaperRefused, PaperStanding, PurchaseReport } from '#shared/paper-register';
import type { Language } from './labels.ts';
import type { Texts } from './texts.ts';

const reports: Readonly<Record<PurchaseReport, readonly [string, string]>> = {
  declared: ['零报告（已声明无购买服务）', 'Declared none'],
  bought: ['有购买服务', 'Has purchases'],
  notApplicable: ['不适用（非购买主体）', 'Not a buyer'],
  silent: ['未声明也未填报', 'Neither declared nor filled'],
  absent: ['未送审', 'Not handed in'],
};
const standings: Readonly<Record<PaperStanding, readonly [string, string]>> = {
  none: ['', ''],
  same: ['相符', 'Same'],
  differs: ['不符，请核对', 'Differs'],
  'file-changed': ['文件已重报，须换纸质表', 'File handed in again'],
};
export const purchaseReportLabel = (report: PurchaseReport, language: Language): string =>
  reports[report][language === 'zh' ? 0 : 1];
export const paperStandingLabel = (standing: PaperStanding, language: Language): string =>
  standings[standing][language === 'zh' ? 0 : 1];

export const paperTexts: Texts<PaperRefused> = {
  'paper/nothing-received': () => [
    '该单位的电子文件还没有接收，请先接收文件，再登记纸质表。',
    'Its file has not been received; receive it first.',
  ],
  'paper/copies-missing': () => ['份数须是不小于 1 的整数。', 'Enter how many copies came.'],
  'paper/code-unreadable': ({ text }) => [
    `“${text}”不是数据校验码。请按送审表填写六位数字。`,
    `"${text}" is no check code; it has six digits.`,
  ],
};
