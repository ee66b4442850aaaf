import { fieldDictionary, type FieldId } from '#shared/fields';
import { fen, showYuan } from '#shared/money';
import type { Cell, Cells, TableName } from '#shared/records';
import type { CellChange, Confirmation, TrailAct, TrailEntry } from './cell-change.ts';

export type TrailLanguage = 'zh' | 'en';
/** The six columns of 修改痕迹 as text (domain 1.4); at stays an instant. */
export type TrailLine = {
  readonly act: string;
  readonly item: string;
  readonly before: string;
  readonly after: string;
  readonly by: string;
  readonly at: string;
};

type Words = { readonly [Language in TrailLanguage]: string };
const kinds: Record<CellChange['kind'], Words> = {
  added: { zh: '新增', en: 'Added' },
  deleted: { zh: '删除', en: 'Deleted' },
  changed: { zh: '修改', en: 'Changed' },
};
const acts: Record<TrailAct, Words> = {
  receive: { zh: '重新报送', en: 'new file' },
  entry: { zh: '编报', en: 'entry' },
  amend: { zh: '代改', en: 'amended by finance' },
};
const tables: Record<TableName, Words> = {
  projects: { zh: '项目支出', en: 'Projects' },
  purchases: { zh: '购买服务', en: 'Purchases' },
  targets: { zh: '绩效目标', en: 'Targets' },
};

/** A cell as the office reads it: money in 元 with separators, 是 or 否, a blank as nothing. */
export function shownCell(field: FieldId, cell: Cell, language: TrailLanguage): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.unread;
  if (typeof cell === 'boolean') return language === 'zh' ? (cell ? '是' : '否') : cell ? 'yes' : 'no';
  if (typeof cell === 'string') return cell;
  const { type } = fieldDictionary[field];
  if (type === 'money') return showYuan(fen(cell));
  return type === 'decimal' || type === 'pct' ? showYuan(fen(cell)).replace(/\.?0+$/, '') : String(cell);
}

const shownCells = (cells: Cells, language: TrailLanguage): string =>
  Object.entries(cells)
    .map(([field, cell]) => {
      const id = field as FieldId;
      return `${fieldDictionary[id][language]} ${shownCell(id, cell, language)}`;
    })
    .join(language === 'zh' ? '；' : '; ');

function itemOf(change: CellChange, language: TrailLanguage): string {
  const { table, name, code, where } = change;
  const field = change.kind === 'changed' ? fieldDictionary[change.field][language] : '';
  const place = !where
    ? ''
    : language === 'zh'
      ? `${where.sheet} 第${String(where.row)}行`
      : `${where.sheet} row ${String(where.row)}`;
  return [
    tables[table][language],
    code,
    name,
    field,
    place === '' ? '' : language === 'zh' ? `（${place}）` : `(${place})`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const states: Record<'waiting' | Confirmation['as'], Words> = {
  waiting: { zh: '待单位确认', en: 'waits for the unit' },
  confirmed: { zh: '单位已确认', en: 'confirmed by the unit' },
  replaced: { zh: '单位已另报', en: 'replaced by the unit' },
};

/** What 代改 adds to its line: whether the unit has confirmed it, and why it was made. */
function amendWords(entry: TrailEntry, language: TrailLanguage): { readonly act: string; readonly item: string } {
  if (entry.act !== 'amend') return { act: '', item: '' };
  const state = states[entry.confirmed?.as ?? 'waiting'][language];
  const reason = entry.reason ?? '';
  return language === 'zh'
    ? { act: `（${state}）`, item: `；原因：${reason}` }
    : { act: ` (${state})`, item: `; reason: ${reason}` };
}

/** One change in the six columns: 操作类型, 操作项(单元格说明), 旧值, 修改值, 修改人, 修改时间. */
export function trailLine(entry: TrailEntry, change: CellChange, language: TrailLanguage): TrailLine {
  const separator = language === 'zh' ? '·' : ', ';
  const amended = amendWords(entry, language);
  const values =
    change.kind === 'changed'
      ? {
          before: shownCell(change.field, change.before, language),
          after: shownCell(change.field, change.after, language),
        }
      : {
          before: change.kind === 'deleted' ? shownCells(change.cells, language) : '',
          after: change.kind === 'added' ? shownCells(change.cells, language) : '',
        };
  return {
    act: `${kinds[change.kind][language]}${separator}${acts[entry.act][language]}${amended.act}`,
    item: `${itemOf(change, language)}${amended.item}`,
    ...values,
    by: entry.by,
    at: entry.at,
  };
}
