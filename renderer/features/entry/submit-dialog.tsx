import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { filledTables, type Draft } from '#shared/entry';
import { roundLabel } from '#shared/messages';
import type { CollectingRound, Finding, Unit } from '#shared/records';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

/** 送审: says in numbers what will be handed in, and what still stands against it. */
export function SubmitDialog(props: {
  readonly unit: Unit;
  readonly round: CollectingRound;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly total: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const filled = filledTables(props.draft.tables);
  const lines = filled.projects.length + filled.purchases.length + filled.targets.length;
  const errors = props.findings.filter(({ severity }) => severity === 'error').length;
  const warnings = props.findings.filter(({ severity }) => severity === 'warning').length;
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>
        {say('送审', 'Submit')} {props.unit.name}
      </DialogTitle>
      <DialogContent sx={{ lineHeight: 1.9 }}>
        <Box>
          {say(
            `将送审${roundLabel(props.round, 'zh')}：项目支出 ${String(filled.projects.length)} 行，合计 ${props.total} 元；购买服务 ${String(filled.purchases.length)} 行；绩效目标 ${String(filled.targets.length)} 行。`,
            `${roundLabel(props.round, language)}: ${String(filled.projects.length)} project lines, total ${props.total} yuan; ${String(filled.purchases.length)} purchase lines; ${String(filled.targets.length)} targets.`,
          )}
        </Box>
        {errors + warnings > 0 && (
          <Box sx={{ color: errors > 0 ? tokens.error : tokens.warning }}>
            {say(
              `还有 ${String(errors)} 个错误型、${String(warnings)} 个警告型问题。错误型问题不改正，财政不能审核通过。`,
              `${String(errors)} errors and ${String(warnings)} warnings stand. While errors stand, it cannot be passed.`,
            )}
          </Box>
        )}
        {lines === 0 && !props.draft.noPurchases && (
          <Box sx={{ color: tokens.error }}>
            {say('还没有填报任何一行，不能送审。', 'Nothing has been entered yet.')}
          </Box>
        )}
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>
          {say('送审后不能再修改；需要修改时可取消送审。', 'It can be withdrawn for changes until it is passed.')}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button variant="contained" disabled={lines === 0 && !props.draft.noPurchases} onClick={props.onSubmit}>
          {errors > 0 ? say('仍然送审', 'Submit anyway') : say('送审', 'Submit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
