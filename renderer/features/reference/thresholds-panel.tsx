import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { formatScaled, parseScaled } from '#shared/money';
import type { Thresholds, YearFile } from '#shared/year-file';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

type Line = {
  readonly key: keyof Thresholds;
  readonly zh: string;
  readonly en: string;
  /** wan: 万元 over fen; share: percent over hundredths of a percent; months: whole months. */
  readonly unit: 'wan' | 'share' | 'months';
  /** Only national floors are known to the program; the province's own file decides. */
  readonly note?: readonly [string, string];
};
const lines: readonly Line[] = [
  {
    key: 'decentralisedService',
    zh: '分散采购限额（服务）',
    en: 'Decentralised procurement, services',
    unit: 'wan',
    note: ['国家底线：市县级不低于 30 万元，省级不低于 50 万元', 'National floor: 300,000 for counties'],
  },
  {
    key: 'openTenderService',
    zh: '公开招标数额（服务）',
    en: 'Open tender, services',
    unit: 'wan',
    note: ['国家底线：不低于 200 万元', 'National floor: 2,000,000'],
  },
  { key: 'review', zh: '预算评审起点', en: 'Budget review from', unit: 'wan' },
  { key: 'exAnte', zh: '事前绩效评估起点', en: 'Ex-ante evaluation from', unit: 'wan' },
  { key: 'targets', zh: '绩效目标填报起点', en: 'Targets from', unit: 'wan' },
  { key: 'micro', zh: '单位自行采购上限', en: 'Own procurement up to', unit: 'wan' },
  { key: 'otherShare', zh: '“其他”类占比上限', en: 'Share of "other" items', unit: 'share' },
  { key: 'yearOnYearShare', zh: '金额较上年变动须说明', en: 'Change of the amount', unit: 'share' },
  { key: 'unitPriceShare', zh: '单价较上年变动须说明', en: 'Change of the unit price', unit: 'share' },
  {
    key: 'contractMonthsNormal',
    zh: '合同期限（一般）',
    en: 'Term of a contract, normal',
    unit: 'months',
    note: ['102 号令第二十四条：一般不超过 1 年', 'Order 102, art. 24: one year'],
  },
  {
    key: 'contractMonthsMost',
    zh: '合同期限（最长）',
    en: 'Term of a contract, longest',
    unit: 'months',
    note: ['102 号令第二十四条：最长 3 年', 'Order 102, art. 24: three years'],
  },
];
const scales = { wan: 6, share: 2, months: 0 } as const;
const showing = (value: number | null, unit: Line['unit']): string => {
  if (value === null) return '';
  const text = formatScaled(value, scales[unit]);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

/** 限额标准: the province's amounts. What is not known yet stays blank, and the rules that need it say so. */
export function ThresholdsPanel(props: {
  readonly yearFile: YearFile;
  readonly onSave: (thresholds: Thresholds) => void;
}): ReactNode {
  const { thresholds } = props.yearFile;
  const say = useSay();
  const [typed, setTyped] = useState<Partial<Record<keyof Thresholds, string>>>({});
  const read = lines.map(({ key, unit }) => {
    const text = typed[key] ?? showing(thresholds[key], unit);
    const parsed = text === '' ? null : parseScaled(text.replaceAll(/[,，\s]/g, ''), scales[unit]);
    const value = parsed === null ? null : parsed.ok && parsed.value >= 0 ? parsed.value : Number.NaN;
    const wrong = Number.isNaN(value) || (unit === 'months' && (value === null || value < 1));
    return { key, text, value, wrong };
  });
  const changed = read.some(({ key, value }) => value !== thresholds[key]);
  const units = { wan: say('万元', '10,000 yuan'), share: '%', months: say('个月', 'months') };
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      <Box sx={{ fontSize: 13, color: tokens.inkSecond, py: 1 }}>
        {say(
          '省级标准不随程序提供，请按本省文件填写；空白表示未填，用到它的审核规则会显示“未检查”，不会当作零。',
          'The province decides these amounts. A blank one is unknown, never zero; rules that need it say that they were not checked.',
        )}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: '220px 130px 70px 1fr',
          gap: 1,
          alignItems: 'center',
          fontSize: 14,
        }}
      >
        {lines.map((line, at) => {
          const { text, wrong } = read[at] ?? { text: '', wrong: false };
          return (
            <Box key={line.key} sx={{ display: 'contents' }}>
              <span>{say(line.zh, line.en)}</span>
              <input
                aria-label={say(line.zh, line.en)}
                aria-invalid={wrong}
                inputMode="decimal"
                placeholder={line.unit === 'wan' ? say('请按本省文件填写', 'As the province says') : ''}
                value={text}
                onChange={(event) => {
                  setTyped({ ...typed, [line.key]: event.target.value.trim() });
                }}
                style={{
                  height: 28,
                  font: 'inherit',
                  textAlign: 'right',
                  padding: '0 6px',
                  border: `1px solid ${wrong ? tokens.error : tokens.hairline}`,
                  borderRadius: 3,
                  background: '#FFFBE6',
                  boxSizing: 'border-box',
                  width: '100%',
                  fontSize: text === '' ? 13 : 14,
                }}
              />
              <span>{units[line.unit]}</span>
              <Box component="span" sx={{ fontSize: 13, color: wrong ? tokens.error : tokens.inkSecond }}>
                {wrong
                  ? say('须是不小于零的数字。', 'Must be a number, zero or more.')
                  : line.note
                    ? say(line.note[0], line.note[1])
                    : text === '' && line.unit === 'wan'
                      ? say('请按本省文件填写', 'As the province says')
                      : ''}
              </Box>
            </Box>
          );
        })}
      </Box>
      <Button
        variant="contained"
        sx={{ mt: 2 }}
        disabled={!changed || read.some(({ wrong }) => wrong)}
        onClick={() => {
          const values = Object.fromEntries(read.map(({ key, value }) => [key, value]));
          props.onSave({ ...thresholds, ...values });
          setTyped({});
        }}
      >
        {say('保存限额标准', 'Save thresholds')}
      </Button>
    </Box>
  );
}
