import { dayNumber, daysBetween, dayText, weekday } from './civil-day.ts';

export type Holiday = { readonly date: string; readonly name: string };
/** Days of grace: Budget Law art. 14 and 52. */
export const graceDays = {
  financeReply: 20,
  departmentReply: 15,
  departmentDisclosure: 20,
  unitDisclosure: 20,
  governmentDisclosure: 20,
} as const;
export type DueName = keyof typeof graceDays;
export type DueDates = { readonly [Name in DueName]: string | null };
export type CalendarFacts = {
  readonly congressDate: string | null;
  readonly financeReplied: string | null;
  readonly departmentReplied: string | null;
};
/** calendar days are the rule; working days leave out weekends and the holidays of the year file. */
export type Counting =
  { readonly days: 'calendar' } | { readonly days: 'working'; readonly holidays: readonly Holiday[] };

function isFree(date: string, holidays: readonly Holiday[]): boolean {
  const day = weekday(date);
  return day === 0 || day === 6 || holidays.some((holiday) => holiday.date === date);
}

/** Last day of the term, counted from the day after the date. */
export function dueAfter(date: string | null, days: number, counting: Counting = { days: 'calendar' }): string | null {
  const start = date === null ? null : dayNumber(date);
  if (start === null) return null;
  if (counting.days === 'calendar') return dayText(start + days);
  let at = start;
  for (let left = days; left > 0;) {
    at += 1;
    if (!isFree(dayText(at), counting.holidays)) left -= 1;
  }
  return dayText(at);
}

/** Every statutory date that follows from what has happened; null while its start is not known. */
export function dueDates(facts: CalendarFacts, counting: Counting = { days: 'calendar' }): DueDates {
  return {
    financeReply: dueAfter(facts.congressDate, graceDays.financeReply, counting),
    governmentDisclosure: dueAfter(facts.congressDate, graceDays.governmentDisclosure, counting),
    departmentReply: dueAfter(facts.financeReplied, graceDays.departmentReply, counting),
    departmentDisclosure: dueAfter(facts.financeReplied, graceDays.departmentDisclosure, counting),
    unitDisclosure: dueAfter(facts.departmentReplied, graceDays.unitDisclosure, counting),
  };
}

export type HolidayWarning = {
  readonly kind: 'holiday' | 'weekend';
  readonly date: string;
  readonly name: string;
};

/** Warns of a due date on a free day; the date itself is never moved. */
export function holidayWarning(date: string, holidays: readonly Holiday[]): HolidayWarning | null {
  const holiday = holidays.find((one) => one.date === date);
  if (holiday) return { kind: 'holiday', date, name: holiday.name };
  const day = weekday(date);
  if (day === 0) return { kind: 'weekend', date, name: '星期日' };
  return day === 6 ? { kind: 'weekend', date, name: '星期六' } : null;
}

/** 逾期: done, or today while not done, after the due date. */
export const isLate = (date: string, due: string | null): boolean => due !== null && date > due;

/** Days from a due date to a later day; 0 on it, before it, and where either is unknown. */
export const daysAfter = (due: string | null, day: string): number =>
  due === null ? 0 : Math.max(0, daysBetween(due, day) ?? 0);
