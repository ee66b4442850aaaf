import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { severityLabel } from '#shared/messages';
import type { Finding, Tables } from '#shared/records';
import { explanationKey, findingSentence, placeOfFinding } from '#shared/review-rules';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { SubmissionHead } from '../../usecases/ports.ts';
import type { BadBuyerAct } from './bad-buyer-dialog.tsx';
import { UncheckedList } from './unchecked-list.tsx';

/** 购买主体不合规: a unit that may not buy services and filled in purchases. */
const badBuyerRule = 'A412';

function FindingLine(props: {
  readonly finding: Finding;
  readonly place: string;
  readonly explanation: string;
  readonly onExplain: (text: string) => void;
  readonly onMend: (act: BadBuyerAct) => void;
}): ReactNode {
  const { finding } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [text, setText] = useState(props.explanation);
  const colour = finding.severity === 'error' ? 'red' : finding.severity === 'warning' ? 'ochre' : 'grey';
  return (
    <Box sx={{ py: 1, borderBottom: `1px solid ${tokens.hairline}`, fontSize: 13 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <StateLabel tone={colour}>{severityLabel(finding.severity, language)}</StateLabel>
        <Box component="span" sx={{ color: tokens.inkSecond, fontSize: 12 }}>
          {finding.rule}
          {props.place === '' ? '' : `　${props.place}`}
        </Box>
      </Box>
      <Box sx={{ mt: 0.5, lineHeight: 1.6 }}>{findingSentence(finding, language)}</Box>
      {finding.rule === badBuyerRule && (
        <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
          <Button
            variant="outlined"
            onClick={() => {
              props.onMend('department');
            }}
          >
            {say('转主管部门统一购买…', 'Let the department buy…')}
          </Button>
          <Button
            variant="outlined"
            onClick={() => {
              props.onMend('clear');
            }}
          >
            {say('取消标识…', 'Clear the mark…')}
          </Button>
        </Box>
      )}
      {finding.severity === 'warning' && (
        <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
          <TextField
            placeholder={say('情况说明', 'Explanation')}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
            sx={{ flex: 1 }}
          />
          <Button
            disabled={text.trim() === '' || text === props.explanation}
            onClick={() => {
              props.onExplain(text.trim());
            }}
          >
            {say('保存', 'Save')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

/** 审核问题: every finding with its sentence, and the unit's words to it. */
export function FindingsPanel(props: {
  readonly head: SubmissionHead | null;
  readonly tables: Tables | null;
  readonly onExplain: (finding: string, text: string) => void;
  readonly onMend: (act: BadBuyerAct) => void;
}): ReactNode {
  const { head, tables } = props;
  const say = useSay();
  const findings = head?.findings ?? [];
  return (
    <>
      {head?.returnReason && (
        <Box sx={{ mt: 1, color: tokens.warning, fontSize: 13 }}>
          {say(`意见：${head.returnReason}`, `Remark: ${head.returnReason}`)}
        </Box>
      )}
      {findings.length === 0 && (
        <Box sx={{ mt: 1, color: tokens.inkSecond, fontSize: 13 }}>
          {head
            ? say('没有审核问题。', 'No findings.')
            : say('接收后在此列出审核问题。', 'Findings are listed here once a file has been received.')}
        </Box>
      )}
      {findings.map((finding) => {
        const key = explanationKey(finding);
        const explanation = head?.explanations[key] ?? '';
        return (
          <FindingLine
            key={`${key} ${explanation}`}
            finding={finding}
            place={placeOfFinding(finding, tables)}
            explanation={explanation}
            onMend={props.onMend}
            onExplain={(text) => {
              props.onExplain(key, text);
            }}
          />
        );
      })}
      <UncheckedList unchecked={head?.unchecked ?? []} />
    </>
  );
}
