import { z } from 'zod';
import { hostContract } from '#shared/contract';

/** Changed by every transfer that takes bytes for text, as that of PNG is. */
export const magic = new Uint8Array([0x54, 0x55, 0x54, 0x44, 0x0d, 0x0a, 0x1a, 0x0a]);
export const version = 1;
export const digestLength = 32;
export const tagLength = 16;
/** magic, version (2 bytes), length of the header (4 bytes). */
export const preambleLength = magic.length + 6;
export const largestHeader = 64 * 1024;
/** kind (1 byte), length of what is stored (4 bytes). */
export const frameHeadLength = 5;
/** Plain bytes of a frame: what this program writes, and what it reads at most. */
export const frameBytes = 1024 * 1024;
export const largestFrame = 4 * 1024 * 1024;
export const largestItem = 128 * 1024 * 1024;

/** Bits of the kind of a frame. */
export const frameKind = { data: 0, end: 1, deflated: 0x80 } as const;

export type PackageFault =
  | { readonly kind: 'package/not-a-package' }
  | { readonly kind: 'package/damaged'; readonly part: string }
  | { readonly kind: 'package/wrong-passphrase' }
  | { readonly kind: 'package/needs-passphrase' }
  | { readonly kind: 'package/newer'; readonly needed: string };

export const damaged = (part: string): { readonly ok: false; readonly error: PackageFault } => ({
  ok: false,
  error: { kind: 'package/damaged', part },
});

const mark = hostContract['vault.append'].output.shape.watermark;
const bookName = hostContract['copies.adopt'].input.shape.ledger;
const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Bounded, so that a foreign file cannot ask for all memory or for hours. */
export const cost = z
  .strictObject({
    n: z
      .int()
      .min(2)
      .max(2 ** 18),
    r: z.int().min(1).max(16),
    p: z.int().min(1).max(8),
  })
  .refine(({ n, r }) => (n & (n - 1)) === 0 && 128 * n * r <= 256 * 1024 * 1024);
export type ScryptCost = z.infer<typeof cost>;

const counts = z.strictObject({
  records: z.int().nonnegative(),
  manifests: z.int().nonnegative(),
  blobs: z.int().nonnegative(),
  files: z.int().nonnegative(),
  /** Entries of the working copy at the newest checkpoint. */
  entries: z.int().nonnegative(),
});
export type PackageCounts = z.infer<typeof counts>;

const header = z.strictObject({
  format: z.literal('two-up-two-down/package'),
  book: bookName.refine((book): boolean => book !== 'incoming'),
  identity: z.string(),
  created: z.string(),
  schema: z.int(),
  stage: z.string(),
  program: z.string(),
  madeAt: z.string(),
  base: mark,
  last: mark,
  counts,
  /** About the room that its content takes on a disk. */
  bytes: z.int().nonnegative(),
  /** What was damaged in the vault and is not in here. */
  leftOut: z.array(z.string()),
  encryption: z.strictObject({ kind: z.literal('scrypt'), cost, salt: hex, fileSalt: hex, check: hex }).nullable(),
});
export type PackageHeader = z.infer<typeof header>;

export const parseHeader = (content: unknown): PackageHeader | null => header.safeParse(content).data ?? null;

/** What every later version keeps too: where its header lies and which program wrote it. */
export const programOf = (content: unknown): string =>
  z.looseObject({ program: z.string() }).safeParse(content).data?.program ?? '';

export const endContent = counts.omit({ entries: true }).extend({
  frames: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** Over the header's digest and the checks of all frames before. */
  digest: hex,
});
export type EndContent = z.infer<typeof endContent>;
