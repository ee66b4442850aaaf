import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { dayNumber } from '#shared/calendar';
import { widthsOf } from '#shared/unit-changes';
import type { YearCalendar, YearFile } from '#shared/year-file';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

export type Dates = Pick<YearCalendar, 'up1Deadline' | 'up2Deadline' | 'congressDate'>;
const keys: readonly (keyof Dates)[] = ['up1Deadline', 'up2Deadline', 'congressDate'];
/** 编码级次 that counties use; another one comes with the year file. */
const usual: readonly string[] = ['3-3-3', '3-3', '6-3', '6-3-3'];
const wrong = (date: string): boolean => date !== '' && dayNumber(date) === null;

/** 报送截止 and the day of the Congress. */
export function DatesBar(props: {
  readonly yearFile: YearFile;
  readonly onDates: (dates: Dates) => void;
  readonly onWidths: (widths: readonly number[]) => void;
}): ReactNode {
  const { yearFile } = props;
  const { calendar } = yearFile;
  const say = useSay();
  const [typed, setTyped] = useState<Partial<Record<keyof Dates, string>>>({});
  const shown = (key: keyof Dates): string => typed[key] ?? calendar[key] ?? '';
  const labels: Record<keyof Dates, string> = {
    up1Deadline: say('一上报送截止', 'First deadline'),
    up2Deadline: say('二上报送截止', 'Second deadline'),
    congressDate: say('人代会批准日期', 'Congress date'),
  };
  const widths = widthsOf(yearFile).join('-');
  const faulty = keys.map(shown).some(wrong);
  const changed = keys.some((key) => shown(key) !== (calendar[key] ?? ''));
  const of = (key: keyof Dates): string | null => (shown(key) === '' ? null : shown(key));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, pb: 1.5, pt: 0.5, flex: 'none' }}>
      {keys.map((key) => (
        <TextField
          key={key}
          label={labels[key]}
          placeholder="2027-01-20"
          value={shown(key)}
          error={wrong(shown(key))}
          onChange={(event) => {
            setTyped({ ...typed, [key]: event.target.value.trim() });
          }}
          sx={{ width: 160 }}
        />
      ))}
      <Button
        variant="outlined"
        disabled={!changed || faulty}
        onClick={() => {
          props.onDates({
            up1Deadline: of('up1Deadline'),
            up2Deadline: of('up2Deadline'),
            congressDate: of('congressDate'),
          });
        }}
      >
        {say('保存日期', 'Save dates')}
      </Button>
      <Pick
        label={say('编码级次', 'Digits of a code')}
        value={widths}
        width={150}
        choices={[...new Set([...usual, widths])].map((each) => ({
          value: each,
          text: say(`编码级次 ${each}`, `Codes ${each}`),
        }))}
        onPick={(each) => {
          props.onWidths(each.split('-').map(Number));
        }}
      />
      <Box sx={{ fontSize: 13, color: faulty ? tokens.error : tokens.inkSecond }}>
        {faulty
          ? say('日期须写成 2027-01-20 的格式。', 'Write dates as 2027-01-20.')
          : say(
              `区划 ${yearFile.region.code}　表样版本 ${yearFile.formVersion}`,
              `Region ${yearFile.region.code}, forms ${yearFile.formVersion}`,
            )}
      </Box>
    </Box>
  );
}
