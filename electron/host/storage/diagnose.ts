import { arch, release, type as systemType } from 'node:os';
import { join } from 'node:path';
import { ok } from '#shared/kernel';
import type { HostOutput } from '#shared/contract';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { writeInside } from '../places/write-inside.ts';
import { auditJournal } from '../vault/audit-journal.ts';
import { journalName } from '../vault/journal-file.ts';
import { readShelf } from '../vault/manifest-shelf.ts';
import type { Answer, Audit } from '../vault/vault-types.ts';
import { readIdentity } from '../vault/vault-identity.ts';
import { readGeneration } from '../vault/working-generation.ts';
import type { FreeSpace } from './free-space.ts';
import { listOr } from './read-damaged.ts';

type Diagnosis = {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly free: FreeSpace;
  readonly program: { readonly version: string; readonly runtime: string };
  /** Folder of the person, which is shortened away wherever a path shows. */
  readonly home: string;
  readonly usual: string;
  readonly data: string;
  readonly present: boolean;
  readonly target: string;
  readonly page: Readonly<Record<string, string>>;
  readonly newReference: () => string;
  readonly log: (line: string) => void;
};

const loggedLines = 200;
const engines = Object.entries(process.versions)
  .filter(([name]) => ['node', 'electron', 'chrome'].includes(name))
  .map(([name, version]) => `${name} ${String(version)}`)
  .join('，');
const megabytes = (bytes: number | null): string =>
  bytes === null ? '不详' : `${String(Math.floor(bytes / 1_048_576))} MB`;

/** A log line may quote the name of a file; its words in Chinese are of the office, its words in English are ours. */
const without = (home: string, line: string): string =>
  (home === '' ? line : line.replaceAll(home, '~')).replaceAll(/[^\u0000-\u007f]+/g, '…');

const faultLine = ({ what, file, line, sequence }: Audit['faults'][number]): string =>
  `  损坏：${what} ${file}${line === null ? '' : ` 第 ${String(line)} 行`}${sequence === null ? '' : ` 第 ${String(sequence)} 笔`}`;

async function bookLines(disk: Disk, folder: string, book: string): Promise<readonly string[]> {
  const path = join(folder, journalName);
  const journal = await disk.read(path).catch(() => new Uint8Array());
  const shelf = await readShelf(disk, join(folder, 'manifests')).catch(() => ({ sound: [], damaged: ['manifests'] }));
  const marks = shelf.sound.map(({ manifest }) => manifest.watermark).filter(({ sequence }) => sequence > 0);
  const audit = auditJournal(journal, journalName, marks);
  const identity = await readIdentity(disk, folder).catch(() => null);
  const sealed = identity?.ok === true && (identity.value?.held?.sealed ?? null) !== null;
  const newest = shelf.sound[0];
  let files = 0;
  for (const group of await listOr(disk, join(folder, 'received')))
    if (group.folder) files += (await listOr(disk, join(folder, 'received', group.name))).length;
  const generation = await readGeneration(disk, folder).catch(() => 0);
  const where = `保存到第 ${String(audit.head.sequence)} 笔（${audit.head.at || '不详'}）`;
  const checkpoints = `检查点 ${String(shelf.sound.length)} 个`;
  return [
    `账套 ${book}`,
    `  记录 ${String(audit.records)} 笔，${String(journal.length)} 字节，${where}`,
    newest
      ? `  ${checkpoints}，最新第 ${String(newest.number)} 号 ${newest.savedAt} ${newest.manifest.stage}，到第 ${String(newest.manifest.watermark.sequence)} 笔，${String(newest.manifest.blobs.length)} 项，结构版本 ${String(newest.manifest.schema)}`
      : `  ${checkpoints}`,
    `  原始文件 ${String(files)} 个，工作数据第 ${String(generation)} 代`,
    ...(sealed ? ['  加密保存，内容未检查'] : audit.faults.map(faultLine)),
    ...(sealed ? [] : shelf.damaged.map((name) => `  损坏：检查点文件 ${name}`)),
  ];
}

async function logLines({ disk, usual, home }: Diagnosis): Promise<readonly string[]> {
  const bytes = await disk.read(join(usual, 'log', 'host.log')).catch(() => new Uint8Array());
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.slice(-loggedLines - 1).map((line) => without(home, line));
}

/** What a technician needs and nothing of the budget: counts, versions, times and the names of what is damaged. */
export async function diagnose(asked: Diagnosis): Answer<HostOutput<'storage.diagnose'>> {
  const { disk, clock, program, home, data, target, page } = asked;
  const reference = asked.newReference();
  const shown = (path: string): string => (home === '' ? path : path.replaceAll(home, '~'));
  const vault = join(data, 'vault');
  const books: string[] = [];
  for (const { name, folder } of await listOr(disk, vault))
    if (folder) books.push('', ...(await bookLines(disk, join(vault, name), name)));
  const lines = [
    `两上两下预算 诊断信息 ${reference}`,
    `时间：${clock.now().toISOString()}`,
    `程序：${program.version}（${program.runtime}），${engines}`,
    `环境：${systemType()} ${release()} ${arch()}`,
    `数据文件夹：${shown(data)}${asked.present ? '' : '（找不到）'}，剩余空间 ${megabytes(await asked.free(data))}`,
    ...books,
    '',
    '页面：',
    ...Object.entries(page).map(([name, value]) => `  ${name}：${shown(value)}`),
    '',
    `日志（最后 ${String(loggedLines)} 行）：`,
    ...(await logLines(asked)),
  ];
  const name = `两上两下诊断_${reference}.txt`;
  const written = await writeInside(disk, target, [name], new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`));
  if (!written.ok) return written;
  asked.log(`${reference} diagnosis written`);
  return ok({ name, reference });
}
