const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 0000-03-01 of the civil calendar, counting from March so that leap days come last. */
function count(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra;
}

/** Text of a day number; the inverse of dayNumber. */
export function dayText(days: number): string {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Day number of YYYY-MM-DD, or null where the text is no day of the calendar. */
export function dayNumber(text: string): number | null {
  const match = shape.exec(text);
  if (!match) return null;
  const days = count(Number(match[1]), Number(match[2]), Number(match[3]));
  return dayText(days) === text ? days : null;
}

/** Counting starts the day after: addDays('2027-01-20', 20) is '2027-02-09'. */
export function addDays(date: string, days: number): string | null {
  const from = dayNumber(date);
  return from === null ? null : dayText(from + days);
}

/** Days from the first to the second date, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number | null {
  const first = dayNumber(from);
  const last = dayNumber(to);
  return first === null || last === null ? null : last - first;
}

/** 0 Sunday to 6 Saturday. */
export function weekday(date: string): number | null {
  const days = dayNumber(date);
  // Day 0, 0000-03-01, is a Wednesday.
  return days === null ? null : (((days + 3) % 7) + 7) % 7;
}
