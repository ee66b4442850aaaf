import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { treeOrder, validityOf, type TreeNode } from '#shared/pinyin-search';
import { isSample } from '#shared/reference-import';
import { entriesOf, referenceSets, type ReferenceName, type ReferenceSet } from '#shared/reference-sets';
import type { CatalogEntry, CodeEntry, EconomyMapping, Thresholds, YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay, type Say } from '../../ui/tongue/index.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { ThresholdsPanel } from './thresholds-panel.tsx';

/** What the tab shows: one reference set, the mapping of the economies, or the amounts of the province. */
export type ReferenceView = ReferenceName | 'economyMapping' | 'thresholds';

const yearsOf = ({ validFrom, validTo }: CodeEntry, say: Say): string => {
  if (validFrom === undefined && validTo === undefined) return '';
  return say(
    `${validFrom === undefined ? '' : `${String(validFrom)} 起`}${validTo === undefined ? '' : `　至 ${String(validTo)}`}`.trim(),
    `${String(validFrom ?? '')}–${String(validTo ?? '')}`,
  );
};

/** 基础目录: one code list of the year as a tree, with its years; what is retired stays readable in grey. */
export function ReferencePage(props: {
  readonly yearFile: YearFile;
  readonly chosen: ReferenceView;
  readonly onChoose: (view: ReferenceView) => void;
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
  readonly onFind: (code: string) => void;
  readonly onFavourite: (code: string, favourite: boolean) => void;
  readonly onImport: (set: ReferenceSet) => void;
  readonly onExport: (set: ReferenceSet) => void;
  readonly onEntry: (name: ReferenceName, entry: CodeEntry) => void;
  readonly onThresholds: (thresholds: Thresholds) => void;
  readonly onMapping: (mapping: EconomyMapping) => void;
}): ReactNode {
  const { yearFile, chosen } = props;
  const say = useSay();
  const set = referenceSets.find(({ name }) => name === chosen);
  const pick = (
    <Pick<ReferenceView>
      label={say('目录', 'List')}
      value={chosen}
      choices={[
        ...referenceSets.map(({ name, zh, en }) => ({ value: name, text: say(zh, en) })),
        { value: 'economyMapping', text: say('经济分类对应关系', 'Mapping of the economies') },
        { value: 'thresholds', text: say('限额标准', 'Thresholds') },
      ]}
      onPick={props.onChoose}
    />
  );
  if (set) return <SetPage {...props} set={set} pick={pick} />;
  return (
    <>
      <TaskBar title={say('基础目录', 'Code lists')} filters={pick} />
      {chosen === 'thresholds' ? (
        <ThresholdsPanel yearFile={yearFile} onSave={props.onThresholds} />
      ) : (
        <MappingPanel yearFile={yearFile} onSave={props.onMapping} />
      )}
    </>
  );
}

