import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { roundLabel } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { ExportScope } from '../../usecases/export-integrated.ts';

/** 导出一体化导入表: which of the units' forms go out. */
export function ExportDialog(props: {
  readonly round: CollectingRound;
  readonly onClose: () => void;
  readonly onExport: (scope: ExportScope) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [scope, setScope] = useState<ExportScope>('locked');
  const round = roundLabel(props.round, language);
  const choices: readonly { readonly scope: ExportScope; readonly title: string }[] = [
    { scope: 'locked', title: say(`${round}已锁定（定稿）的单位`, `Units whose forms of ${round} are locked`) },
    { scope: 'received', title: say(`${round}已报送的全部单位`, `All units that have handed in for ${round}`) },
  ];
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say('导出一体化导入表', 'Export the import layout')}</DialogTitle>
      <DialogContent sx={{ fontSize: 14 }}>
        <Box sx={{ pb: 1, color: tokens.inkSecond, lineHeight: 1.6 }}>
          {say(
            '按一体化系统导入模板的列名和顺序生成项目支出预算表、政府购买服务汇总表、政府采购预算表，金额单位为元。文件生成前先回读并逐格核对。',
            'Project expenditure, purchases and procurement with the columns of the system in their order, in yuan. The file is read back and compared cell by cell before it is made.',
          )}
        </Box>
        {choices.map((choice) => (
          <Box component="label" key={choice.scope} sx={{ display: 'flex', gap: 1, py: 0.75, cursor: 'pointer' }}>
            <input
              type="radio"
              name="export-scope"
              checked={scope === choice.scope}
              onChange={() => {
                setScope(choice.scope);
              }}
            />
            {choice.title}
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          onClick={() => {
            props.onExport(scope);
          }}
        >
          {say('选择文件夹并导出…', 'Choose a folder…')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
