/** none: no log-in; passwords: log-in without encryption; encrypted: log-in, and what is kept is encrypted. */
export type Protection = 'none' | 'passwords' | 'encrypted';
type Sentence = { readonly zh: string; readonly en: string };
export type Readable = {
  readonly what: Sentence;
  /** Where it lies. */
  readonly where: Sentence;
  /** Who of those who can use this computer, or carry off its disk, can read it. */
  readonly readers: Readonly<Record<Protection, Sentence>>;
};

const say = (zh: string, en: string): Sentence => ({ zh, en });

const anyone = say(
  '能登录本机这个 Windows 用户的人，以及能拿到硬盘的人，都可以读。',
  'Anyone who can use this account of the computer, or has its disk, can read it.',
);
const pastTheProgram = say(
  '在程序里须先登录；不经程序、直接打开文件的人仍可以读。口令不是加密。',
  'The program asks for a password first; who opens the files without the program can still read it. A password is no encryption.',
);
const onlyOperators = say(
  '只有登录的操作员可以读；拿到硬盘或文件夹的人没有口令或恢复码就读不出来。',
  'Only an operator who signed in; who has the disk or the folder cannot read it without a password or the recovery code.',
);
const plainNames = say(
  '仍可看到：账套名称和编号、修改时间、文件大小和个数、文件的数字指纹（手里有同一个文件的人能认出它在这里）。看不到内容。',
  'Still visible: names and numbers of the ledgers, times, sizes, counts and digests (who has the same file can tell that it is here). Not its content.',
);

/** 谁能读到什么: facts for the settings page, true of the program as it is. */
export const whoCanRead: readonly Readable[] = [
  {
    what: say('账套记录、检查点和收到的原始文件', 'The journal, the checkpoints and the files received'),
    where: say('数据文件夹', 'The data folder'),
    readers: { none: anyone, passwords: pastTheProgram, encrypted: onlyOperators },
  },
  {
    what: say('正在编制和审核的数据', 'The working data'),
    where: say('本机浏览器数据库（IndexedDB）', 'The database of the window (IndexedDB)'),
    readers: { none: anyone, passwords: pastTheProgram, encrypted: onlyOperators },
  },
  {
    what: say(
      '单位编码、轮次、表名，以及未写入磁盘的操作的时间、姓名和动作',
      'Codes of units, rounds and tables; time, name and act of what is not on disk yet',
    ),
    where: say('本机浏览器数据库中的键', 'The keys of the database of the window'),
    readers: {
      none: anyone,
      passwords: pastTheProgram,
      encrypted: say(
        '不加密，能拿到硬盘的人可以看到有哪些单位编码、哪些表有数据；看不到金额和文字。',
        'Not encrypted: who has the disk sees which codes and tables have data, but no amount and no text.',
      ),
    },
  },
  {
    what: say('文件名、大小和时间', 'Names, sizes and times of files'),
    where: say('数据文件夹', 'The data folder'),
    readers: { none: anyone, passwords: anyone, encrypted: plainNames },
  },
  {
    what: say('操作员姓名和角色、登录记录', 'Names and roles of operators, and who came and went'),
    where: say(
      'operators.json 和 access 文件夹；其中没有预算数据',
      'operators.json and the folder access; no budget data',
    ),
    readers: {
      none: say('没有操作员名单。', 'There is no list of operators.'),
      passwords: anyone,
      encrypted: say(
        '不加密，能拿到硬盘的人可以看到；口令只存有加盐的校验值，读不出口令。',
        'Not encrypted. Of passwords only salted check values are kept; no password can be read.',
      ),
    },
  },
  {
    what: say(
      '导出的报表、下发和退回的文件、打印件',
      'Exported tables, files handed out and returned, what was printed',
    ),
    where: say('您选择的文件夹', 'The folders that you chose'),
    readers: {
      none: anyone,
      passwords: say(
        '是普通文件，谁拿到谁可以读；登录口令管不到。',
        'Plain files: whoever has them can read them; log-in does not cover them.',
      ),
      encrypted: say(
        '是普通文件，谁拿到谁可以读；加密只管本程序自己保存的数据。',
        'Plain files: whoever has them can read them; encryption covers only what the program keeps.',
      ),
    },
  },
  {
    what: say('备份文件（.tutd）', 'Second copies (.tutd)'),
    where: say('您选择的备份文件夹或 U 盘', 'The folder or USB stick that you chose'),
    readers: {
      none: say(
        '设了备份口令的，只有知道口令的人可以读；没有设的，谁拿到谁可以读。',
        'With a passphrase, only who knows it; without one, whoever has the file.',
      ),
      passwords: say(
        '设了备份口令的，只有知道口令的人可以读；没有设的，谁拿到谁可以读。登录口令与备份口令是两回事。',
        'With a passphrase, only who knows it; without one, whoever has the file. It is not the log-in password.',
      ),
      encrypted: say(
        '必须设备份口令，只有知道备份口令的人可以读。',
        'A passphrase is required; only who knows it can read them.',
      ),
    },
  },
  {
    what: say('登录期间的内存和屏幕', 'Memory and screen while someone is signed in'),
    where: say('运行中的程序', 'The running program'),
    readers: {
      none: anyone,
      passwords: say(
        '离开座位而没有锁屏时，谁都可以看。',
        'Whoever sits down while the screen is not locked can look.',
      ),
      encrypted: say(
        '离开座位而没有锁屏时，谁都可以看；锁屏后主程序内存中的密钥即被清除。木马等恶意程序在登录期间可以读到。',
        'Whoever sits down while the screen is not locked can look; on locking, the key leaves the memory of the main process. Malware can read while someone is signed in.',
      ),
    },
  },
];
