import type { CopyLook, Measure } from '../usecases/ports-working.ts';
import type { Watermark } from '../usecases/ports.ts';

type Request<T> = { result: T; error: unknown; onsuccess: unknown; onerror: unknown };

function answered<T>(request: Request<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error instanceof Error ? request.error : new Error('the database does not answer'));
    };
  });
}

/** Opens a database at the version that it has. Where there is none the attempt is taken back, and none is made. */
async function openRaw(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name);
  request.onupgradeneeded = () => {
    request.transaction?.abort();
  };
  return answered(request as unknown as Request<IDBDatabase>);
}

type Meta = {
  readonly standing: unknown;
  readonly used: unknown;
  readonly promised: unknown;
  readonly unsent: number;
  readonly rows: number;
};

async function readMeta(database: IDBDatabase): Promise<Meta> {
  const names = [...database.objectStoreNames];
  if (!names.includes('meta')) return { standing: undefined, used: undefined, promised: undefined, unsent: 0, rows: 0 };
  const transaction = database.transaction(names, 'readonly');
  const get = (key: string): Promise<unknown> =>
    answered(transaction.objectStore('meta').get(key) as unknown as Request<unknown>);
  const count = (name: string): Promise<number> =>
    answered(transaction.objectStore(name).count() as unknown as Request<number>);
  const counts = await Promise.all(names.map(async (name) => ({ name, rows: await count(name) })));
  return {
    standing: await get('standing'),
    used: await get('used'),
    promised: await get('promised'),
    unsent: counts.find(({ name }) => name === 'outbox')?.rows ?? 0,
    rows: counts.reduce((sum, { name, rows }) => sum + (name === 'meta' ? 0 : rows), 0),
  };
}

type Standing = {
  readonly identity: string;
  readonly watermark: Watermark;
  readonly last: number;
  readonly lastAt: string;
};
const isStanding = (value: unknown): value is Standing =>
  typeof value === 'object' && value !== null && 'identity' in value && 'watermark' in value && 'last' in value;
const nowhere = { sequence: 0, hash: '', at: '' };

function lookOf(schema: number, programSchema: number, meta: Meta): CopyLook {
  const { standing, used, promised, unsent, rows } = meta;
  const engine = typeof used === 'object' && used !== null && 'engine' in used ? (used.engine as number | null) : null;
  const known = { state: 'present', schema, engine, unsent, promised: (promised ?? null) as Measure | null } as const;
  if (isStanding(standing)) {
    const { identity, watermark, last, lastAt } = standing;
    return { ...known, identity, head: { sequence: last, at: lastAt }, acknowledged: watermark };
  }
  // A newer program may keep its standing elsewhere; what it wrote is not judged by this one.
  if (schema > programSchema)
    return { ...known, identity: '', head: { sequence: 0, at: '' }, acknowledged: nowhere, promised: null };
  return rows === 0 ? { state: 'empty' } : { state: 'unreadable' };
}

/** The schemas of the databases that are there, by name. Dexie multiplies its versions by ten. */
export async function schemasThere(factory: IDBFactory): Promise<ReadonlyMap<string, number>> {
  const there = await factory.databases();
  return new Map(there.map(({ name = '', version = 0 }) => [name, version / 10]));
}

/** What a working copy holds, read without a trace. */
export async function lookAtCopy(factory: IDBFactory, name: string, programSchema: number): Promise<CopyLook> {
  try {
    const schema = (await schemasThere(factory)).get(name);
    if (schema === undefined) return { state: 'absent' };
    const database = await openRaw(factory, name);
    try {
      return lookOf(schema, programSchema, await readMeta(database));
    } finally {
      database.close();
    }
  } catch {
    return { state: 'unreadable' };
  }
}
