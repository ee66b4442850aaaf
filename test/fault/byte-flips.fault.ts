import { describe, expect, it } from 'vitest';
import { chance, faultSeed, runsOf, tally } from '../support/fault-tally.ts';
import type { Content, FlipSubject } from './flips/flip-subject.ts';
import { vaultSubjects } from './flips/vault-subjects.ts';

/** A further kind of file has its own file in flips/ and a line here. */
const subjects: readonly FlipSubject[] = [...vaultSubjects];
const flips = runsOf(20_000, 200_000);

function flipped(content: Content, covers: FlipSubject['covers'], below: (limit: number) => number) {
  const paths = [...content.keys()].filter(covers);
  const sizes = paths.map((path) => content.get(path)!.length);
  let at = below(sizes.reduce((sum, size) => sum + size, 0));
  let index = 0;
  while (at >= sizes[index]!) {
    at -= sizes[index]!;
    index += 1;
  }
  const bytes = new Uint8Array(content.get(paths[index]!)!);
  const was = bytes[at]!;
  bytes[at] = was ^ (1 + below(255));
  const what = `${paths[index]!}[${String(at)}] ${String(was)} → ${String(bytes[at])}`;
  return { what, changed: new Map(content).set(paths[index]!, bytes) };
}

describe.each(subjects)('bytes flipped in $name', ({ name, content, covers, noticed }) => {
  it('are noticed, every one, before anything of them is used', async () => {
    const began = performance.now();
    const { below } = chance(faultSeed);
    const sound = await content();
    expect(await noticed(sound)).toBeNull();
    const runs = Math.ceil(flips / subjects.length);
    const unnoticed: string[] = [];
    let threw = 0;
    for (let run = 0; run < runs; run += 1) {
      const { what, changed } = flipped(sound, covers, below);
      const said = await noticed(changed).catch((error: unknown) => {
        threw += 1;
        return String(error);
      });
      if (said === null) unnoticed.push(what);
    }
    tally({ case: `byte flips: ${name}`, runs, lost: unnoticed.length, unreadable: threw, seed: faultSeed }, began);
    expect([...new Set(unnoticed)].slice(0, 20)).toEqual([]);
    expect(threw).toBe(0);
  });
});
