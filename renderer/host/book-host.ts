import type { BookName, Host, HostCallName } from '#shared/contract';
import { hostCallNames } from '#shared/contract';

type Asked = { readonly ledger?: unknown; readonly template?: { readonly ledger?: unknown } };

/** Acts of an office name its kind of ledger; here they are led to the book of the year that is open. */
function inBook(input: unknown, kind: string, book: BookName): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const asked = input as Asked;
  if (asked.ledger === kind) return { ...asked, ledger: book };
  return asked.template?.ledger === kind ? { ...asked, template: { ...asked.template, ledger: book } } : input;
}

/** The host as one book of a ledger sees it. */
export function bookHost(host: Host, kind: 'real' | 'practice', book: BookName): Host {
  const calls = hostCallNames.map((name: HostCallName) => {
    const call = host[name] as (input: unknown) => unknown;
    return [name, (input: unknown) => call(inBook(input, kind, book))];
  });
  return Object.fromEntries(calls) as Host;
}
