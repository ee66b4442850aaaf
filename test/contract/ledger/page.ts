import { ledgerCases, pageKey, placeIn } from './ledger-cases.ts';

type Answer = { readonly failed: string | null };
declare global {
  var runLedgerCase: (name: string, sealed: boolean) => Promise<Answer>;
  var fillLedger: (rows: number) => Promise<string>;
  var makeRoom: () => void;
}

/** Runs one case in this page; each page has an origin's storage of its own. */
globalThis.runLedgerCase = async (name, sealed) => {
  const found = ledgerCases.find((each) => each.name === name);
  if (!found) return { failed: `no case ${name}` };
  try {
    await found.run(placeIn(undefined, sealed ? await pageKey(7) : null));
    return { failed: null };
  } catch (thrown) {
    return { failed: thrown instanceof Error ? thrown.message : String(thrown) };
  }
};

/** Commits one act of so many rows and says what the ledger answers, and whether anything of it stands. */
globalThis.fillLedger = async (rows) => {
  const ledger = placeIn().open();
  if (!(await ledger.standing())) await ledger.found('county-1');
  const value = Array.from({ length: rows }, (_each, index) => ({
    id: String(index),
    cells: { basis: crypto.randomUUID().repeat(20) },
  }));
  const answer = await ledger.commit({
    act: 'receive',
    by: '王芳',
    at: '2026-09-01T08:00:00Z',
    writes: [{ store: 'tables', key: 'up1/105001/projects', value }],
    expected: [],
  });
  const stands = (await ledger.get('tables', 'up1/105001/projects'))?.length ?? 0;
  return `${answer.ok ? 'committed' : answer.error.kind}, ${String(stands)} rows, ${String((await ledger.outbox()).length)} to send`;
};
