import { describe, expect, it } from 'vitest';
import { folderGate } from '../../../electron/host/storage/folder-gate.ts';

function held() {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

describe('the gate of the data folder', () => {
  it('lets acts run together, waits for them before one that must be alone, and holds back those that come after', async () => {
    const gate = folderGate();
    const said: string[] = [];
    const [first, moving] = [held(), held()];
    const running = gate.among(() => first.promise.then(() => said.push('first')));
    await gate.among(() => Promise.resolve(said.push('beside')));
    const alone = gate.alone(() => {
      said.push('moving');
      return moving.promise.then(() => said.push('moved'));
    });
    const late = gate.among(() => Promise.resolve(said.push('late')));
    const second = gate.alone(() => Promise.resolve(said.push('again')));
    first.open();
    await running;
    moving.open();
    await Promise.all([alone, late, second]);
    expect(said.slice(0, 4)).toEqual(['beside', 'first', 'moving', 'moved']);
    expect(said.slice(4).sort()).toEqual(['again', 'late']);
  });
  it('opens again after an act that failed', async () => {
    const gate = folderGate();
    await expect(gate.alone(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await expect(gate.among(() => Promise.reject(new Error('y')))).rejects.toThrow('y');
    expect(await gate.alone(() => Promise.resolve(1))).toBe(1);
  });
});
