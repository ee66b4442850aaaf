import { join } from 'node:path';
import { ok } from '#shared/kernel';
import type { HostOutput } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import { dayOf } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { writeInside } from '../places/write-inside.ts';
import type { Answer } from '../vault/vault-types.ts';
import { noSealer, type Sealer } from '../vault/sealer.ts';
import { readIdentity, sealOf } from '../vault/vault-identity.ts';
import { listOr } from './read-damaged.ts';
import { rescueBook, type RescuedBook } from './rescue-book.ts';

type Rescue = {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly data: string;
  /** The folder that the person chose. */
  readonly target: string;
  /** Opens what is sealed, while someone is signed in. */
  readonly sealer?: Sealer;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** By the clock of the office, to the minute. */
function nameAt(moment: Date): string {
  return `两上两下救援导出_${dayOf(moment).replaceAll('-', '')}-${two(moment.getHours())}${two(moment.getMinutes())}`;
}

async function freeName(disk: Disk, target: string, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}-${String(n)}`;
    if ((await disk.size(join(target, name))) === null) return name;
  }
}

function noteOf(books: readonly RescuedBook[], moment: Date): string {
  const lines = [
    '两上两下预算 救援导出',
    `导出时间：${moment.toISOString()}`,
    '',
    '本文件夹是从数据文件夹中能够读出的全部内容，原数据没有改动。',
    'journal.jsonl 为逐笔记录；state 为能够恢复的最新内容；received 为收到的原始文件，以校验值为文件名。',
  ];
  for (const book of books) {
    lines.push('', `账套 ${book.book}`);
    lines.push(
      book.end === null
        ? '  没有读出任何记录。'
        : `  保存到：第 ${String(book.end.sequence)} 笔（${book.end.at === '' ? '时间不详' : book.end.at}）`,
    );
    lines.push(
      `  逐笔记录 ${String(book.records)} 笔，内容 ${String(book.entries)} 项，原始文件 ${String(book.files)} 个。`,
    );
    if (book.unreadable.length === 0) lines.push('  全部读出，没有缺失。');
    else lines.push('  读不出的部分：', ...book.unreadable.map((each) => `  - ${each}`));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/**
 * Everything readable of every book, as plain files. It goes through damage, names what it cannot read, and writes nothing
 * into the vault; only a target that takes no more files ends it.
 */
export async function rescue({
  disk,
  clock,
  data,
  target,
  sealer = noSealer,
}: Rescue): Answer<HostOutput<'storage.rescue'>> {
  const moment = clock.now();
  const named = await attempt(target, () => freeName(disk, target, nameAt(moment)));
  if (!named.ok) return named;
  const name = named.value;
  const books: RescuedBook[] = [];
  const vault = join(data, 'vault');
  for (const item of await listOr(disk, vault)) {
    if (!item.folder) continue;
    const folder = join(vault, item.name);
    const identity = await readIdentity(disk, folder).catch(() => null);
    const seal = sealOf(identity?.ok ? identity.value : null, sealer);
    const rescued = await rescueBook({
      disk,
      folder,
      book: item.name,
      write: (path, bytes) => writeInside(disk, target, [name, item.name, ...path], bytes),
      // Without its key a sealed book is read as it lies, and named as unreadable.
      ...(seal.ok ? { seal: seal.value } : {}),
    });
    if (!rescued.ok) return rescued;
    books.push(rescued.value);
  }
  const note = await writeInside(disk, target, [name, '说明.txt'], new TextEncoder().encode(noteOf(books, moment)));
  if (!note.ok) return note;
  const sum = (of: (book: RescuedBook) => number): number => books.reduce((total, book) => total + of(book), 0);
  return ok({
    name,
    books: books.length,
    entries: sum(({ entries }) => entries),
    files: sum(({ files }) => files),
    unreadable: books.flatMap(({ book, unreadable }) => unreadable.map((each) => `${book}：${each}`)),
  });
}
