import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rungsToKeep } from '../../../electron/host/vault/ladder.ts';

const rungs = fc
  .array(fc.record({ day: fc.integer({ min: 1, max: 60 }), stage: fc.constantFrom('up1', 'down1', 'up2') }), {
    maxLength: 120,
  })
  .map((list) => list.map((item, index) => ({ number: index + 1, day: `d${String(item.day)}`, stage: item.stage })));

describe('the ladder', () => {
  it('keeps the last ten, the last of every stage, and no more than it must', () => {
    fc.assert(
      fc.property(rungs, (list) => {
        const kept = rungsToKeep(list);
        for (const rung of list.slice(-10)) expect(kept.has(rung.number)).toBe(true);
        for (const stage of new Set(list.map((rung) => rung.stage)))
          expect(kept.has(list.findLast((rung) => rung.stage === stage)!.number)).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(10 + 30 + 3);
      }),
      { seed: 47613 },
    );
  });
  it('keeps the last of each of thirty days', () => {
    const list = Array.from({ length: 80 }, (_, n) => ({
      number: n + 1,
      day: `2026-${String(Math.floor(n / 2)).padStart(3, '0')}`,
      stage: 'up1',
    }));
    const expected = [71, 72, 73, 74, 75, 76, 77, 78, 79, 80];
    for (let number = 22; number <= 80; number += 2) if (!expected.includes(number)) expected.push(number);
    expect([...rungsToKeep(list)].sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
  });
});
