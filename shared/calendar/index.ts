export { addDays, dayNumber, daysBetween, dayText, weekday } from './civil-day.ts';
export { daysAfter, dueAfter, dueDates, graceDays, holidayWarning, isLate } from './due-dates.ts';
export type { CalendarFacts, Counting, DueDates, DueName, Holiday, HolidayWarning } from './due-dates.ts';
