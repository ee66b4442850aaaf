import { describe, expect, it } from 'vitest';
import type { Host } from '#shared/contract';
import { roomWatch } from '../../../renderer/usecases/room.ts';

describe('the watch over free space', () => {
  it('asks the disk, believes it for some seconds, and then asks again', async () => {
    let free: number | null = 50;
    let asked = 0;
    let now = 0;
    const state: Host['storage.state'] = () => {
      asked += 1;
      return Promise.resolve({ ok: true, value: { folder: '', present: true, free, floor: 100, aside: [] } });
    };
    const room = roomWatch({ 'storage.state': state }, () => now);
    const refused = { ok: false, error: { kind: 'storage/no-room', free: 50, needed: 100 } };
    expect(await Promise.all([room(), room()])).toEqual([refused, refused]);
    expect(asked).toBe(1);
    free = 100;
    now = 5;
    expect(await room()).toEqual(refused);
    now = 6;
    expect(await room()).toEqual({ ok: true, value: null });
    free = null;
    now = 12;
    expect(await room()).toEqual({ ok: true, value: null });
    expect(asked).toBe(3);
  });
  it('is no reason to stop the work where the host does not answer', async () => {
    const silent = () => Promise.resolve({ ok: false, error: { kind: 'host/refused' } } as const);
    expect(await roomWatch({ 'storage.state': silent }, () => 0)()).toEqual({ ok: true, value: null });
  });
});
