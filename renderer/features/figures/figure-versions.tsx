import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { IssuedFigure } from '#shared/control-figures';
import { showYuan } from '#shared/money';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

const issuerWords: Record<IssuedFigure['issuer'], readonly [string, string]> = {
  finance: ['财政下达', 'by finance'],
  department: ['部门下达', 'by the department'],
};

/** Every version of one figure, newest first: when, who, how much, why. */
export function FigureVersions(props: {
  readonly title: string;
  readonly versions: readonly IssuedFigure[];
}): ReactNode {
  const say = useSay();
  return (
    <Box
      data-testid="figure-versions"
      sx={{
        mt: 1,
        maxHeight: 140,
        overflow: 'auto',
        p: 1,
        fontSize: 13,
        lineHeight: 1.8,
        border: `1px solid ${tokens.hairline}`,
        backgroundColor: tokens.paper,
      }}
    >
      <b>{props.title}</b>
      {props.versions.length === 0 && (
        <Box sx={{ color: tokens.inkSecond }}>{say('尚未下达。', 'Not issued yet.')}</Box>
      )}
      {props.versions.map((figure) => (
        <div key={figure.version}>
          {[
            say(`第 ${String(figure.version)} 版`, `No. ${String(figure.version)}`),
            figure.at.slice(0, 10),
            say(...issuerWords[figure.issuer]),
            figure.by,
            say(`${showYuan(figure.determined)} 元`, `${showYuan(figure.determined)} yuan`),
            figure.upperNotice ? `${figure.upperNotice.level} ${figure.upperNotice.number}` : '',
            figure.changeReason || figure.reason,
          ]
            .filter((part) => part !== '')
            .join('　')}
        </div>
      ))}
    </Box>
  );
}
