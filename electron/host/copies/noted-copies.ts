import type { AccessAct } from '../operators/access-trail.ts';
import type { Copies } from './copy-calls.ts';

type Note = (act: AccessAct, detail: Readonly<Record<string, unknown>>) => Promise<void>;

/** What was carried away and what was brought back stands in 登录记录 with who did it. */
export const noted = (calls: Copies['calls'], note: Note): Copies['calls'] => ({
  ...calls,
  'copies.write': async (asked) => {
    const written = await calls['copies.write'](asked);
    if (written.ok) await note('copy-written', { ledger: asked.ledger, name: written.value.name });
    return written;
  },
  'copies.adopt': async (asked) => {
    const adopted = await calls['copies.adopt'](asked);
    if (adopted.ok) await note('restored', { ledger: asked.ledger, aside: adopted.value.aside });
    return adopted;
  },
});
