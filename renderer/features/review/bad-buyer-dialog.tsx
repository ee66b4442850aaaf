import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { buyerOf } from '#shared/amend';
import { showYuan, sumOf } from '#shared/money';
import type { Tables, Unit } from '#shared/records';
import { amountOf } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** The two ways out of A412: 转主管部门统一购买, 取消标识. */
export type BadBuyerAct = 'department' | 'clear';

/** Says in numbers what the act will change, and asks why. */
export function BadBuyerDialog(props: {
  readonly act: BadBuyerAct;
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly tables: Tables;
  readonly onClose: () => void;
  readonly onMend: (reason: string) => void;
}): ReactNode {
  const { act, unit, tables } = props;
  const say = useSay();
  const [reason, setReason] = useState(
    say(`${unit.name}不能作为政府购买服务的购买主体`, `${unit.name} may not buy services`),
  );
  const buyer = buyerOf(unit, props.yearFile.units);
  const rows = String(tables.purchases.length);
  const amount = showYuan(sumOf(tables.purchases.map((row) => amountOf(row, 'amtTotal'))));
  const toDepartment = act === 'department';
  const title = toDepartment ? say('转主管部门统一购买', 'Let the department buy') : say('取消标识', 'Clear the mark');
  const to = buyer?.name ?? '';
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{`${title}　${unit.name}`}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Box sx={{ fontSize: 14, lineHeight: 1.8 }}>
          {toDepartment
            ? buyer
              ? say(
                  `${rows} 行购买服务共 ${amount} 元，连同项目资金转入${to}，并注明实际使用单位为${unit.name}；${unit.name}的项目相应减少，全县合计不变。两个单位都待确认。`,
                  `${rows} purchase rows of ${amount} yuan move to ${to} with the money of their projects; the using unit is noted. The county's total stays. Both units are asked to confirm.`,
                )
              : say(
                  '主管部门没有可以购买服务的本级单位，不能办理。请改用“取消标识”。',
                  'The department has no head office that may buy services. Clear the mark instead.',
                )
            : say(
                `删除 ${rows} 行购买服务（共 ${amount} 元），项目改为非政府购买服务；项目资金不变，所需服务按一般政府采购编报。`,
                `${rows} purchase rows (${amount} yuan) are deleted and the projects unmarked; their money stays and is procured in the ordinary way.`,
              )}
        </Box>
        <TextField
          label={say('原因', 'Reason')}
          value={reason}
          multiline
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>
          {say('改动记入修改痕迹，并待单位确认。', 'The change is traced and waits for the unit.')}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          disabled={reason.trim() === '' || (toDepartment && !buyer)}
          onClick={() => {
            props.onMend(reason);
          }}
        >
          {title}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
