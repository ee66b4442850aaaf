import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { severityLabel, stageLabel } from '#shared/messages';
import {
  findingSentence,
  ruleRecord,
  uncheckedSentence,
  type CountyFinding,
  type RuleStage,
} from '#shared/review-rules';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { CountyStanding } from '../../usecases/ports.ts';

const stages: readonly RuleStage[] = [
  'up1',
  'down1',
  'up2',
  'down2',
  'execution',
  'adjustment',
  'evaluation',
  'report',
];
const tones = { error: 'red', warning: 'ochre', notice: 'grey' } as const;
type Line = { readonly key: string; readonly finding: CountyFinding };

/** 全县审核: rules across units, run when the office asks; 待重算 once anything under them has changed. */
export function CountyPage(props: {
  readonly yearFile: YearFile;
  readonly filters: ReactNode;
  readonly stage: RuleStage;
  readonly onStage: (stage: RuleStage) => void;
  readonly standing: CountyStanding | null;
  readonly stale: boolean;
  readonly running: boolean;
  readonly onRun: () => void;
}): ReactNode {
  const { yearFile, stage, standing, stale, running } = props;
  const say = useSay();
  const { language } = useLanguage();
  const units = new Map(yearFile.units.map(({ code, name }) => [code, name]));
  const lines = (standing?.findings ?? []).map((finding, index): Line => ({ key: String(index), finding }));
  const unchecked = standing?.unchecked ?? [];
  const state = standing
    ? stale
      ? ({ tone: 'ochre', text: say('待重算', 'To be run again') } as const)
      : ({ tone: 'jade', text: say('已是最新', 'Up to date') } as const)
    : ({ tone: 'grey', text: say('未审核', 'Not run') } as const);

  return (
    <>
      <TaskBar
        title={say('审核规则', 'Rules')}
        filters={
          <>
            {props.filters}
            <Pick
              label={say('审核阶段', 'Stage')}
              value={stage}
              onPick={props.onStage}
              choices={stages.map((value) => ({ value, text: stageLabel(value, language) }))}
            />
            <StateLabel tone={state.tone}>{state.text}</StateLabel>
            {standing && (
              <Box component="span" sx={{ color: tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }}>
                {say(
                  `${standing.at.slice(0, 16).replace('T', ' ')} ${standing.by}，${String(standing.units)} 个单位，${String(lines.length)} 条问题`,
                  `${standing.at.slice(0, 16).replace('T', ' ')} ${standing.by}, ${String(standing.units)} units, ${String(lines.length)} findings`,
                )}
              </Box>
            )}
          </>
        }
      >
        <Button variant="contained" disabled={running} onClick={props.onRun}>
          {running ? say('正在审核…', 'Running…') : say('全县审核', 'Run county rules')}
        </Button>
      </TaskBar>
      <DataTable<Line>
        label={say('全县审核问题', 'Findings across units')}
        rows={lines}
        rowKey={({ key }) => key}
        empty={
          standing
            ? say('没有发现跨单位问题。', 'Nothing was found across units.')
            : say(
                '跨单位的规则不随单位修改自动重算，请点“全县审核”。',
                'Rules across units run when you ask: press “Run county rules”.',
              )
        }
        columns={[
          {
            key: 'severity',
            head: say('级别', 'Severity'),
            width: 76,
            cell: ({ finding }) => (
              <StateLabel tone={tones[finding.severity]}>{severityLabel(finding.severity, language)}</StateLabel>
            ),
          },
          {
            key: 'rule',
            head: say('规则', 'Rule'),
            width: 210,
            cell: ({ finding }) => {
              const record = ruleRecord(finding.rule);
              return `${finding.rule} ${record ? say(record.nameZh, record.nameEn) : ''}`;
            },
          },
          {
            key: 'unit',
            head: say('单位', 'Unit'),
            width: 170,
            cell: ({ finding }) => units.get(finding.unit) ?? say('全县', 'County'),
          },
          {
            key: 'sentence',
            head: say('审核内容', 'What was found'),
            cell: ({ finding }) => (
              <Box component="span" sx={{ display: 'block', whiteSpace: 'normal', lineHeight: 1.6, py: 0.5 }}>
                {findingSentence(finding, language)}
              </Box>
            ),
          },
        ]}
      />
      {unchecked.length > 0 && (
        <Box
          data-testid="county-unchecked"
          sx={{
            flex: 'none',
            maxHeight: 96,
            overflow: 'auto',
            pt: 1,
            fontSize: 13,
            lineHeight: 1.8,
            color: tokens.inkSecond,
          }}
        >
          {unchecked.map((one) => {
            const record = ruleRecord(one.rule);
            return (
              <Box key={one.rule}>
                {one.rule} {record ? say(record.nameZh, record.nameEn) : ''}　{uncheckedSentence(one, language)}
              </Box>
            );
          })}
        </Box>
      )}
    </>
  );
}
