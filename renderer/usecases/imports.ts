import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import type { BasicLine } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import type { ImportPreview, ImportQuestion, Opened } from './import-preview.ts';
import { rejudge } from './judge.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import { ledgerAhead } from './ledger-ahead.ts';
import type { Office } from './office.ts';
import type { ImportEntry, LedgerFailure, Write } from './ports.ts';
import type { FilesToRead } from './receive.ts';

/** Reads the files once; what is open about them is asked over what was read. */
export async function openFiles(
  office: Pick<Office, 'host'>,
  files: FilesToRead,
  onProgress: (done: number) => void,
): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (const { handle, name } of files) {
    const read = await office.host['workbooks.read']({ handle });
    opened.push(
      read.ok
        ? { state: 'read', file: { handle, name, digest: read.value.digest, workbook: read.value.workbook } }
        : { state: 'refused', name, failure: read.error },
    );
    onProgress(opened.length);
  }
  return opened;
}

/**
 * 导入: the files are kept first; then everything that they bring is written in one act with its entry, and what is in
 * review is judged by it, or nothing is.
 */
export async function takeImport(
  office: Office,
  yearFile: YearFile,
  opened: readonly Opened[],
  { kind, round }: Pick<ImportQuestion, 'kind' | 'round'>,
  preview: ImportPreview,
): Promise<Result<Kept, LedgerFailure | HostFailure>> {
  const files = opened.flatMap((one) => (one.state === 'read' ? [one.file] : []));
  for (const { handle, name, digest } of files) {
    const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle });
    if (!kept.ok) return kept;
    if (kept.value.digest !== digest) return { ok: false, error: { kind: 'file/in-use', file: name } };
  }
  const at = office.clock.now();
  const entry: ImportEntry = {
    kind: 'import',
    what: kind,
    round: kind === 'integrated' ? round : null,
    files: files.map(({ digest, name }) => ({ digest, name })),
    rows: preview.rows,
    units: preview.units.length,
    sum: preview.sum,
    at,
    by: office.operator(),
  };
  const brought: readonly Write[] = [...preview.writes, { store: 'integrated', key: `import/${at}`, value: entry }];
  const ahead = { ledger: ledgerAhead(office.ledger, brought) };
  const issued = await issuedFigures(office.ledger);
  const first = await rejudge(ahead, yearFile, issued, 'up1');
  const second = await rejudge(ahead, yearFile, issued, 'up2');
  return commitAndKeep(office, {
    act: `import-${kind}`,
    writes: [...brought, ...first.writes, ...second.writes],
    expected: [...first.expected, ...second.expected],
  });
}

/** 导入记录, newest first. */
export async function importEntries(office: Pick<Office, 'ledger'>): Promise<readonly ImportEntry[]> {
  const entries = await office.ledger.all('integrated', 'import/');
  return entries.flatMap(({ value }) => (value.kind === 'import' ? [value] : [])).toReversed();
}

/** 基本支出控制数 of every unit that has them. */
export async function basicFigures(office: Pick<Office, 'ledger'>): Promise<ReadonlyMap<string, readonly BasicLine[]>> {
  return new Map((await office.ledger.all('basics')).map(({ key, value }) => [key, value]));
}
