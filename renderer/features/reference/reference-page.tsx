import Box from '@mui/material/Box';
import { useMemo, useState, type ReactNode } from 'react';
import { treeOrder, validityOf, type TreeNode } from '#shared/pinyin-search';
import { entriesOf, referenceSets, type ReferenceName } from '#shared/reference-sets';
import type { CodeEntry, YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** 基础目录: one code list of the year as a tree, with its years; what is retired stays readable in grey. */
export function ReferencePage(props: {
  readonly yearFile: YearFile;
  readonly chosen: ReferenceName;
  readonly onChoose: (name: ReferenceName) => void;
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
  readonly onFind: (code: string) => void;
  readonly onFavourite: (code: string, favourite: boolean) => void;
}): ReactNode {
  const { yearFile, chosen } = props;
  const say = useSay();
  const [found, setFound] = useState('');
  const entries = entriesOf(yearFile, chosen);
  const tree = useMemo(() => treeOrder(entries), [entries]);
  const retired = entries.filter((entry) => validityOf(entry, yearFile.year) === 'retired').length;
  const grey = ({ entry }: TreeNode<CodeEntry>): string =>
    validityOf(entry, yearFile.year) === 'valid' ? tokens.ink : tokens.inkSecond;
  return (
    <>
      <TaskBar
        title={say('基础目录', 'Code lists')}
        filters={
          <>
            <Pick<ReferenceName>
              label={say('目录', 'List')}
              value={chosen}
              choices={referenceSets.map(({ name, zh, en }) => ({ value: name, text: say(zh, en) }))}
              onPick={props.onChoose}
            />
            <CodePicker
              key={chosen}
              label={say('查找编码', 'Find a code')}
              entries={entries}
              value={found}
              year={yearFile.year}
              favourites={props.favourites}
              recent={props.recent}
              onFavourite={props.onFavourite}
              onPick={(code) => {
                setFound(code);
                if (code !== '') props.onFind(code);
              }}
            />
          </>
        }
      />
      <Box sx={{ fontSize: 13, color: tokens.inkSecond, pb: 1 }}>
        {say(
          `共 ${String(entries.length)} 条，其中停用 ${String(retired)} 条。`,
          `${String(entries.length)} entries, ${String(retired)} retired.`,
        )}
      </Box>
      <DataTable
        label={say('目录条目', 'Entries')}
        rows={tree}
        rowKey={({ entry }) => entry.code}
        selected={found}
        empty={<Box>{say('这个目录还没有条目。', 'This list is empty.')}</Box>}
        columns={[
          {
            key: 'code',
            head: say('编码', 'Code'),
            width: 160,
            cell: (node) => <span style={{ paddingLeft: node.depth * 16, color: grey(node) }}>{node.entry.code}</span>,
          },
          {
            key: 'name',
            head: say('名称', 'Name'),
            cell: (node) => (
              <span style={{ paddingLeft: node.depth * 16, color: grey(node), fontWeight: node.leaf ? 400 : 600 }}>
                {node.entry.name}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
