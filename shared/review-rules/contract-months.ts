import { addDays, dayNumber } from '#shared/calendar';

const pad = (part: number): string => String(part).padStart(2, '0');
const monthText = (months: number): string => `${Math.floor(months / 12)}-${pad((months % 12) + 1)}`;

/** First day after so many months; a month without the corresponding day ends with its last (民法典第二百零二条). */
function firstDayAfter(start: string, months: number): string {
  const [year, month, day] = start.split('-').map(Number);
  const at = (year ?? 0) * 12 + (month ?? 1) - 1 + months;
  const corresponding = `${monthText(at)}-${pad(day ?? 1)}`;
  return dayNumber(corresponding) === null ? `${monthText(at + 1)}-01` : corresponding;
}

/** Months from the first to the last day, both counted, a part of a month as one; null where a date is none. */
export function contractMonths(start: string, end: string): number | null {
  if (dayNumber(start) === null || dayNumber(end) === null || end < start) return null;
  const dayAfter = addDays(end, 1);
  if (dayAfter === null) return null;
  const calendarMonths = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  let months = Math.max(0, calendarMonths(dayAfter) - calendarMonths(start) - 1);
  while (firstDayAfter(start, months) < dayAfter) months += 1;
  return months;
}
