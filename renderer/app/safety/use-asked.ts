import { useEffect, useState } from 'react';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';

/** The answer of a call, asked again with `again`; null until it is there, and where it failed. */
export function useAsked<Value>(ask: () => Promise<Result<Value, HostFailure>>): {
  readonly value: Value | null;
  readonly failure: HostFailure | null;
  readonly again: () => void;
} {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<HostFailure | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    void ask().then((answer) => {
      if (!wanted) return;
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setValue(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [turn]);
  return {
    value,
    failure,
    again: () => {
      setTurn((now) => now + 1);
    },
  };
}
