import { localDay, localMinute } from '../ui/instant/index.ts';
import type { Language } from '../ui/tongue/index.ts';
import type { Opening } from '../usecases/open-ledger.ts';

const when = (mark: { readonly sequence: number; readonly at: string }): string =>
  `第 ${String(mark.sequence)} 笔${mark.at === '' ? '' : `（${localDay(mark.at)} ${localMinute(mark.at)}）`}`;
const entryOf = (mark: { readonly sequence: number; readonly at: string }): string =>
  `entry ${String(mark.sequence)}${mark.at === '' ? '' : ` (${localDay(mark.at)} ${localMinute(mark.at)})`}`;

type Decision = Extract<Opening, { readonly kind: 'stopped' }>['decision'];

/** Why a ledger is not opened, and what the person can do; blank where it is. */
export const decisionSentence = (decision: Decision, language: Language): string =>
  language === 'zh' ? inChinese(decision) : inEnglish(decision);

function inEnglish(decision: Decision): string {
  switch (decision.act) {
    case 'offer-restore':
      return `The working data of this computer ${decision.because === 'vanished' ? 'are gone' : 'cannot be opened'}, but the disk holds a full record up to ${entryOf(decision.disk)}. You can restore from it; no new ledger is made before you decide.`;
    case 'ask':
      return `The working data end at ${entryOf(decision.working)}, the record on disk at ${entryOf(decision.disk)}. The missing entries can be added.`;
    case 'stop':
      if (decision.because === 'upgrade-doubtful')
        return `After the upgrade some data (${decision.stores.join(', ')}) do not agree with before. They are kept as they are; restore the record on disk into a new working copy.`;
      return decision.because === 'diverged'
        ? `The working data and the record on disk differ from entry ${String(decision.sequence)} on; both are kept as they are. Stop working and have them compared by a technician.`
        : 'The working data and the record on disk belong to different ledgers; both are kept as they are. Check whether the data folder is the right one.';
    case 'refuse':
      return `The ledger was kept by a newer program (version ${String(decision.needed)}). Install that version first.`;
    case 'rescue':
      return 'The working data cannot be opened and the disk holds no record. The data folder is kept as it is; call a technician.';
    case 'create':
    case 'open':
      return '';
  }
}

function inChinese(decision: Decision): string {
  switch (decision.act) {
    case 'offer-restore':
      return `本机的工作数据${decision.because === 'vanished' ? '不见了' : '打不开'}，但磁盘上保存有到${when(decision.disk)}为止的完整记录。可以从磁盘记录恢复；在您确认之前，程序不会新建账套。`;
    case 'ask':
      return `工作数据停在${when(decision.working)}，磁盘记录到${when(decision.disk)}。可以把缺少的记录补回来。`;
    case 'stop':
      if (decision.because === 'upgrade-doubtful')
        return `升级后核对，部分数据（${String(decision.stores.length)} 类）与升级前不一致，已原样保留。请用磁盘记录恢复到新的工作数据。`;
      return decision.because === 'diverged'
        ? `工作数据与磁盘记录在第 ${String(decision.sequence)} 笔起不一致，两份都已原样保留。请不要继续操作，联系技术人员核对。`
        : '工作数据与磁盘记录不属于同一账套，两份都已原样保留。请检查数据文件夹是否选错。';
    case 'refuse':
      return `账套由更新的版本保存（版本 ${String(decision.needed)}），请安装新版程序后再打开。`;
    case 'rescue':
      return '工作数据打不开，磁盘上也没有备份记录。数据文件夹已原样保留，请联系技术人员。';
    case 'create':
    case 'open':
      return '';
  }
}

type Say = Extract<Opening, { readonly kind: 'ready' }>['say'];
const readySentences: Record<Exclude<Say, 'nothing'>, Readonly<Record<Language, string>>> = {
  'disk-copy-missing': {
    zh: '数据文件夹中的磁盘记录不见了，已按本机工作数据重新写入一份。此前收到的原始文件如已随文件夹移走，请把文件夹放回后再打开。',
    en: 'The record in the data folder was gone and has been written anew from the working data. If the folder with the original files was moved, put it back and open again.',
  },
  'disk-copy-damaged': {
    zh: '磁盘记录有损坏，已按本机工作数据重新写入。请检查磁盘，并尽快导出备份。',
    en: 'The record on disk was damaged and has been written anew from the working data. Check the disk and export a backup soon.',
  },
  'not-on-disk': {
    zh: '账套已打开，但还有记录没有写入磁盘（磁盘可能已满或只读）。请先腾出空间，再重新打开程序。',
    en: 'The ledger is open, but some entries are not on disk (it may be full or read-only). Make room, then open the program again.',
  },
};
/** What the person should know of a ledger that did open; blank where all is well. */
export const readySentence = (say: Say, language: Language): string =>
  say === 'nothing' ? '' : readySentences[say][language];
