/** What one call may carry, whichever way it comes: bytes and letters, members, and how deep they lie in each other. */
export const callLimits = {
  input: { size: 64 * 1024 * 1024, members: 8_000_000, depth: 40 },
  output: { size: 512 * 1024 * 1024, members: 32_000_000, depth: 40 },
} as const;

type Limits = { readonly size: number; readonly members: number; readonly depth: number };

const sizeOf = (value: unknown): number =>
  typeof value === 'string' ? value.length : ArrayBuffer.isView(value) ? value.byteLength : 0;
const membersOf = (value: unknown): readonly unknown[] =>
  typeof value !== 'object' || value === null || ArrayBuffer.isView(value)
    ? []
    : Array.isArray(value)
      ? value
      : Object.values(value);

/** Level by level and without recursion, so that depth itself can do no harm. */
export function isWithin(limits: Limits, value: unknown): boolean {
  let level: readonly unknown[] = [value];
  let size = 0;
  let members = 1;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.depth) return false;
    const below: unknown[] = [];
    for (const each of level) {
      size += sizeOf(each);
      const inner = membersOf(each);
      members += inner.length;
      if (size > limits.size || members > limits.members) return false;
      for (const member of inner) below.push(member);
    }
    level = below;
  }
  return true;
}
