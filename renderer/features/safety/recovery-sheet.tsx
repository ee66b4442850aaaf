import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState, type ReactNode } from 'react';
import { useSay } from '../../ui/tongue/index.ts';

/** 恢复单: shown once, to be printed and locked away. Only the sheet goes to paper. */
export function RecoverySheet(props: {
  readonly code: string;
  readonly encrypted: boolean;
  readonly office: string;
  readonly day: string;
  readonly onDone: () => void;
}): ReactNode {
  const say = useSay();
  const [kept, setKept] = useState(false);
  return (
    <Dialog open maxWidth="sm" fullWidth>
      <DialogContent>
        <Box
          className="recovery-sheet"
          sx={{ border: '1px solid #000', p: 3, color: '#000', backgroundColor: '#fff', lineHeight: 1.9 }}
        >
          <Box sx={{ textAlign: 'center', fontSize: 22, fontWeight: 600, pb: 1 }}>
            {say('数据恢复单', 'Recovery sheet')}
          </Box>
          <Box sx={{ fontSize: 14 }}>
            {say('程序：两上两下预算', 'Program: two up, two down')}
            <br />
            {props.office !== '' && (
              <>
                {say(`单位：${props.office}`, `Office: ${props.office}`)}
                <br />
              </>
            )}
            {say(`出具日期：${props.day}`, `Date: ${props.day}`)}
          </Box>
          <Box sx={{ fontSize: 14, pt: 1.5 }}>{say('恢复码（短横线可以不输）：', 'Recovery code:')}</Box>
          <Box
            data-testid="recovery-code"
            sx={{
              fontFamily: 'Consolas, "DejaVu Sans Mono", monospace',
              fontSize: 20,
              letterSpacing: 1,
              textAlign: 'center',
              border: '1px dashed #000',
              my: 1,
              py: 1.5,
              overflowWrap: 'anywhere',
            }}
          >
            {props.code}
          </Box>
          <Box component="ol" sx={{ fontSize: 13, pl: 2.5, my: 1 }}>
            <li>
              {say(
                '忘记口令时，在登录页选“忘记口令”，输入本恢复码，设置新口令，数据不会丢失。',
                'When a password is forgotten, choose "Forgotten" where you sign in and enter this code; nothing is lost.',
              )}
            </li>
            <li>
              {say(
                '任何人拿到本单都能打开数据，请密封后锁入保险柜，由专人保管，不要拍照或存入电脑。',
                'Whoever holds this sheet can open the data. Seal it and lock it away; no photographs.',
              )}
            </li>
            <li>
              {props.encrypted
                ? say(
                    '数据已加密保存：全部口令和本单同时丢失的，数据无法找回。',
                    'The data are encrypted: without any password and without this sheet they cannot be read again.',
                  )
                : say(
                    '数据没有加密：本单丢失不会造成数据丢失，负责人可以换发。',
                    'The data are not encrypted: losing this sheet loses no data; a head can issue another.',
                  )}
            </li>
          </Box>
          <Box sx={{ fontSize: 14, pt: 1 }}>
            {say('保管人：＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿', 'Kept by: ______________   Date: ______________')}
          </Box>
        </Box>
        <label style={{ display: 'block', marginTop: 12, fontSize: 13 }}>
          <input
            type="checkbox"
            checked={kept}
            onChange={(event) => {
              setKept(event.target.checked);
            }}
          />{' '}
          {say('已打印或抄录，并妥善保管', 'It is printed or written down, and locked away')}
        </label>
      </DialogContent>
      <DialogActions>
        <Button
          variant="outlined"
          onClick={() => {
            window.print();
          }}
        >
          {say('打印…', 'Print…')}
        </Button>
        <Button variant="contained" disabled={!kept} onClick={props.onDone}>
          {say('完成', 'Done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
