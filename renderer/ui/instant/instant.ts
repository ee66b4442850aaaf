const two = (value: number): string => String(value).padStart(2, '0');

/** The day of an instant as the person's clock has it: YYYY-MM-DD. */
export function localDay(instant: string): string {
  const at = new Date(instant);
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
/** Hour and minute on the person's clock. */
export function localMinute(instant: string): string {
  const at = new Date(instant);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
/** With the seconds, for a log. */
export const localSecond = (instant: string): string =>
  `${localMinute(instant)}:${two(new Date(instant).getSeconds())}`;
/** Such as 11-25 14:32. */
export const localMoment = (instant: string): string => `${localDay(instant).slice(5)} ${localMinute(instant)}`;
