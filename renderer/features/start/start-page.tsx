import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Notice, type NoticeText } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';

type Door = 'practice' | 'yearFile' | 'newYear' | 'unit';
const doors: readonly { readonly key: Door; readonly title: string; readonly text: string }[] = [
  {
    key: 'practice',
    title: '练习账套',
    text: '用虚构的青岚县走一遍两上两下：12 个部门、60 个单位。与正式数据分库存放，文件都带“练习”标记。',
  },
  {
    key: 'yearFile',
    title: '载入财政下发的年度文件',
    text: '选择上级或本局下发的年度文件，单位、目录、表样、审核规则和日程一次载入。',
  },
  { key: 'newYear', title: '新建本县年度', text: '填写区划和年度，先用示例目录与科目建账，随后按本省文件替换。' },
  {
    key: 'unit',
    title: '我是预算单位',
    text: '载入财政下发的本单位表样（.xlsx）或年度文件（.json），只填报本单位，边填边审核，生成送审文件交财政接收。',
  },
];

export type NewYear = { readonly regionCode: string; readonly regionName: string; readonly year: number };

/** 首次启动: who am I, then three doors. */
export function StartPage(props: {
  readonly operator: string;
  readonly notice: NoticeText | null;
  readonly busy: boolean;
  readonly onCloseNotice: () => void;
  readonly onPractice: (operator: string) => void;
  readonly onYearFile: (operator: string) => void;
  readonly onUnit: (operator: string) => void;
  readonly onNewYear: (operator: string, year: NewYear) => void;
}): ReactNode {
  const [operator, setOperator] = useState(props.operator);
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
          两上两下预算
        </Typography>
        <Typography sx={{ color: tokens.inkSecond, mb: 3 }}>
          县级部门预算与政府购买服务预算编审 · 离线运行，数据只在本机
        </Typography>
        <Notice notice={props.notice} onClose={props.onCloseNotice} />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 2 }}>
          <TextField
            label="操作员姓名"
            value={operator}
            onChange={(event) => {
              setOperator(event.target.value);
            }}
            sx={{ width: 240 }}
          />
          <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>姓名会记入每一次操作的修改痕迹。涉密内容请勿录入。</Box>
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
          {doors.map(({ key, title, text }) => (
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
        {!named && <Box sx={{ mt: 2, color: tokens.warning }}>请先填写操作员姓名。</Box>}
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
              label="区划编码（6 位）"
              value={regionCode}
              onChange={(event) => {
                setRegionCode(event.target.value);
              }}
              sx={{ width: 160 }}
            />
            <TextField
              label="县（市、区）名称"
              value={regionName}
              onChange={(event) => {
                setRegionName(event.target.value);
              }}
              sx={{ width: 220 }}
            />
            <TextField
              label="预算年度"
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
              建立年度
            </Button>
          </Box>
        )}
      </Box>
    </Box>
  );
}
