import type { LedgerReader } from './ledger-ahead.ts';
import type { ListLines, ListName } from './ports.ts';

/**
 * Lines of a list of the office under a prefix of unit codes; null where nothing of it was imported there, which is
 * something else than a list with nothing in it.
 */
export async function listOf<Name extends ListName>(
  ledger: LedgerReader,
  list: Name,
  prefix: string,
): Promise<readonly ListLines[Name][] | null> {
  const records = await ledger.all('integrated', `${list}/${prefix}`);
  if (records.length === 0) return null;
  return records.flatMap(({ value }) =>
    value.kind === 'list' && value.list === list ? (value.lines as readonly ListLines[Name][]) : [],
  );
}
