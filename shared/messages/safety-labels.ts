import type { HostOutput } from '#shared/contract';
import type { Language } from './labels.ts';

const stages: Readonly<Record<string, readonly [string, string]>> = {
  restored: ['恢复数据', 'Restored'],
  founded: ['建立年度', 'Year begun'],
  opened: ['打开账套', 'Ledger opened'],
  year: ['年度设置', 'Year settings'],
  'hand-out': ['载入表样', 'Forms loaded'],
  'up1-lock': ['一上锁定', 'First submission locked'],
  down1: ['一下下达', 'Figures issued'],
  'up2-lock': ['二上锁定', 'Second submission locked'],
  down2: ['二下批复', 'Reply'],
  adjustment: ['追加调整', 'Adjustment'],
};
const upgrade = /^before-upgrade-(\d+)$/;

/** Why a checkpoint was written; one of a newer program keeps its own name. */
export function checkpointStage(stage: string, language: Language): string {
  const at = language === 'zh' ? 0 : 1;
  const to = upgrade.exec(stage)?.[1];
  if (to !== undefined) return [`升级前（版本 ${to}）`, `Before the upgrade (version ${to})`][at] ?? stage;
  return stages[stage]?.[at] ?? stage;
}

const accessActs: Readonly<Record<string, readonly [string, string]>> = {
  begin: ['启用登录', 'Log-in turned on'],
  'sign-in': ['登录', 'Signed in'],
  'wrong-password': ['口令输错', 'Wrong password'],
  'wrong-code': ['恢复码输错', 'Wrong recovery code'],
  lock: ['锁屏', 'Locked'],
  recover: ['用恢复单重设口令', 'Recovered with the sheet'],
  'change-password': ['修改本人口令', 'Changed the password'],
  'set-password': ['为他人重设口令', 'Set a password'],
  'put-operator': ['新增或修改操作员', 'Saved an operator'],
  'renew-recovery': ['换发恢复单', 'New recovery sheet'],
  'list-restored': ['操作员名单由副本恢复', 'List of operators restored'],
  'trail-damaged': ['发现登录记录损坏', 'Damage found in this record'],
  'copy-written': ['写出备份', 'Backup written'],
  restored: ['从备份恢复', 'Restored from a backup'],
  moved: ['移动数据文件夹', 'Data folder moved'],
  rescued: ['导出全部可读数据', 'Everything readable exported'],
};
/** What stands in 登录记录; an act of a newer program keeps its own name. */
export const accessAct = (act: string, language: Language): string =>
  accessActs[act]?.[language === 'zh' ? 0 : 1] ?? act;

const copyFailures: Readonly<Record<string, readonly [string, string]>> = {
  'file/missing': ['找不到备份位置，U 盘可能没有插入', 'the place is not there; the stick may not be plugged in'],
  'file/disk-full': ['备份位置空间不足', 'the place is full'],
  'storage/no-room': ['备份位置空间不足', 'the place is full'],
  'file/read-only': ['备份位置不能写入', 'the place cannot be written'],
  'file/broken-disk': ['备份位置读写出错，请检查 U 盘', 'the place failed; check the stick'],
  'vault/damaged': [
    '已写出，但本机记录有损坏，备份不完整',
    'written, but the record here is damaged and the copy lacks it',
  ],
  'copies/passphrase-needed': ['需要重新输入备份口令', 'the passphrase must be typed again'],
};
/** Why the last second copy was not made, from its kind alone. */
export function copyFailure(kind: string, language: Language): string {
  const other = ['备份没有写成，请点“立即备份”再试', 'it was not written; try "Copy now"'] as const;
  return (copyFailures[kind] ?? other)[language === 'zh' ? 0 : 1];
}

type Fault = HostOutput<'vault.audit'>['faults'][number];
const faults: { readonly [What in Fault['what']]: readonly [string, string] } = {
  changed: ['内容被改动', 'was changed'],
  removed: ['记录缺失', 'is missing'],
  reordered: ['顺序被打乱', 'is out of its place'],
  cut: ['末尾被截去', 'was cut off at the end'],
  torn: ['最后一行没有写完（未确认过，不影响已保存的数据）', 'was not finished (never acknowledged)'],
  manifest: ['保存点清单损坏', 'is a damaged list of a checkpoint'],
  blob: ['保存点内容损坏或缺失', 'is a damaged or missing part of a checkpoint'],
};

/** One fault of 校验日志: where it is and what it is. */
export function auditFaultSentence(fault: Fault, language: Language): string {
  const [zh, en] = faults[fault.what];
  const file = fault.file.length > 24 ? `${fault.file.slice(0, 12)}…` : fault.file;
  const where = { zh: file, en: file };
  if (fault.line !== null) {
    where.zh += ` 第 ${String(fault.line)} 行`;
    where.en += ` line ${String(fault.line)}`;
  }
  if (fault.sequence !== null) {
    where.zh += `（第 ${String(fault.sequence)} 笔）`;
    where.en += ` (entry ${String(fault.sequence)})`;
  }
  return language === 'zh' ? `${where.zh}：${zh}` : `${where.en} ${en}`;
}
