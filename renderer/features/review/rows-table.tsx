import type { ReactNode } from 'react';
import { isWaiting, type Amendment } from '#shared/amend';
import { fieldDictionary, type FieldId } from '#shared/fields';
import { roundLabel, tableLabel } from '#shared/messages';
import { fen, showYuan } from '#shared/money';
import type { Cell, CollectingRound, Row, TableName, Tables, Unit } from '#shared/records';
import { shownCell } from '#shared/trail';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay, type Say } from '../../ui/tongue/index.ts';
import type { SubmissionHead } from '../../usecases/ports.ts';

function shown(field: FieldId, cell: Cell | undefined, say: Say): ReactNode {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'object') return <span style={{ color: tokens.error }}>{cell.unread}</span>;
  if (typeof cell === 'boolean') return cell ? say('是', 'yes') : say('否', 'no');
  if (typeof cell === 'string') return cell;
  const { type } = fieldDictionary[field];
  if (type === 'money')
    return <span style={cell < 0 ? { color: tokens.error } : undefined}>{showYuan(fen(cell))}</span>;
  return type === 'decimal' || type === 'pct' ? showYuan(fen(cell)).replace(/\.00$/, '') : String(cell);
}

const amendedLook = { background: tokens.warningSoft, padding: '2px 4px', borderRadius: 3 } as const;

function emptyText(head: SubmissionHead | null, table: TableName, tables: Tables | null, say: Say): string {
  if (!head) return say('尚未接收该单位的文件。', 'Nothing has been received from this unit.');
  if (head.noPurchases && table === 'purchases')
    return say('本单位已声明无购买服务。', 'The unit declared that it buys no services.');
  return (tables?.[table].length ?? 0) > 0
    ? say('没有符合筛选条件的行。', 'No row matches the filters.')
    : say('此表没有填报行。', 'This table has no rows.');
}

/** 代改 of a row: whether any of it waits for the unit, and what was said of each cell. */
type RowMark = { waiting: boolean; readonly cells: Map<FieldId, string> };

/** The rows that finance changed, so far as the unit has not handed in something else. */
function marksOf(
  amendments: readonly Amendment[],
  table: TableName,
  language: 'zh' | 'en',
): ReadonlyMap<string, RowMark> {
  const marks = new Map<string, RowMark>();
  for (const amendment of amendments) {
    const { entry } = amendment;
    if (entry.confirmed?.as === 'replaced') continue;
    for (const change of entry.changes) {
      if (change.table !== table || change.kind === 'deleted') continue;
      const mark = marks.get(change.rowId) ?? { waiting: false, cells: new Map<FieldId, string>() };
      mark.waiting ||= isWaiting(amendment);
      if (change.kind === 'changed')
        mark.cells.set(change.field, `${shownCell(change.field, change.before, language)} →　${entry.reason ?? ''}`);
      marks.set(change.rowId, mark);
    }
  }
  return marks;
}

/** One table of the unit as received, in the columns of the round's form. */
export function RowsTable(props: {
  readonly yearFile: YearFile;
  readonly unit: Pick<Unit, 'code' | 'name'>;
  readonly table: TableName;
  readonly round: CollectingRound;
  readonly head: SubmissionHead | null;
  readonly tables: Tables | null;
  readonly rows: readonly Row[];
  readonly amendments: readonly Amendment[];
  readonly selected: string | null;
  readonly onSelect: (row: Row) => void;
}): ReactNode {
  const { table, round } = props;
  const say = useSay();
  const { language } = useLanguage();
  const form = props.yearFile.forms.find((candidate) => candidate.table === table);
  const columns = (form?.columns ?? []).filter((column) => column.in[round] !== 'absent');
  const marks = marksOf(props.amendments, table, language);
  const marked = (field: FieldId, row: Row): ReactNode => {
    const said = marks.get(row.id)?.cells.get(field);
    const text = shown(field, row.cells[field], say);
    if (said === undefined) return text;
    return (
      <span title={say(`代改：${said}`, `Amended: ${said}`)} style={amendedLook}>
        {text === '' ? say('（空）', '(blank)') : text}
      </span>
    );
  };
  const markColumn = {
    key: 'mark',
    head: say('代改', 'Amended'),
    cell: (row: Row): ReactNode => {
      const mark = marks.get(row.id);
      if (!mark) return '';
      return mark.waiting ? (
        <StateLabel tone="ochre">{say('待单位确认', 'To confirm')}</StateLabel>
      ) : (
        <StateLabel tone="jade">{say('已确认', 'Confirmed')}</StateLabel>
      );
    },
  };
  return (
    <DataTable<Row>
      label={tableLabel(table, language)}
      exportAs={{
        title: `${props.unit.code} ${props.unit.name} ${roundLabel(round, language)} ${tableLabel(table, language)}`,
        money: 'yuan',
      }}
      rows={props.rows}
      rowKey={(row) => row.id}
      selected={props.selected}
      onSelect={props.onSelect}
      empty={emptyText(props.head, table, props.tables, say)}
      columns={[
        ...(marks.size > 0 ? [markColumn] : []),
        ...columns.map((column) => ({
          key: column.field,
          head: say(column.label ?? fieldDictionary[column.field].zh, fieldDictionary[column.field].en),
          align: ['money', 'decimal', 'int', 'pct'].includes(fieldDictionary[column.field].type)
            ? ('right' as const)
            : ('left' as const),
          cell: (row: Row) => marked(column.field, row),
        })),
      ]}
    />
  );
}
