/** Acts in the data folder run together; moving it waits until none is under way, and lets none begin. */
export type FolderGate = {
  readonly among: <T>(act: () => Promise<T>) => Promise<T>;
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>;
};

export function folderGate(): FolderGate {
  let running = 0;
  let closed: Promise<void> | null = null;
  let drained: (() => void) | null = null;

  async function opened(): Promise<void> {
    while (closed !== null) await closed;
  }

  return {
    among: async (act) => {
      await opened();
      running += 1;
      try {
        return await act();
      } finally {
        running -= 1;
        if (running === 0) drained?.();
      }
    },
    alone: async (act) => {
      await opened();
      let open: () => void = () => undefined;
      closed = new Promise((resolve) => {
        open = resolve;
      });
      try {
        if (running > 0)
          await new Promise<void>((resolve) => {
            drained = resolve;
          });
        return await act();
      } finally {
        drained = null;
        closed = null;
        open();
      }
    },
  };
}
