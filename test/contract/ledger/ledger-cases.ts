import { dexieLedger } from '../../../renderer/data/dexie-ledger.ts';
import { ledgerDatabase } from '../../../renderer/data/ledger-database.ts';
import { importPageKey } from '../../../renderer/data/value-seal.ts';
import type { CommitPlan, Ledger } from '../../../renderer/usecases/ports.ts';

/** Where the cases run: a new database for each, and another connection to the same one, as after a reload. */
export type LedgerPlace = { readonly open: () => Ledger; readonly openAgain: () => Ledger };
type LedgerCase = { readonly name: string; readonly run: (place: LedgerPlace) => Promise<void> };

// The cases also run in a page, where the test runner is not.
function same(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right}, found ${left}`);
}

export const placeIn = (options?: Parameters<typeof ledgerDatabase>[1], key: CryptoKey | null = null): LedgerPlace => {
  const open = (): Ledger => dexieLedger(ledgerDatabase('practice', options), key);
  return { open, openAgain: open };
};
export const pageKey = (byte: number): Promise<CryptoKey> => importPageKey(new Uint8Array(32).fill(byte));

const at = '2026-09-01T08:00:00Z';
const plan = (key: string, rows: number, revision = 0): CommitPlan => ({
  act: 'receive',
  by: '王芳',
  at,
  writes: [
    {
      store: 'tables',
      key: `${key}/projects`,
      value: Array.from({ length: rows }, (_each, index) => ({
        id: String(index),
        cells: { projectName: `第${String(index)}个项目`, amtTotal: index * 100, remark: null },
      })),
    },
  ],
  expected: [{ key, revision }],
});
async function founded(place: LedgerPlace): Promise<Ledger> {
  const ledger = place.open();
  await ledger.found('county-1');
  return ledger;
}

export const ledgerCases: readonly LedgerCase[] = [
  {
    name: 'is empty until it is founded',
    run: async (place) => {
      same(await place.open().standing(), null);
    },
  },
  {
    name: 'commits entries and their outbox record together',
    run: async (place) => {
      const ledger = await founded(place);
      same(await ledger.commit(plan('up1/105001', 2)), { ok: true, value: { sequence: 1 } });
      same((await ledger.get('tables', 'up1/105001/projects'))?.length, 2);
      same(
        (await ledger.outbox()).map(({ sequence, act }) => [sequence, act]),
        [[1, 'receive']],
      );
      same((await ledger.standing())?.unsent, 1);
    },
  },
  {
    name: 'writes nothing when a submission has changed meanwhile',
    run: async (place) => {
      const ledger = await founded(place);
      const refused = await ledger.commit(plan('up1/105001', 2, 3));
      same(refused, { ok: false, error: { kind: 'ledger/changed-meanwhile', key: 'up1/105001' } });
      same(await ledger.get('tables', 'up1/105001/projects'), undefined);
      same(await ledger.outbox(), []);
    },
  },
  {
    name: 'lets one of two connections win, and tells the other',
    run: async (place) => {
      const first = await founded(place);
      const second = place.openAgain();
      const head = {
        unit: '105001',
        round: 'up1',
        state: 'submitted',
        revision: 1,
        sequence: 1,
        noPurchases: false,
        findings: [],
        explanations: {},
        sums: { projects: 0, purchases: 0, rows: 0 },
      } as const;
      const submit: CommitPlan = {
        act: 'receive',
        by: '王芳',
        at,
        writes: [{ store: 'submissions', key: 'up1/105001', value: head }],
        expected: [{ key: 'up1/105001', revision: 0 }],
      };
      const answers = await Promise.all([first.commit(submit), second.commit(submit)]);
      same(answers.filter(({ ok }) => ok).length, 1);
      same((await first.outbox()).length, 1);
    },
  },
  {
    name: 'holds twelve thousand rows of one act whole over a new connection',
    run: async (place) => {
      const ledger = await founded(place);
      await ledger.commit(plan('up1/105001', 12_000));
      const rows = await place.openAgain().get('tables', 'up1/105001/projects');
      same(rows?.length, 12_000);
      same(rows?.at(-1)?.cells, { projectName: '第11999个项目', amtTotal: 1_199_900, remark: null });
      same((await place.openAgain().outbox())[0]?.detail.includes('第11999个项目'), true);
    },
  },
  {
    name: 'keeps acts in the order in which they were asked, whatever their size',
    run: async (place) => {
      const ledger = await founded(place);
      await Promise.all([ledger.commit(plan('up1/105001', 5_000)), ledger.commit(plan('up1/105001', 1))]);
      same((await ledger.get('tables', 'up1/105001/projects'))?.length, 1);
      same(
        (await ledger.outbox()).map(({ sequence }) => sequence),
        [1, 2],
      );
    },
  },
  {
    name: 'opens with the key that it was founded with',
    run: async (place) => {
      same(await place.open().opens(), { ok: true, value: null });
      const ledger = await founded(place);
      await ledger.commit(plan('up1/105001', 1));
      same(await place.openAgain().opens(), { ok: true, value: null });
    },
  },
  {
    name: 'finds entries by the beginning of their keys and forgets what the disk acknowledged',
    run: async (place) => {
      const ledger = await founded(place);
      await ledger.commit(plan('up1/105001', 1));
      await ledger.commit(plan('up2/105001', 1));
      same(
        (await ledger.all('tables', 'up2/')).map(({ key }) => key),
        ['up2/105001/projects'],
      );
      await ledger.acknowledge({ sequence: 1, hash: 'a', at });
      same(
        (await ledger.outbox()).map(({ sequence }) => sequence),
        [2],
      );
    },
  },
  {
    name: 'applies records that it does not have, once',
    run: async (place) => {
      const ledger = await founded(place);
      const detail = JSON.stringify(plan('up1/105001', 3).writes);
      const record = { sequence: 1, at, by: '王芳', act: 'receive', detail };
      await ledger.replay([record], { sequence: 1, hash: 'a', at });
      same((await ledger.get('tables', 'up1/105001/projects'))?.length, 3);
      const later = { ...record, detail: JSON.stringify(plan('up1/105001', 5).writes) };
      await ledger.replay([later], { sequence: 1, hash: 'a', at });
      same((await ledger.get('tables', 'up1/105001/projects'))?.length, 3);
      same((await ledger.standing())?.head.sequence, 1);
    },
  },
  {
    name: 'names what changed since the last checkpoint, once, and everything when the copy on disk is gone',
    run: async (place) => {
      const ledger = await founded(place);
      await ledger.commit(plan('up1/105001', 1));
      const [entry] = await ledger.unkept();
      const key = 'tables:up1/105001/projects';
      same(entry?.key, key);
      same(await ledger.kept([{ key, digest: 'd1', change: entry!.change }]), [{ key, digest: 'd1' }]);
      same(await ledger.unkept(), []);
      await ledger.forgetKept();
      same(
        (await ledger.unkept()).map((each) => each.key),
        [key],
      );
    },
  },
  {
    name: 'keeps an entry unkept that was changed while it was being kept, whichever checkpoint comes first',
    run: async (place) => {
      const ledger = await founded(place);
      const key = 'tables:up1/105001/projects';
      await ledger.commit(plan('up1/105001', 1));
      const [first] = await ledger.unkept();
      await ledger.commit(plan('up1/105001', 2));
      same(await ledger.kept([{ key, digest: 'd1', change: first!.change }]), [{ key, digest: 'd1' }]);
      const [second] = await ledger.unkept();
      same(new TextDecoder().decode(second?.bytes).includes('第1个项目'), true);
      await ledger.kept([{ key, digest: 'd2', change: second!.change }]);
      same(await ledger.kept([{ key, digest: 'd1', change: first!.change }]), [{ key, digest: 'd2' }]);
      same(await ledger.unkept(), []);
    },
  },
  {
    name: 'begins with the entries of a checkpoint, and only where it is empty',
    run: async (place) => {
      const ledger = await founded(place);
      const bytes = new TextEncoder().encode(JSON.stringify([{ id: '1', cells: { projectName: '居家养老服务' } }]));
      const entry = { key: 'tables:up1/105001/projects', digest: 'd1', bytes };
      await ledger.load([entry], { sequence: 7, hash: 'h', at });
      same((await ledger.get('tables', 'up1/105001/projects'))?.[0]?.cells.projectName, '居家养老服务');
      same((await ledger.standing())?.head.sequence, 7);
      same(await ledger.unkept(), []);
      const again = await ledger.load([entry], { sequence: 9, hash: 'h', at }).then(
        () => 'loaded',
        () => 'refused',
      );
      same(again, 'refused');
      same((await ledger.standing())?.head.sequence, 7);
    },
  },
];
