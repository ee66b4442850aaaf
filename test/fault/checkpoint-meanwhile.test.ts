import { describe, expect, it } from 'vitest';
import { saveCheckpoint } from '../../renderer/usecases/keep-ledger.ts';
import { officeOnDisk } from '../support/office-on-disk.ts';
import { openAsOffered } from '../support/restore-as-offered.ts';
import { beginOneUnit, contentOf, enterRemark } from '../support/one-unit-office.ts';

describe('a checkpoint that is written while the person goes on', () => {
  it.each([0, 1, 2])(
    'holds with the journal every act of meanwhile, whichever call it fell into (%i)',
    async (into) => {
      const desk = officeOnDisk();
      await beginOneUnit(desk);
      const { office } = desk;
      await enterRemark(office, '之前');
      let calls = 0;
      const meanwhile: typeof office = {
        ...office,
        host: {
          ...office.host,
          'vault.saveBlob': async (asked) => {
            const answer = await office.host['vault.saveBlob'](asked);
            if (calls++ === into) await enterRemark(office, '同时');
            return answer;
          },
        },
      };
      expect((await saveCheckpoint(meanwhile, 'up1-lock')).ok).toBe(true);
      expect(calls).toBeGreaterThan(into);
      // A later checkpoint holds what the one before could not.
      for (const later of [false, true]) {
        if (later) expect((await saveCheckpoint(office, 'entry')).ok).toBe(true);
        const lost = desk.again({ lose: true });
        expect(await openAsOffered(lost.office)).toMatchObject({ restored: true, opening: { kind: 'ready' } });
        expect(await contentOf(lost.office)).toEqual(await contentOf(office));
      }
    },
  );
});
