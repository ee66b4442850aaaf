import type { HostFailure } from '#shared/contract';
import type { Texts } from './texts.ts';

type Of<Area extends string> = Extract<HostFailure, { readonly kind: `${Area}/${string}` }>;

const megabytes = (bytes: number): string => String(Math.ceil(bytes / 1_048_576));

export const operatorTexts: Texts<Of<'operators'>> = {
  'operators/signed-out': () => ['尚未登录或已锁屏。请先登录。', 'No one is signed in. Sign in first.'],
  'operators/wrong-password': () => [
    '口令不对，请重新输入。忘记口令的，由负责人重设，或使用恢复单。',
    'Wrong password. If it is forgotten, a head can set a new one, or use the recovery sheet.',
  ],
  'operators/wrong-code': () => [
    '恢复码不对，请对照打印的恢复单逐组核对。',
    'Wrong recovery code; compare it with the printed sheet group by group.',
  ],
  'operators/wait': ({ seconds }) => [
    `连续输错次数过多，请 ${seconds} 秒后再试。`,
    `Too many wrong passwords; try again in ${seconds} seconds.`,
  ],
  'operators/weak-password': ({ least }) => [
    `口令至少 ${least} 位，且不能与姓名相同。`,
    `A password has at least ${least} characters and is not the name.`,
  ],
  'operators/not-head': () => ['只有负责人可以这样做。', 'Only a head may do this.'],
  'operators/unknown': ({ name }) => [`没有名为“${name}”的操作员。`, `There is no operator named "${name}".`],
  'operators/last-head': () => ['至少要保留一名可以登录的负责人。', 'At least one head who can sign in must remain.'],
  'operators/begun': () => ['登录保护已经启用。', 'Log-in is already on.'],
  'operators/ledger-exists': () => [
    '本机已有账套，不能再改为加密保存。需要加密的，请先备份，由技术人员协助在新的数据文件夹中启用加密后恢复。',
    'There is a ledger already. To encrypt, back it up, turn encryption on in a new data folder and restore there.',
  ],
  'operators/damaged': () => [
    '操作员名单文件有损坏，已原样保留。请不要删除数据文件夹；可生成诊断信息，联系技术人员处理。',
    'The list of operators is damaged and kept as it is. Do not delete the data folder; write a diagnostic bundle for a technician.',
  ],
};

export const copyTexts: Texts<Of<'copies' | 'package'>> = {
  'copies/no-place': () => [
    '还没有选择备份文件夹或 U 盘。请先选择。',
    'No folder or USB stick was chosen for the second copy.',
  ],
  'copies/passphrase-needed': () => [
    '本机数据已加密保存，备份也须设置口令。',
    'The data of this computer are encrypted, so a backup needs a passphrase.',
  ],
  'copies/nothing-incoming': () => ['没有打开的备份，请重新选择备份文件。', 'No backup is open; choose one again.'],
  'copies/empty-book': () => ['这个账套还没有内容，无需备份。', 'There is nothing in this ledger yet.'],
  'package/not-a-package': ({ file }) => [
    `“${file}”不是本程序的备份文件（.tutd）。请重新选择。`,
    `"${file}" is no backup of this program (.tutd).`,
  ],
  'package/damaged': ({ file, part }) => [
    `备份文件“${file}”已损坏（${part}），没有恢复任何内容。请换用另一份备份。`,
    `The backup "${file}" is damaged (${part}); nothing was restored. Use another one.`,
  ],
  'package/wrong-passphrase': ({ file }) => [
    `打开“${file}”的口令不对；文件本身完好。请核对口令后重试。`,
    `Wrong passphrase for "${file}"; the file itself is sound.`,
  ],
  'package/needs-passphrase': ({ file }) => [
    `“${file}”设有口令，请输入备份时设置的口令。`,
    `"${file}" is protected; enter its passphrase.`,
  ],
  'package/newer': ({ file, needed }) => [
    `“${file}”由更新的版本（${needed}）写成，请先安装新版程序。没有改动任何内容。`,
    `"${file}" was written by a newer program (${needed}); install that first. Nothing was changed.`,
  ],
};

export const storageTexts: Texts<Of<'storage'>> = {
  'storage/missing': ({ folder }) => [
    `找不到数据文件夹“${folder}”（磁盘或 U 盘可能没有接上）。接好后重新打开程序；在此之前不会新建账套。`,
    `The data folder "${folder}" is not there. Connect its disk and open the program again; nothing new is made.`,
  ],
  'storage/inside': () => [
    '不能选在现有数据文件夹之内，请另选一个文件夹。',
    'Choose a folder outside the present data folder.',
  ],
  'storage/taken': ({ folder }) => [
    `“${folder}”中已有本程序的数据，没有覆盖。请另选一个文件夹。`,
    `"${folder}" already holds data of this program; nothing was overwritten.`,
  ],
  'storage/no-room': ({ free, needed }) => [
    `磁盘剩余空间只有 ${megabytes(free)} MB，需要 ${megabytes(needed)} MB。请先清理磁盘；在此之前只能查看和导出。`,
    `Only ${megabytes(free)} MB are free, ${megabytes(needed)} MB are needed. Free some space; until then read and export.`,
  ],
};
