import { describe, expect, it } from 'vitest';
import { isReadWorkbook, isWorkbookPlan } from '#shared/workbook-model';
import { engineClient, type EngineProcess } from '../../../electron/host/workbooks/engine-client.ts';

/** A process that answers each task with the next of the messages given; null: it takes no task at all. */
function scripted(messages: readonly unknown[]) {
  let sent = 0;
  let killed = 0;
  const spawn = (): EngineProcess => {
    let listen: (message: unknown) => void = () => undefined;
    return {
      send: (message) => {
        const next = messages[sent];
        sent += 1;
        if (next === null) throw new RangeError('too deep to be sent');
        const { id } = message as { readonly id: number };
        queueMicrotask(() => {
          listen(typeof next === 'function' ? (next as (id: number) => unknown)(id) : next);
        });
      },
      onMessage: (listener) => {
        listen = listener;
      },
      onEnd: () => undefined,
      kill: () => {
        killed += 1;
      },
    };
  };
  return { client: engineClient({ spawn, secondsPerTask: 60 }), killed: () => killed };
}
const right = (id: number) => ({ id, answer: { ok: true, value: { sheets: [] } } });
const stopped = { ok: false, error: { kind: 'workbook/engine-stopped' } };

describe('the driver of the engine', () => {
  it.each([
    ['nothing', undefined],
    ['a word', 'ok'],
    ['no identity', { answer: { ok: true } }],
    ['no answer', { id: 1 }],
    ['neither yes nor no', { id: 1, answer: {} }],
    ['a failure of another area', { id: 1, answer: { ok: false, error: { kind: 'host/refused' } } }],
    ['a failure without a kind', { id: 1, answer: { ok: false, error: {} } }],
  ])('ends a process that says %s, and asks a new one the next time', async (_name, message) => {
    const { client, killed } = scripted([message, right]);
    expect(await client.read(new Uint8Array())).toEqual(stopped);
    expect(killed()).toBe(1);
    expect(await client.read(new Uint8Array())).toMatchObject({ ok: true });
  });
  it('does not wait for the answer to a task that cannot be sent', async () => {
    const { client } = scripted([null, right]);
    expect(await client.read(new Uint8Array())).toEqual(stopped);
    expect(await client.read(new Uint8Array())).toMatchObject({ ok: true });
  });
});

describe('what goes to the engine and comes from it', () => {
  const cell = { style: 'money', value: { number: '1.50' } };
  const plan = (over: object) => ({
    title: 't',
    creator: 'c',
    created: '2026',
    sheets: [{ name: 's', columns: [{ width: 8 }], rows: [{ cells: [null, cell] }], ...over }],
  });
  it('is a plan where everything that is written as it stands is a number, a date or a range', () => {
    expect(isWorkbookPlan(plan({}))).toBe(true);
    expect(
      isWorkbookPlan(plan({ merges: ['A1:B2'], lists: [{ range: 'C6:C305', source: '"是,否"', error: '' }] })),
    ).toBe(true);
    for (const over of [
      { rows: [{ cells: [{ ...cell, value: { number: '1</v></c><c><f>1' } }] }] },
      { rows: [{ cells: [{ ...cell, value: { date: '2026-01-01"' } }] }] },
      { rows: [{ cells: [{ ...cell, value: 7 }] }] },
      { rows: [{ cells: [{ ...cell, formula: 7 }] }] },
      { rows: [{ cells: 'none' }] },
      { rows: [{ cells: [], height: '1" x="' }] },
      { columns: [{ width: '8"/><x' }] },
      { merges: ['A1"/><x'] },
      { lists: [{ range: 'A1" x="', source: '', error: '' }] },
      { freeze: { rows: '1', columns: 0 } },
      { print: { area: 7 } },
      { protect: 'yes' },
    ])
      expect(isWorkbookPlan(plan(over)), JSON.stringify(over)).toBe(false);
    expect(isWorkbookPlan({ sheets: [] })).toBe(false);
  });
  it('is a workbook to the last cell', () => {
    const sheet = { name: 's', hidden: false, rows: [{ row: 1, cells: [{ column: 1, kind: 'text', text: 'a' }] }] };
    expect(isReadWorkbook({ sheets: [sheet] })).toBe(true);
    for (const wrong of [
      { ...sheet, name: 1 },
      { ...sheet, hidden: 'no' },
      { ...sheet, rows: [{ row: 0, cells: [] }] },
      { ...sheet, rows: [{ row: 1, cells: [{ column: 1, kind: 'script', text: 'a' }] }] },
      { ...sheet, rows: [{ row: 1, cells: [{ column: 1, kind: 'text', text: 1 }] }] },
      { ...sheet, merges: [{ top: 1, left: 1, bottom: 1 }] },
    ])
      expect(isReadWorkbook({ sheets: [wrong] })).toBe(false);
  });
});
