import Box from '@mui/material/Box';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { scopeLabel, severityLabel, stageLabel } from '#shared/messages';
import type { Severity } from '#shared/records';
import { missingLabel, ruleRecords, type RuleRecord } from '#shared/review-rules';
import type { RuleSetting } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

const severities: readonly Severity[] = ['error', 'warning', 'notice'];
const byId = (a: RuleRecord, b: RuleRecord): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const sorted = ruleRecords.toSorted(byId);

/** Every word of the search stands somewhere in the rule's number, names or legal basis. */
function answers({ id, nameZh, nameEn, legalBasis }: RuleRecord, search: string): boolean {
  const text = `${id} ${nameZh} ${nameEn} ${legalBasis}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** 审核规则: every rule with its legal basis; which speak this year, and how loud. */
export function RulesPage(props: {
  readonly settings: readonly RuleSetting[];
  readonly filters: ReactNode;
  readonly onChange: (change: {
    readonly rule: string;
    readonly enabled: boolean;
    readonly severity: Severity | null;
  }) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const settings = new Map(props.settings.map((setting) => [setting.rule, setting]));
  const shown = sorted.filter((record) => answers(record, search.trim()));
  const off = sorted.filter(({ id }) => settings.get(id)?.enabled === false).length;
  const record = sorted.find(({ id }) => id === chosen);
  const nameOf = ({ nameZh, nameEn }: RuleRecord): string => say(nameZh, nameEn);
  const needsOf = ({ needs = [], thresholds = [] }: RuleRecord): string =>
    [...needs, ...thresholds].map((each) => missingLabel(each, language)).join(say('、', ', '));
  const stagesOf = ({ stages }: RuleRecord): string =>
    stages.map((stage) => stageLabel(stage, language)).join(say('、', ', '));

  return (
    <>
      <TaskBar
        title={say('审核规则', 'Rules')}
        filters={
          <>
            {props.filters}
            <TextField
              placeholder={say('查找规则：编号或名称', 'Find a rule: number or words')}
              slotProps={{ htmlInput: { 'aria-label': say('查找规则', 'Find a rule') } }}
              value={search}
              onChange={(event) => {
                setSearch(event.target.value);
              }}
              sx={{ width: 220 }}
            />
          </>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }}>
          {say(
            `共 ${String(sorted.length)} 条规则，停用 ${String(off)} 条`,
            `${String(sorted.length)} rules, ${String(off)} switched off`,
          )}
        </Box>
      </TaskBar>
      <DataTable<RuleRecord>
        label={say('审核规则', 'Rules')}
        rows={shown}
        rowKey={({ id }) => id}
        selected={chosen}
        onSelect={({ id }) => {
          setChosen(id);
        }}
        empty={say('没有符合的规则，请换一个编号或词语。', 'No rule answers; try another number or word.')}
        columns={[
          { key: 'id', head: say('编号', 'No.'), width: 60, cell: ({ id }) => id },
          { key: 'name', head: say('规则名称', 'Rule'), width: 230, cell: nameOf },
          { key: 'stages', head: say('阶段', 'When'), width: 190, cell: stagesOf },
          { key: 'scope', head: say('范围', 'Scope'), width: 70, cell: ({ scope }) => scopeLabel(scope, language) },
          {
            key: 'enabled',
            head: say('启用', 'On'),
            width: 64,
            align: 'center',
            cell: ({ id }) => (
              <Switch
                size="small"
                checked={settings.get(id)?.enabled !== false}
                slotProps={{ input: { 'aria-label': say(`启用 ${id}`, `Rule ${id}`) } }}
                onClick={(event) => {
                  event.stopPropagation();
                }}
                onChange={(_event, enabled) => {
                  props.onChange({ rule: id, enabled, severity: settings.get(id)?.severity ?? null });
                }}
              />
            ),
          },
          {
            key: 'severity',
            head: say('级别', 'Severity'),
            width: 150,
            cell: (row) => (
              <Box
                component="span"
                onClick={(event) => {
                  event.stopPropagation();
                }}
              >
                <Pick<Severity | ''>
                  label={say(`级别 ${row.id}`, `Severity ${row.id}`)}
                  value={settings.get(row.id)?.severity ?? ''}
                  onPick={(severity) => {
                    props.onChange({
                      rule: row.id,
                      enabled: settings.get(row.id)?.enabled !== false,
                      severity: severity === '' ? null : severity,
                    });
                  }}
                  choices={[
                    {
                      value: '',
                      text: say(
                        `默认（${severityLabel(row.severity, 'zh')}）`,
                        `As shipped (${severityLabel(row.severity, 'en')})`,
                      ),
                    },
                    ...severities.map((severity) => ({ value: severity, text: severityLabel(severity, language) })),
                  ]}
                />
              </Box>
            ),
          },
          { key: 'basis', head: say('依据', 'Legal basis'), cell: ({ legalBasis }) => legalBasis },
        ]}
      />
      {record && (
        <Box
          data-testid="rule-details"
          sx={{ flex: 'none', pt: 1, fontSize: 13, lineHeight: 1.8, color: tokens.inkSecond }}
        >
          <Box component="b" sx={{ color: tokens.ink }}>
            {record.id} {nameOf(record)}
          </Box>
          <Box>{say(`依据：${record.legalBasis}`, `Legal basis: ${record.legalBasis}`)}</Box>
          {needsOf(record) !== '' && (
            <Box>
              {say(
                `需要：${needsOf(record)}。缺少时显示“未检查”，不作通过处理。`,
                `Needs: ${needsOf(record)}. Without it the rule is shown as not checked.`,
              )}
            </Box>
          )}
        </Box>
      )}
    </>
  );
}
