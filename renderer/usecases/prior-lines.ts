import type { PriorLine } from '#shared/records';
import type { Write } from './ports.ts';

/** Entries of the store `prior`, one a unit. */
export function priorWrites(lines: readonly PriorLine[]): readonly Write[] {
  const byUnit = new Map<string, PriorLine[]>();
  for (const line of lines) {
    const own = byUnit.get(line.unit);
    if (own) own.push(line);
    else byUnit.set(line.unit, [line]);
  }
  return [...byUnit].map(([unit, value]): Write => ({ store: 'prior', key: unit, value }));
}
