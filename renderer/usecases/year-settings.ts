import type { Result } from '#shared/kernel';
import type { YearCalendar, YearFile } from '#shared/year-file';
import type { Kept } from './keep-ledger.ts';
import { keepYear } from './keep-year.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';

/** 报送截止 and the day of the Congress, from which the legal dates follow. */
export const saveCalendar = (
  office: Office,
  yearFile: YearFile,
  dates: Pick<YearCalendar, 'up1Deadline' | 'up2Deadline' | 'congressDate'>,
): Promise<Result<Kept, LedgerFailure>> =>
  keepYear(office, 'set-calendar', { ...yearFile, calendar: { ...yearFile.calendar, ...dates } });
