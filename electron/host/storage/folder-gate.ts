/** Acts in the data folder run together; moving it waits until none is under way, and lets none begin. */
export type FolderGate = {
  readonly among: <T>(act: () => Promise<T>) => Promise<T>;
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>;
};

export function folderGate(): FolderGate {
  let running = 0;
  let closed = null as Promise<void> | null;
  let drained: (() => void) | null = null;

  return {
    among: async (act) => {
      // Nothing may come between this look and the step behind it.
      while (closed !== null) await closed;
      running += 1;
      try {
        return await act();
      } finally {
        running -= 1;
        if (running === 0) drained?.();
      }
    },
    alone: async (act) => {
      while (closed !== null) await closed;
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
