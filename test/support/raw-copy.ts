/** A working copy as it lies in IndexedDB, below everything that the program knows of it. */
export type RawCopy = {
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    readonly keyPath: string | null;
    readonly rows: readonly (readonly [IDBValidKey, unknown])[];
  }[];
};

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('no answer'));
    };
  });
}

export async function dumpCopy(factory: IDBFactory, name: string): Promise<RawCopy | null> {
  if (!(await factory.databases()).some((each) => each.name === name)) return null;
  const database = await answered(factory.open(name));
  const stores = [];
  for (const store of database.objectStoreNames) {
    const held = database.transaction(store).objectStore(store);
    const [keys, values] = [await answered(held.getAllKeys()), await answered(held.getAll())];
    const rows = keys.map((key, index) => [key, values[index] as unknown] as const);
    stores.push({ name: store, keyPath: held.keyPath as string | null, rows });
  }
  database.close();
  return { version: database.version, stores };
}

/** Builds a database as another program left it; what has the name before is deleted. */
export async function buildCopy(factory: IDBFactory, name: string, copy: RawCopy): Promise<void> {
  await answered(factory.deleteDatabase(name));
  const request = factory.open(name, copy.version);
  request.onupgradeneeded = () => {
    for (const { name: store, keyPath, rows } of copy.stores) {
      const made = request.result.createObjectStore(store, keyPath === null ? {} : { keyPath });
      for (const [key, value] of rows) made.put(value, keyPath === null ? key : undefined);
    }
  };
  (await answered(request)).close();
}
