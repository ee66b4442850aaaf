import { join } from 'node:path';
import { z } from 'zod';
import { err, ok } from '#shared/kernel';
import { hostContract } from '#shared/contract';
import type { BookName, HostFailure } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { parseLine } from '../vault/parse-line.ts';
import type { Answer } from '../vault/vault-types.ts';
import { readGeneration, writeGeneration } from '../vault/working-generation.ts';
import type { CopyFiles } from './copy-files.ts';
import { stampOf } from './package-name.ts';

const fileName = 'adopt.json';
const bookName = hostContract['copies.adopt'].input.shape.ledger;
const exchange = z.strictObject({ book: bookName, aside: z.string().nullable(), generation: z.int().positive() });
const content = z.strictObject({
  format: z.literal('two-up-two-down/adopt'),
  /** An exchange of vaults that was begun and not yet acknowledged. */
  pending: exchange.nullable(),
  /** The highest generation that was given to a book, so that none is given twice where a vault has vanished. */
  generations: z.record(z.string(), z.int().positive()),
});
type Exchange = z.infer<typeof exchange>;
type Notes = z.infer<typeof content>;

export type IncomingPlace = {
  /** Finishes or undoes what an earlier run left half done, once, before anything else; null when all is settled. */
  readonly ready: () => Promise<HostFailure | null>;
  /** The folder of the book `incoming`, and the one in which it is prepared. */
  readonly folder: string;
  readonly beside: string;
  readonly clearBeside: () => Promise<void>;
  /** What was prepared becomes the book `incoming`, in the place of an earlier one. */
  readonly show: () => Promise<void>;
  readonly drop: () => Promise<void>;
  readonly exchange: (book: BookName, now: Date) => Answer<{ aside: string | null; generation: number }>;
};

/** What lies beside the vault: the opened backup, what was kept aside, and the notes of an exchange. */
export function incomingPlace({
  disk,
  files,
  base,
}: {
  readonly disk: Disk;
  readonly files: CopyFiles;
  readonly base: string;
}): IncomingPlace {
  const [folder, beside] = [join(base, 'incoming'), join(base, 'incoming.part')];
  const [vault, aside] = [join(base, 'vault'), join(base, 'aside')];
  const notesPath = join(base, fileName);
  const moveFolder = async (from: string, to: string, above: string): Promise<void> => {
    await disk.makeFolder(above);
    await disk.rename(from, to);
  };
  let settled: Promise<HostFailure | null> | null = null;
  let started = false;

  const isThere = async (above: string, name: string): Promise<boolean> =>
    (await disk.list(above)).some((item) => item.folder && item.name === name);

  async function readNotes(): Promise<Notes> {
    const empty: Notes = { format: 'two-up-two-down/adopt', pending: null, generations: {} };
    if ((await disk.size(notesPath)) === null) return empty;
    return content.safeParse(parseLine(await disk.read(notesPath))).data ?? empty;
  }
  const writeNotes = (notes: Notes): Promise<void> =>
    disk.writeWhole(notesPath, new TextEncoder().encode(`${JSON.stringify(notes)}\n`));

  const isExchanged = async (book: BookName): Promise<boolean> =>
    (await isThere(vault, book)) && !(await isThere(base, 'incoming'));

  /**
   * Undoes an exchange unless the new vault is in its place already: so either vault is there, never none. false: which it is
   * is settled, but the notes still speak of the exchange, as on a full disk; the next act tries again.
   */
  async function settlePending(): Promise<boolean> {
    const notes = await readNotes();
    if (notes.pending === null) return true;
    const { book, aside: name, generation } = notes.pending;
    const done = await isExchanged(book);
    const begun = !(await isThere(vault, book));
    if (begun && name !== null && (await isThere(aside, name)))
      await moveFolder(join(aside, name), join(vault, book), vault);
    const generations = done ? { ...notes.generations, [book]: generation } : notes.generations;
    return writeNotes({ ...notes, pending: null, generations }).then(
      () => true,
      () => false,
    );
  }

  async function settle(): Promise<HostFailure | null> {
    const done = await attempt(fileName, settlePending);
    if (!done.ok) return done.error;
    if (!done.value) settled = null;
    if (started) return null;
    started = true;
    // An opened backup does not outlive its run. What cannot be cleared away now harms nobody.
    for (const name of ['incoming', 'incoming.part'])
      if (await isThere(base, name)) await files.removeFolder(join(base, name)).catch(() => null);
    return null;
  }

  async function freeAside(book: BookName, now: Date): Promise<string> {
    const taken = new Set((await disk.list(aside)).map(({ name }) => name));
    const plain = `${book}-${stampOf(now, true)}`;
    let name = plain;
    for (let nth = 2; taken.has(name); nth += 1) name = `${plain}-${String(nth)}`;
    return name;
  }

  async function plan(book: BookName, notes: Notes, now: Date): Promise<Exchange> {
    const hadVault = await isThere(vault, book);
    const old = hadVault ? await readGeneration(disk, join(vault, book)) : 1;
    return {
      book,
      aside: hadVault ? await freeAside(book, now) : null,
      generation: Math.max(old, notes.generations[book] ?? 1) + 1,
    };
  }

  async function swap({ book, aside: name }: Exchange): Promise<void> {
    if (name !== null) await moveFolder(join(vault, book), join(aside, name), aside);
    await moveFolder(folder, join(vault, book), vault);
  }

  return {
    folder,
    beside,
    ready: async () => {
      settled ??= settle();
      const answered = await settled.catch((error: unknown) => {
        settled = null;
        throw error;
      });
      if (answered !== null) settled = null;
      return answered;
    },
    clearBeside: () => files.removeFolder(beside),
    show: async () => {
      await files.removeFolder(folder);
      await moveFolder(beside, folder, base);
    },
    drop: async () => {
      await files.removeFolder(beside);
      await files.removeFolder(folder);
    },
    exchange: async (book, now) => {
      const begun = await attempt(fileName, async () => {
        if (!(await isThere(base, 'incoming'))) return null;
        const notes = await readNotes();
        const planned = await plan(book, notes, now);
        await writeGeneration(disk, folder, planned.generation);
        return { notes, planned };
      });
      if (!begun.ok) return begun;
      if (begun.value === null) return err({ kind: 'copies/nothing-incoming' });
      const { notes, planned } = begun.value;
      // Whatever happens from here on, the next act, or the next start, settles which vault is in place.
      // Who asks meanwhile waits for the exchange: settling one that is under way would undo or forget it.
      const exchanging = attempt(fileName, async () => {
        await writeNotes({ ...notes, pending: planned });
        await swap(planned);
      });
      settled = exchanging.then(
        () => null,
        () => null,
      );
      const swapped = await exchanging.finally(() => {
        settled = null;
      });
      // A rename that happened and yet failed, for its folder could not be flushed, has happened.
      if (!swapped.ok && !(await isExchanged(book).catch(() => false))) return swapped;
      await settlePending().catch(() => false);
      return ok({ aside: planned.aside, generation: planned.generation });
    },
  };
}
