import { dirname } from 'node:path';
import { chance } from './fault-tally.ts';
import type { FileStep } from './memory-files.ts';

type Content = ReadonlyMap<string, Uint8Array>;
type Write = Extract<FileStep, { readonly step: 'write' }>;
/** A step that reached the disk; of a write, the parts that did, or all of it. */
type Landed = { readonly at: number; readonly parts?: readonly Part[]; readonly length?: number };
type Part = { readonly from: number; readonly to: number };
export type CutDisk = { readonly what: string; readonly content: Map<string, Uint8Array<ArrayBuffer>> };

const isName = (step: FileStep): boolean => ['name', 'folder', 'rename', 'remove'].includes(step.step);
const folderOf = (step: FileStep): string =>
  dirname(step.step === 'rename' ? step.to : 'path' in step ? step.path : '/');

/** Whether what the step did was flushed before the power went. */
function isCertain(steps: readonly FileStep[], at: number, end: number): boolean {
  const step = steps[at]!;
  const flushes = (later: FileStep): boolean =>
    isName(step)
      ? later.step === 'syncFolder' && later.path === folderOf(step)
      : later.step === 'sync' && 'file' in step && later.file === step.file;
  return steps.slice(at + 1, end).some(flushes);
}

/** The disk on which exactly these steps landed, in their order. */
function diskOf(begin: Content, steps: readonly FileStep[], landed: readonly Landed[]): CutDisk['content'] {
  const names = new Map<string, string | number>([...begin.keys()].map((path) => [path, path]));
  const files = new Map<string | number, Uint8Array<ArrayBuffer>>(
    [...begin].map(([path, bytes]) => [path, new Uint8Array(bytes)]),
  );
  // The recording numbers the files that it began with in their order.
  [...begin.keys()].forEach((path, index) => {
    names.set(path, index + 1);
    files.set(index + 1, files.get(path)!);
  });
  const put = (file: number, at: number, bytes: Uint8Array, length: number): void => {
    const old = files.get(file) ?? new Uint8Array();
    const next = new Uint8Array(Math.max(old.length, length));
    next.set(old);
    next.set(bytes, at);
    files.set(file, next);
  };
  for (const { at, parts, length } of landed) {
    const step = steps[at]!;
    if (step.step === 'write')
      for (const { from, to } of parts ?? [{ from: 0, to: step.bytes.length }])
        put(step.file, step.at + from, step.bytes.subarray(from, to), length ?? step.at + to);
    else if (step.step === 'truncate')
      files.set(step.file, (files.get(step.file) ?? new Uint8Array()).slice(0, step.length));
    else if (step.step === 'name') names.set(step.path, step.file);
    else if (step.step === 'remove') names.delete(step.path);
    else if (step.step === 'rename') {
      names.delete(step.from);
      names.set(step.to, step.file);
    }
  }
  return new Map([...names].map(([path, file]) => [path, new Uint8Array(files.get(file) ?? [])]));
}

/** The boundaries of sectors and pages inside a write, counted from its beginning. */
function boundaries({ at, bytes }: Write, size: number): readonly number[] {
  const found: number[] = [];
  for (let edge = (Math.floor(at / size) + 1) * size; edge < at + bytes.length; edge += size) found.push(edge - at);
  return found;
}

/** Ways in which a write may have landed in part: cut off, its beginning missing, its end as zeros, holes in it. */
function* tornWays(
  write: Write,
  next: () => number,
): Generator<{ readonly what: string; readonly landed: Omit<Landed, 'at'> }> {
  const { length } = write.bytes;
  const whole = write.at + length;
  for (const size of [512, 4096]) {
    const edges = boundaries(write, size);
    for (const edge of edges) {
      yield { what: `cut at ${String(edge)}`, landed: { parts: [{ from: 0, to: edge }], length: write.at + edge } };
      yield { what: `zeros from ${String(edge)}`, landed: { parts: [{ from: 0, to: edge }], length: whole } };
      yield { what: `zeros up to ${String(edge)}`, landed: { parts: [{ from: edge, to: length }], length: whole } };
    }
    const pieces = [0, ...edges].map((from, index) => ({ from, to: edges[index] ?? length }));
    for (let round = 0; edges.length > 0 && round < 4; round += 1)
      yield { what: `holes of ${String(size)}`, landed: { parts: pieces.filter(() => next() < 0.5), length: whole } };
  }
}

/**
 * Every disk that may be found when the power goes after step `end`: what was flushed is there; of the rest all, none,
 * all but one, one alone; and the last write torn at every boundary.
 */
export function* disksAfterCut(
  begin: Content,
  steps: readonly FileStep[],
  end: number,
  seed: number,
): Generator<CutDisk> {
  const changes = Array.from({ length: end }, (_each, at) => at).filter((at) => !steps[at]!.step.startsWith('sync'));
  const certain = changes.filter((at) => isCertain(steps, at, end));
  const open = changes.filter((at) => !certain.includes(at));
  const made = (what: string, more: readonly Landed[]): CutDisk => {
    const landed = [...certain.map((at): Landed => ({ at })), ...more].sort((a, b) => a.at - b.at);
    return { what: `after step ${String(end)}, ${what}`, content: diskOf(begin, steps, landed) };
  };
  yield made(
    'all landed',
    open.map((at) => ({ at })),
  );
  if (open.length > 0) yield made('nothing landed', []);
  if (open.length > 1)
    for (const one of open) {
      yield made(
        `all but ${String(one)}`,
        open.filter((at) => at !== one).map((at) => ({ at })),
      );
      yield made(`only ${String(one)}`, [{ at: one }]);
    }
  const last = steps[end - 1];
  if (last?.step !== 'write') return;
  const { next } = chance(seed + end);
  const others = open.filter((at) => at !== end - 1).map((at) => ({ at }));
  for (const { what, landed } of tornWays(last, next)) yield made(what, [...others, { at: end - 1, ...landed }]);
}
