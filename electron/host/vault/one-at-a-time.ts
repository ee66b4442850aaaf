/** One act at a time: what is appended, saved and collected never crosses. */
export function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => null);
    return next;
  };
}
