import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, daysBetween, dayText, dueDates, holidayWarning, isLate, weekday } from '#shared/calendar';

const springFestival = [{ date: '2027-02-09', name: '春节假期' }];

describe('civil days', () => {
  it('agrees with the calendar of the platform', () => {
    const epoch = dayNumber('1970-01-01')!;
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        const text = date.toISOString().slice(0, 10);
        expect(dayText(epoch + days)).toBe(text);
        expect(dayNumber(text)).toBe(epoch + days);
        expect(weekday(text)).toBe(date.getUTCDay());
      }),
    );
  });
  it('knows no day that the calendar has not', () => {
    for (const text of ['2027-02-29', '2027-13-01', '2027-00-10', '2027-1-1', '', '2100-02-29', '2027-04-31']) {
      expect(dayNumber(text)).toBeNull();
    }
    expect(dayNumber('2028-02-29')).not.toBeNull();
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysBetween('2027-01-20', '2027-02-09')).toBe(20);
  });
});

describe('due dates of the worked example', () => {
  it('counts from the day after', () => {
    expect(
      dueDates({ congressDate: '2027-01-20', financeReplied: '2027-02-02', departmentReplied: '2027-02-17' }),
    ).toEqual({
      financeReply: '2027-02-09',
      governmentDisclosure: '2027-02-09',
      departmentReply: '2027-02-17',
      departmentDisclosure: '2027-02-22',
      unitDisclosure: '2027-03-09',
    });
  });
  it('stays silent where the start is not known', () => {
    expect(dueDates({ congressDate: null, financeReplied: null, departmentReplied: null }).financeReply).toBeNull();
  });
  it('warns of a holiday and leaves the date', () => {
    expect(holidayWarning('2027-02-09', springFestival)).toEqual({
      kind: 'holiday',
      date: '2027-02-09',
      name: '春节假期',
    });
    expect(holidayWarning('2027-02-17', springFestival)).toBeNull();
    expect(holidayWarning('2027-02-20', springFestival)).toMatchObject({ kind: 'weekend', name: '星期六' });
    expect(isLate('2027-02-10', '2027-02-09')).toBe(true);
    expect(isLate('2027-02-09', '2027-02-09')).toBe(false);
  });
  it('counts working days when asked', () => {
    const due = dueDates(
      { congressDate: '2027-01-20', financeReplied: null, departmentReplied: null },
      { days: 'working', holidays: springFestival },
    );
    expect(due.financeReply).toBe('2027-02-18');
  });
});