function SetPage(
  props: Parameters<typeof ReferencePage>[0] & { readonly set: ReferenceSet; readonly pick: ReactNode },
) {
  const { yearFile, set } = props;
  const say = useSay();
  const [found, setFound] = useState('');
  const [edited, setEdited] = useState<CodeEntry | 'new' | null>(null);
  const [valid, setValid] = useState(false);
  const entries = entriesOf(yearFile, set.name);
  const tree = useMemo(() => treeOrder(entries), [entries]);
  const retired = entries.filter((entry) => validityOf(entry, yearFile.year) === 'retired').length;
  const shown = valid ? tree.filter(({ entry }) => validityOf(entry, yearFile.year) === 'valid') : tree;
  const catalog = useMemo(() => new Map(yearFile.catalog.map((entry) => [entry.code, entry])), [yearFile.catalog]);
  const source = yearFile.sources?.[set.name];
  const departmentsOf = (code: string): string =>
    catalog
      .get(code)
      ?.allowedDepartments?.map((each) => yearFile.departments.find((one) => one.code === each)?.name ?? each)
      .join('、') ?? '';
  const look = ({ entry, depth }: TreeNode<CodeEntry>) => ({
    paddingLeft: depth * 16,
    color: validityOf(entry, yearFile.year) === 'valid' ? tokens.ink : tokens.inkSecond,
  });
  return (
    <>
      <TaskBar
        title={say('基础目录', 'Code lists')}
        filters={
          <>
            {props.pick}
            <CodePicker
              label={say('查找编码', 'Find a code')}
              entries={entries}
              value={found}
              year={yearFile.year}
              width={240}
              favourites={props.favourites}
              recent={props.recent}
              onFavourite={props.onFavourite}
              onPick={(code) => {
                setFound(code);
                setValid(false);
                if (code !== '') props.onFind(code);
              }}
            />
          </>
        }
      >
        {!set.fixed && (
          <>
            <Button
              variant="outlined"
              disabled={entries.length === 0}
              onClick={() => {
                props.onExport(set);
              }}
            >
              {say('导出…', 'Export…')}
            </Button>
            <Button
              variant="outlined"
              onClick={() => {
                setEdited('new');
              }}
            >
              {say('新增…', 'Add…')}
            </Button>
            <Button
              variant="contained"
              onClick={() => {
                props.onImport(set);
              }}
            >
              {say('导入目录…', 'Import…')}
            </Button>
          </>
        )}
      </TaskBar>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, fontSize: 13, color: tokens.inkSecond, pb: 1 }}>
        {isSample(yearFile, set.name) && (
          <StateLabel tone="ochre">
            {say('示例数据，请按本省文件导入', 'Sample data; import the official file')}
          </StateLabel>
        )}
        {set.fixed && <StateLabel tone="grey">{say('程序内置，不能修改', 'Built in')}</StateLabel>}
        {source && <span>{say(`来源：${source.file}`, `From: ${source.file}`)}</span>}
        <span>
          {say(
            `共 ${String(entries.length)} 条${retired > 0 ? `，其中停用 ${String(retired)} 条` : ''}`,
            `${String(entries.length)} entries${retired > 0 ? `, ${String(retired)} retired` : ''}`,
          )}
        </span>
        {retired > 0 && (
          <label style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
            <input
              type="checkbox"
              checked={valid}
              onChange={(event) => {
                setValid(event.target.checked);
              }}
            />
            {say('只看可用', 'Only valid ones')}
          </label>
        )}
      </Box>
      <DataTable
        label={say('目录条目', 'Entries')}
        rows={shown}
        rowKey={({ entry }) => entry.code}
        selected={found}
        {...(set.fixed
          ? {}
          : {
              onSelect: ({ entry }: TreeNode<CodeEntry>) => {
                setEdited(entry);
              },
            })}
        empty={
          <Box>
            {say(
              '这个目录还没有条目。请“导入目录”选择本省文件，或“新增”逐条录入。',
              'This list is empty. Import the official file, or add entries.',
            )}
          </Box>
        }
        columns={[
          {
            key: 'code',
            head: say('编码', 'Code'),
            width: 160,
            cell: (node) => <span style={look(node)}>{node.entry.code}</span>,
          },
          {
            key: 'name',
            head: say('名称', 'Name'),
            cell: (node) => (
              <span
                ref={(place) => {
                  if (place && node.entry.code === found) place.scrollIntoView({ block: 'center' });
                }}
                style={{ ...look(node), fontWeight: node.leaf ? 400 : 600 }}
              >
                {node.entry.name}
              </span>
            ),
          },
          { key: 'years', head: say('有效年度', 'Years'), width: 150, cell: ({ entry }) => yearsOf(entry, say) },
          {
            key: 'state',
            head: say('状态', 'State'),
            width: 90,
            cell: ({ entry }) => {
              const validity = validityOf(entry, yearFile.year);
              if (validity === 'valid') return say('可用', 'Valid');
              return validity === 'retired' ? say('已停用', 'Retired') : say('未起用', 'Not yet');
            },
          },
          ...(set.name === 'catalog'
            ? [
                {
                  key: 'departments',
                  head: say('适用部门', 'Departments'),
                  width: 260,
                  cell: ({ entry }: TreeNode<CodeEntry>) => departmentsOf(entry.code),
                },
              ]
            : []),
        ]}
      />
      {edited && (
        <EntryDialog
          yearFile={yearFile}
          set={set}
          entry={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null);
          }}
          onSave={(entry: CodeEntry | CatalogEntry) => {
            setEdited(null);
            props.onEntry(set.name, entry);
          }}
        />
      )}
    </>
  );
}
