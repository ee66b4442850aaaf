import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Notice, type NoticeText } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay, type Say } from '../../ui/tongue/index.ts';

type Door = 'practice' | 'yearFile' | 'newYear' | 'unit';
const doorsOf = (say: Say): readonly { readonly key: Door; readonly title: string; readonly text: string }[] => [
  {
    key: 'practice',
    title: say('练习账套', 'Practice ledger'),
    text: say(
      '用虚构的青岚县走一遍两上两下：12 个部门、60 个单位。与正式数据分库存放，文件都带“练习”标记。',
      'Walk the whole cycle with an invented county of 12 departments and 60 units. Kept apart from real data; its files are marked 练习.',
    ),
  },
  {
    key: 'yearFile',
    title: say('载入财政下发的年度文件', 'Load a year file'),
    text: say(
      '选择上级或本局下发的年度文件，单位、目录、表样、审核规则和日程一次载入。',
      'Choose the year file that was handed down: units, catalogue, forms, rules and calendar come in at once.',
    ),
  },
  {
    key: 'newYear',
    title: say('新建本县年度', 'Begin the year of a county'),
    text: say(
      '填写区划和年度，先用示例目录与科目建账，随后按本省文件替换。',
      'Enter the region and the year; begin with sample lists and replace them by those of your province.',
    ),
  },
  {
    key: 'unit',
    title: say('我是预算单位', 'We are a unit'),
    text: say(
      '载入财政下发的本单位表样（.xlsx）或年度文件（.json），只填报本单位，边填边审核，生成送审文件交财政接收。',
      'Load your own forms (.xlsx) or the year file (.json), fill them in with the rules at hand, and write the file that finance receives.',
    ),
  },
];

export type NewYear = { readonly regionCode: string; readonly regionName: string; readonly year: number };

/** 首次启动: who am I, then three doors. */
export function StartPage(props: {
  readonly operator: string;
  /** Someone signed in: the name is theirs. */
  readonly fixed: boolean;
  readonly notice: NoticeText | null;
  readonly busy: boolean;
  /** What stands beneath the doors. */
  readonly more: ReactNode;
  readonly onCloseNotice: () => void;
  readonly onPractice: (operator: string) => void;
  readonly onYearFile: (operator: string) => void;
  readonly onUnit: (operator: string) => void;
  readonly onNewYear: (operator: string, year: NewYear) => void;
}): ReactNode {
  const say = useSay();
  const { language, choose } = useLanguage();
  const [typed, setOperator] = useState(props.operator);
  const operator = props.fixed ? props.operator : typed;
  const [door, setDoor] = useState<Door | null>(null);
  const [regionCode, setRegionCode] = useState('');
  const [regionName, setRegionName] = useState('');
  const [year, setYear] = useState('2027');
  const named = operator.trim() !== '';
  const complete = /^\d{6}$/.test(regionCode) && regionName.trim() !== '' && /^20\d{2}$/.test(year);

  const enter = (key: Door): void => {
    if (key === 'practice') props.onPractice(operator.trim());
    else if (key === 'yearFile') props.onYearFile(operator.trim());
    else if (key === 'unit') props.onUnit(operator.trim());
    else setDoor('newYear');
  };

  return (
    <Box sx={{ height: '100vh', display: 'grid', placeItems: 'center', backgroundColor: tokens.ground }}>
      <Box sx={{ width: 860 }}>
        <Typography component="h1" sx={{ fontSize: 26, fontWeight: 600, mb: 0.5 }}>
          {say('两上两下预算', 'Two up, two down')}
        </Typography>
        <Typography sx={{ color: tokens.inkSecond, mb: 3 }}>
          {say(
            '县级部门预算与政府购买服务预算编审 · 离线运行，数据只在本机',
            'Departmental budgets of a county with their purchase of services · offline, data stay on this computer',
          )}
        </Typography>
        <Notice notice={props.notice} onClose={props.onCloseNotice} />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 2 }}>
          <TextField
            label={say('操作员姓名', 'Your name')}
            value={operator}
            disabled={props.fixed}
            onChange={(event) => {
              setOperator(event.target.value);
            }}
            sx={{ width: 240 }}
          />
          <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>
            {say(
              '姓名会记入每一次操作的修改痕迹。涉密内容请勿录入。',
              'Your name is kept with every act. Enter nothing that is secret.',
            )}
          </Box>
          <Box sx={{ flex: 1 }} />
          <Button
            size="small"
            onClick={() => {
              choose(language === 'zh' ? 'en' : 'zh');
            }}
          >
            {say('English', '中文')}
          </Button>
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
          {doorsOf(say).map(({ key, title, text }) => (
            <Box
              key={key}
              component="button"
              disabled={!named || props.busy}
              onClick={() => {
                enter(key);
              }}
              sx={{
                all: 'unset',
                boxSizing: 'border-box',
                p: 2.5,
                minHeight: 120,
                backgroundColor: tokens.paper,
                border: `1px solid ${tokens.hairline}`,
                borderTop: `3px solid ${key === 'practice' ? tokens.practice : tokens.accent}`,
                borderRadius: '4px',
                cursor: 'pointer',
                opacity: named ? 1 : 0.55,
                '&:hover': { backgroundColor: key === 'practice' ? tokens.practiceSoft : tokens.accentSoft },
                '&:focus-visible': { outline: `2px solid ${tokens.accent}` },
              }}
            >
              <Typography variant="h2" component="div" sx={{ mb: 1 }}>
                {title}
              </Typography>
              <Box sx={{ color: tokens.inkSecond, fontSize: 13, lineHeight: 1.7 }}>{text}</Box>
            </Box>
          ))}
        </Box>
        {props.more}
        {!named && (
          <Box sx={{ mt: 2, color: tokens.warning }}>{say('请先填写操作员姓名。', 'Enter your name first.')}</Box>
        )}
        {door === 'newYear' && (
          <Box
            sx={{
              mt: 2,
              p: 2,
              backgroundColor: tokens.paper,
              border: `1px solid ${tokens.hairline}`,
              display: 'flex',
              gap: 2,
              alignItems: 'center',
            }}
          >
            <TextField
              label={say('区划编码（6 位）', 'Region code (6 digits)')}
              value={regionCode}
              onChange={(event) => {
                setRegionCode(event.target.value);
              }}
              sx={{ width: 160 }}
            />
            <TextField
              label={say('县（市、区）名称', 'Name of the county')}
              value={regionName}
              onChange={(event) => {
                setRegionName(event.target.value);
              }}
              sx={{ width: 220 }}
            />
            <TextField
              label={say('预算年度', 'Budget year')}
              value={year}
              onChange={(event) => {
                setYear(event.target.value);
              }}
              sx={{ width: 110 }}
            />
            <Box sx={{ flex: 1 }} />
            <Button
              variant="contained"
              disabled={!complete || props.busy || !named}
              onClick={() => {
                props.onNewYear(operator.trim(), { regionCode, regionName: regionName.trim(), year: Number(year) });
              }}
            >
              {say('建立年度', 'Begin the year')}
            </Button>
          </Box>
        )}
      </Box>
    </Box>
  );
}
