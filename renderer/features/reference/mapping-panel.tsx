import { useState, type ReactNode } from 'react';
import { validityOf } from '#shared/pinyin-search';
import type { EconomyMapping, YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { DataTable } from '../../ui/data-table/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** 部门预算 → 政府预算 economic 款, for organs and for institutions. A 款 without a way is shown as 未对应. */
export function MappingPanel(props: {
  readonly yearFile: YearFile;
  readonly onSave: (mapping: EconomyMapping) => void;
}): ReactNode {
  const { yearFile } = props;
  const say = useSay();
  const [selected, setSelected] = useState('');
  const { departmentEconomy, governmentEconomy } = yearFile.lists;
  const headings = new Set(departmentEconomy.map(({ parent }) => parent));
  const names = new Map(governmentEconomy.map(({ code, name }) => [code, name]));
  const ways = new Map(yearFile.economyMapping.map((each) => [each.departmentEconomy, each]));
  const rows = departmentEconomy.filter(
    (entry) => !headings.has(entry.code) && (ways.has(entry.code) || validityOf(entry, yearFile.year) === 'valid'),
  );
  const way = (code: string, side: 'administrative' | 'institution'): ReactNode => {
    const mapping = ways.get(code);
    const value = mapping?.[side] ?? '';
    if (code !== selected) return value === '' ? say('未对应', 'None') : `${value} ${names.get(value) ?? ''}`;
    return (
      <CodePicker
        label={`${code} ${side === 'administrative' ? say('行政单位', 'organs') : say('事业单位', 'institutions')}`}
        entries={governmentEconomy}
        value={value}
        year={yearFile.year}
        onPick={(picked) => {
          if (picked === '') return;
          const now = mapping ?? { departmentEconomy: code, administrative: picked, institution: picked };
          props.onSave({ ...now, [side]: picked });
        }}
      />
    );
  };
  return (
    <DataTable
      label={say('经济分类对应关系', 'Mapping of the economies')}
      rows={rows}
      rowKey={({ code }) => code}
      selected={selected}
      onSelect={({ code }) => {
        setSelected(code);
      }}
      empty={say('请先导入部门预算支出经济分类。', 'Import the departmental classification first.')}
      columns={[
        { key: 'code', head: say('部门预算款', 'Departmental'), width: 100, cell: ({ code }) => code },
        { key: 'name', head: say('名称', 'Name'), cell: ({ name }) => name },
        {
          key: 'administrative',
          head: say('政府预算款：行政（含参公）单位', 'Government: organs'),
          width: 310,
          cell: ({ code }) => way(code, 'administrative'),
        },
        {
          key: 'institution',
          head: say('政府预算款：事业单位', 'Government: institutions'),
          width: 310,
          cell: ({ code }) => way(code, 'institution'),
        },
      ]}
    />
  );
}
