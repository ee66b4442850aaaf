import { useEffect, useState } from 'react';

/** The latest answer of `read`, asked again whenever what it observes changes; null until the first answer. */
export function useObserved<Value>(
  observe: (listener: () => void) => () => void,
  read: () => Promise<Value>,
  key: string,
): Value | null {
  const [value, setValue] = useState<{ readonly key: string; readonly value: Value } | null>(null);
  useEffect(() => {
    let current = true;
    const ask = (): void => {
      void read().then((answer) => {
        if (current) setValue({ key, value: answer });
      });
    };
    ask();
    const stop = observe(ask);
    return () => {
      current = false;
      stop();
    };
    // `key` names the question; `read` and `observe` are made anew at each render and ask the same.
  }, [key]);
  return value?.key === key ? value.value : null;
}
