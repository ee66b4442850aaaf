import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { PickRow, PickSection } from '#shared/pinyin-search';
import { tokens } from '../theme/index.ts';
import { useSay, type Say } from '../tongue/index.ts';

export const rowId = (id: string, at: number): string => `${id}-row-${String(at)}`;

const sectionName = (section: PickSection, zoned: boolean, say: Say): string => {
  switch (section) {
    case 'favourite':
      return say('收藏', 'Favourites');
    case 'recent':
      return say('最近使用', 'Recently used');
    case 'own':
      return zoned ? say('本部门适用', 'For this department') : say('全部', 'All');
    case 'other':
      return say('其他部门适用', 'For other departments');
  }
};

function noteOf({ validity, entry }: PickRow, say: Say): string {
  if (validity === 'retired')
    return say(`已停用（至 ${String(entry.validTo)} 年）`, `Retired after ${String(entry.validTo)}`);
  if (validity === 'early') return say(`${String(entry.validFrom)} 年起用`, `From ${String(entry.validFrom)}`);
  return '';
}

/** The list under a picker: sections, the tree indented, what cannot be picked in grey. */
export function PickerRows(props: {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly PickRow[];
  /** Entries that the list leaves out. */
  readonly more: number;
  readonly active: number;
  readonly value: string;
  readonly searching: boolean;
  readonly zoned: boolean;
  readonly favourites: readonly string[];
  readonly nameOf: (code: string) => string;
  readonly onPick: (row: PickRow) => void;
  readonly onFavourite?: (code: string, favourite: boolean) => void;
}): ReactNode {
  const { rows, searching, zoned, favourites, onFavourite } = props;
  const say = useSay();
  const sections = new Set(rows.map(({ section }) => section));
  const headed = !searching && (sections.size > 1 || zoned);
  return (
    <Box
      sx={{
        width: 460,
        maxHeight: 340,
        overflow: 'auto',
        my: 0.5,
        backgroundColor: tokens.paper,
        border: `1px solid ${tokens.hairline}`,
        borderRadius: '4px',
        boxShadow: '0 6px 20px rgba(31,35,41,.16)',
        fontSize: 13,
      }}
      // The text box keeps the focus while one clicks in the list.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {rows.length === 0 && (
        <Box sx={{ p: 1.5, color: tokens.inkSecond }}>
          {searching
            ? say(
                '没有找到。请换编码、名称、拼音或首字母再试。',
                'Nothing found. Try the code, the name, pinyin or initials.',
              )
            : say(
                '这个目录还没有条目，请在“年度设置 → 基础目录”中导入。',
                'This list is empty; import it under Year settings.',
              )}
        </Box>
      )}
      <Box id={`${props.id}-list`} role="listbox" aria-label={props.label}>
        {rows.map((row, at) => {
          const { entry, section, choosable, depth } = row;
          const first = headed && rows[at - 1]?.section !== section;
          const note = noteOf(row, say);
          const favourite = favourites.includes(entry.code);
          const parent = entry.parent === undefined ? '' : props.nameOf(entry.parent);
          const path = searching || section === 'favourite' || section === 'recent' ? parent : '';
          return (
            <Box key={`${section}-${entry.code}`}>
              {first && (
                <Box sx={{ px: 1.5, pt: 0.75, pb: 0.25, fontSize: 12, color: tokens.inkSecond }}>
                  {sectionName(section, zoned, say)}
                </Box>
              )}
              <Box
                id={rowId(props.id, at)}
                role="option"
                aria-selected={entry.code === props.value}
                aria-disabled={!choosable}
                onClick={() => {
                  props.onPick(row);
                }}
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  gap: 1,
                  minHeight: 28,
                  pr: 0.5,
                  pl: 1.5 + (searching ? 0 : depth * 2),
                  cursor: choosable ? 'pointer' : 'default',
                  color: choosable ? tokens.ink : tokens.inkSecond,
                  fontWeight: !choosable && row.validity === 'valid' ? 600 : 400,
                  backgroundColor: at === props.active ? tokens.accentSoft : 'transparent',
                  '&:hover': { backgroundColor: choosable ? tokens.accentSoft : 'transparent' },
                }}
              >
                {entry.code !== entry.name && (
                  <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', flex: 'none' }}>
                    {entry.code}
                  </Box>
                )}
                <Box
                  component="span"
                  title={entry.name}
                  sx={{
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                    textDecoration: row.validity === 'retired' ? 'line-through' : 'none',
                  }}
                >
                  {entry.name}
                </Box>
                <Box sx={{ flex: 1 }} />
                {(note !== '' || path !== '') && (
                  <Box
                    component="span"
                    sx={{
                      fontSize: 12,
                      color: tokens.inkSecond,
                      whiteSpace: 'nowrap',
                      overflow: 'hidden',
                      textOverflow: 'ellipsis',
                      maxWidth: 170,
                      flex: note === '' ? '0 1 auto' : 'none',
                    }}
                  >
                    {note === '' ? path : note}
                  </Box>
                )}
                {onFavourite && choosable && (
                  <Box
                    component="button"
                    tabIndex={-1}
                    aria-label={
                      favourite
                        ? say(`取消收藏 ${entry.code}`, `Unmark ${entry.code}`)
                        : say(`收藏 ${entry.code}`, `Mark ${entry.code}`)
                    }
                    title={say('收藏（Ctrl+D）', 'Favourite (Ctrl+D)')}
                    onClick={(event) => {
                      event.stopPropagation();
                      onFavourite(entry.code, !favourite);
                    }}
                    sx={{
                      all: 'unset',
                      cursor: 'pointer',
                      width: 24,
                      textAlign: 'center',
                      flex: 'none',
                      color: favourite ? tokens.warning : tokens.inkOff,
                    }}
                  >
                    {favourite ? '★' : '☆'}
                  </Box>
                )}
              </Box>
            </Box>
          );
        })}
      </Box>
      {props.more > 0 && (
        <Box
          sx={{ px: 1.5, py: 0.75, fontSize: 12, color: tokens.inkSecond, borderTop: `1px solid ${tokens.hairline}` }}
        >
          {say(
            `另有 ${String(props.more)} 条，请输入编码或拼音查找。`,
            `${String(props.more)} more; type a code or pinyin to find them.`,
          )}
        </Box>
      )}
    </Box>
  );
}
