import type { HostFailure } from '#shared/contract';
import { copyTexts, operatorTexts, storageTexts } from './safety-sentences.ts';
import type { Texts } from './texts.ts';

export const hostTexts: Texts<HostFailure> = {
  'host/refused': () => [
    '程序拒绝了这次操作。请重新打开程序后再试。',
    'The program refused this call. Open it again and retry.',
  ],
  'host/unexpected': ({ reference }) => [
    `程序遇到意外错误，参考号 ${reference}。已保存的数据不受影响，请重试。`,
    `Unexpected fault, reference ${reference}. Saved data are not affected; please retry.`,
  ],
  'host/unknown-handle': () => [
    '选择的文件或文件夹已失效，请重新选择。',
    'The chosen place is no longer valid; choose it again.',
  ],
  'file/missing': ({ file }) => [
    `找不到“${file}”，可能已被移动或删除。请重新选择。`,
    `"${file}" was not found; choose it again.`,
  ],
  'file/in-use': ({ file }) => [
    `“${file}”正被其他程序（WPS 或 Excel）打开或刚被改动。请先关闭该文件，再重新接收。`,
    `"${file}" is open in another program or has just changed. Close it and retry.`,
  ],
  'file/read-only': ({ file }) => [
    `不能写入“${file}”：文件夹只读或没有权限。请换一个文件夹。`,
    `"${file}" cannot be written: the folder is read-only. Choose another one.`,
  ],
  'file/disk-full': ({ file }) => [
    `磁盘空间不足，“${file}”没有写入。请清理磁盘后重试；已保存的数据不受影响。`,
    `The disk is full; "${file}" was not written. Free some space and retry.`,
  ],
  'file/too-large': ({ file }) => [
    `“${file}”超过 64 MB，不像单位报表。请核对后重新选择。`,
    `"${file}" is larger than 64 MB.`,
  ],
  'file/broken-disk': ({ file }) => [
    `磁盘读写出错，“${file}”没有写入；已保存的数据不受影响。请检查磁盘或 U 盘，尽快备份。`,
    `The disk failed at "${file}"; it was not written. Check the disk and make a backup soon.`,
  ],
  'vault/damaged': ({ what }) => [
    `磁盘上的记录有损坏（${what}）。原文件已保留，请先备份数据文件夹再处理。`,
    `The record on disk is damaged (${what}). It is kept as it is; back up the data folder first.`,
  ],
  'vault/diverged': ({ sequence }) => [
    `工作数据与磁盘记录在第 ${sequence} 笔不一致，已停止写入，两份都已保留。`,
    `The working data and the record on disk differ from entry ${sequence}; writing has stopped.`,
  ],
  'vault/other-identity': () => [
    '磁盘上的记录属于另一个账套，没有写入。请检查数据文件夹。',
    'The record on disk belongs to another ledger; nothing was written.',
  ],
  'vault/read-only': () => [
    '这是备份中的数据，只能查看和导出，不能改动。',
    'This is a backup: it can be looked at and exported, not changed.',
  ],
  ...operatorTexts,
  ...copyTexts,
  ...storageTexts,
  'workbook/not-a-workbook': ({ file }) => [
    `“${file}”不是电子表格文件。请用 WPS 或 Excel 打开后另存为 .xlsx 再报。`,
    `"${file}" is not a workbook. Save it as .xlsx and send it again.`,
  ],
  'workbook/encrypted': ({ file }) => [
    `“${file}”设有打开密码，不能读取。请取消密码后另存为 .xlsx 再报。`,
    `"${file}" is protected by a password. Remove it and save as .xlsx.`,
  ],
  'workbook/damaged': ({ file, part }) => [
    `“${file}”已损坏或不完整（${part}），一行也没有接收。请单位重新发送。`,
    `"${file}" is damaged or cut off (${part}); nothing was received. Ask for it again.`,
  ],
  'workbook/too-large': ({ file, what }) => [
    `“${file}”内容过大（${what}），不像单位报表。请核对文件。`,
    `"${file}" is too large (${what}) to be a unit's workbook.`,
  ],
  'workbook/cannot-mark': ({ file }) => [
    `单位报送的文件不是 .xlsx 格式，不能在其中标注（${file}），只生成审核意见单。请单位改用 .xlsx 表样报送。`,
    `The unit's file is not an .xlsx workbook and cannot be marked (${file}); only the return slip was made.`,
  ],
  'workbook/engine-stopped': ({ file }) => [
    `读取“${file}”时表格引擎中止，文件可能有问题。程序不受影响，请核对文件后重试。`,
    `The workbook engine stopped while reading "${file}". The program goes on; check the file.`,
  ],
  'document/not-a-document': ({ file }) => [
    `“${file}”不是 Word 文档。请用 WPS 或 Word 另存为 .docx 后再载入。`,
    `"${file}" is no Word document. Save it as .docx and load it again.`,
  ],
  'document/damaged': ({ file, part }) => [
    `“${file}”已损坏或不完整（${part}）。请重新保存后再载入。`,
    `"${file}" is damaged or cut off (${part}).`,
  ],
  'document/placeholder-broken': ({ file, tag }) => [
    `“${file}”中的占位符“${tag}”不完整：花括号须成对，表格的 {#…} 与 {/…} 须在同一行。请改正后再载入。`,
    `The placeholder "${tag}" in "${file}" is incomplete: braces come in pairs, {#…} and {/…} in one row.`,
  ],
};
