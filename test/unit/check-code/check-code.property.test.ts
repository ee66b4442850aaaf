import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode, codeModulus } from '#shared/check-code';
import type { Row } from '#shared/records';

const row = (id: string, amtGeneral: number, amtUnit: number): Row => ({
  id,
  cells: { projectCode: 'P1', amtGeneral, amtUnit },
});
const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });

describe('数据校验码', () => {
  it('is six digits for any money, zeros for nothing', () => {
    expect(checkCode({ projects: [], purchases: [] })).toBe('000000');
    fc.assert(
      fc.property(amount, amount, (general, unit) => {
        expect(checkCode({ projects: [row('a', general, unit)], purchases: [] })).toMatch(/^\d{6}$/);
      }),
    );
  });

  it('changes with every fen, with the fund and with the table', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: codeModulus - 1 }), (general, change) => {
        const before = checkCode({ projects: [row('a', general, 0)], purchases: [] });
        expect(checkCode({ projects: [row('a', general + change, 0)], purchases: [] })).not.toBe(before);
      }),
    );
    const inProjects = checkCode({ projects: [row('a', 100, 0)], purchases: [] });
    expect(checkCode({ projects: [row('a', 0, 100)], purchases: [] })).not.toBe(inProjects);
    expect(checkCode({ projects: [], purchases: [row('a', 100, 0)] })).not.toBe(inProjects);
  });

  it('does not ask in which order the rows stand', () => {
    const [a, b] = [row('a', 1_200, 300), row('b', 77, 5)];
    expect(checkCode({ projects: [a, b], purchases: [] })).toBe(checkCode({ projects: [b, a], purchases: [] }));
  });
});
