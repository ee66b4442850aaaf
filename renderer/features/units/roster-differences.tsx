import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { unitTypeLabel } from '#shared/messages';
import type { Department, Unit } from '#shared/records';
import type { RosterDifference, RosterHead } from '#shared/unit-roster';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { StateLabel, type LabelTone } from '../../ui/notice/index.ts';
import { useLanguage, useSay, type Language, type Say } from '../../ui/tongue/index.ts';
import { rosterWord } from './words.ts';

type Kind = RosterDifference['kind'];
const kinds: readonly Kind[] = ['added', 'department', 'changed', 'revived', 'retired'];
const looks: Record<Kind, readonly [LabelTone, string, string]> = {
  added: ['jade', '新增', 'Added'],
  department: ['blue', '部门改动', 'Dept. changed'],
  changed: ['blue', '改动', 'Changed'],
  revived: ['jade', '恢复使用', 'Revived'],
  retired: ['ochre', '停用', 'Retired'],
};

function shown(unit: Unit, field: keyof Unit, language: Language, say: Say): string {
  if (field === 'type') return unitTypeLabel(unit.type, language);
  if (field === 'isHead') return unit.isHead ? say('是', 'yes') : say('否', 'no');
  if (field === 'posts')
    return unit.posts ? [unit.posts.authorised, unit.posts.actual, unit.posts.offQuota].join('/') : '';
  return unit[field] ?? '';
}
const subjectOf = (row: RosterDifference): Unit | Department => (row.kind === 'department' ? row.department : row.unit);
const headOf = (field: keyof Unit): RosterHead => (field === 'posts' ? 'authorised' : field);

/** What the roster would change, before anything does. */
export function RosterDifferences(props: {
  readonly yearFile: YearFile;
  readonly next: YearFile;
  readonly differences: readonly RosterDifference[];
}): ReactNode {
  const { differences, next } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const count = (each: Kind): number => differences.filter((one) => one.kind === each).length;
  const present = kinds.filter((each) => count(each) > 0);
  const rows = kind === 'all' ? differences : differences.filter((each) => each.kind === kind);
  const same = next.units.length - count('added') - count('changed') - count('revived');
  const detail = (row: RosterDifference): string => {
    if (row.kind === 'retired') return say('名册中没有；保留查阅，不能再选', 'Not in the list; stays readable');
    const blank = say('（空）', '(blank)');
    const turned = (head: RosterHead, before: string, after: string): string =>
      `${rosterWord(head, say)}：${before === '' ? blank : before} → ${after === '' ? blank : after}`;
    if (row.kind === 'department')
      return row.fields
        .map((field) => turned(field === 'name' ? 'departmentName' : field, row.before[field], row.department[field]))
        .join(say('；', '; '));
    if (row.kind !== 'changed')
      return `${unitTypeLabel(row.unit.type, language)}${row.unit.isHead ? say('，本级', ', head office') : ''}`;
    return row.fields
      .map((field) =>
        turned(headOf(field), shown(row.before, field, language, say), shown(row.unit, field, language, say)),
      )
      .join(say('；', '; '));
  };
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flex: 'none' }}>
        <span data-testid="roster-summary">
          {say(
            `读入 ${String(next.departments.length)} 个部门、${String(next.units.length)} 个单位，不变 ${String(same)} 个${present.map((each) => `，${looks[each][1]} ${String(count(each))} 个`).join('')}。`,
            `${String(next.departments.length)} departments and ${String(next.units.length)} units read, ${String(same)} unchanged${present.map((each) => `, ${String(count(each))} ${looks[each][2].toLowerCase()}`).join('')}.`,
          )}
        </span>
        <Box sx={{ flex: 1 }} />
        <Pick<Kind | 'all'>
          label={say('差异类型', 'Kind')}
          value={kind}
          choices={[
            { value: 'all', text: say('全部差异', 'All') },
            ...present.map((each) => ({ value: each, text: say(looks[each][1], looks[each][2]) })),
          ]}
          onPick={setKind}
        />
      </Box>
      <DataTable
        label={say('名册差异', 'Differences')}
        rows={rows}
        rowKey={(row) => `${row.kind}-${subjectOf(row).code}`}
        empty={say('与本年度单位没有差异。', 'Nothing differs from the units of the year.')}
        columns={[
          {
            key: 'kind',
            head: say('差异', 'Difference'),
            width: 100,
            cell: (row) => (
              <StateLabel tone={looks[row.kind][0]}>{say(looks[row.kind][1], looks[row.kind][2])}</StateLabel>
            ),
          },
          { key: 'code', head: say('编码', 'Code'), width: 90, cell: (row) => subjectOf(row).code },
          { key: 'name', head: say('名称', 'Name'), width: 220, cell: (row) => subjectOf(row).name },
          {
            key: 'detail',
            head: say('说明', 'Detail'),
            cell: (row) => <span title={detail(row)}>{detail(row)}</span>,
          },
        ]}
      />
    </>
  );
}
