import { useEffect, useRef } from 'react';

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Calls once after so many minutes without a sign of a person; 0 never does. */
export function useIdle(minutes: number, onIdle: () => void): void {
  const told = useRef(onIdle);
  useEffect(() => {
    told.current = onIdle;
  });
  useEffect(() => {
    if (minutes <= 0) return;
    let timer = 0;
    const again = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        told.current();
      }, minutes * 60_000);
    };
    again();
    for (const sign of signs) window.addEventListener(sign, again, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, again);
    };
  }, [minutes]);
}
