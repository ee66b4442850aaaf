import Box from '@mui/material/Box';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { entryText } from '#shared/forms';
import { placeOfMark, type PickMark, type PickRow, type PickSection } from '#shared/pinyin-search';
import type { CodeEntry } from '#shared/year-file';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';
import type { CellChoices } from './cell-choices.ts';

/** Widest that the list under a cell may be. */
export const listWidth = 360;

/** The list under a cell: the highlighted entry is taken with Enter, any with the mouse; headings are read only. */
export function CellList(props: {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly PickRow[];
  readonly highlighted: PickMark | null;
  readonly empty: string;
  readonly choices: CellChoices;
  readonly onPick: (entry: CodeEntry) => void;
}): ReactNode {
  const { rows, choices } = props;
  const { favourites, onFavourite } = choices;
  const say = useSay();
  const highlighted = placeOfMark(rows, props.highlighted);
  const headed = rows.some(({ section }) => section === 'favourite' || section === 'recent');
  const heads: Record<PickSection, string> = {
    favourite: say('收藏', 'Favourites'),
    recent: say('最近使用', 'Recently used'),
    own: say('本部门适用', 'For this department'),
    other: say('其他部门适用', 'For other departments'),
  };
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [highlighted, rows]);
  return (
    <Box
      ref={list}
      id={props.id}
      role="listbox"
      aria-label={props.label}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      sx={{
        maxHeight: 240,
        overflow: 'auto',
        py: 0.5,
        minWidth: 220,
        maxWidth: listWidth,
        boxSizing: 'border-box',
        cursor: 'default',
      }}
    >
      {rows.length === 0 && <Box sx={{ px: 1.5, py: 0.5, color: tokens.inkSecond }}>{props.empty}</Box>}
      {rows.map(({ entry, depth, section, choosable }, index) => (
        <Fragment key={`${section}/${entry.code}`}>
          {headed && rows[index - 1]?.section !== section && (
            <Box sx={{ px: 1.5, pt: 0.5, fontSize: 12, color: tokens.inkSecond }}>{heads[section]}</Box>
          )}
          <Box
            role="option"
            aria-selected={index === highlighted}
            aria-disabled={!choosable}
            onClick={() => {
              if (choosable) props.onPick(entry);
            }}
            sx={{
              display: 'flex',
              pl: 1.5 + depth * 1.5,
              pr: 0.5,
              lineHeight: '26px',
              whiteSpace: 'nowrap',
              color: choosable ? tokens.ink : tokens.inkSecond,
              backgroundColor: index === highlighted ? tokens.accentSoft : 'transparent',
              '&:hover': { backgroundColor: choosable ? tokens.accentSoft : 'transparent' },
            }}
          >
            <Box
              component="span"
              title={entryText(entry)}
              sx={{ flex: 1, pr: 1, overflow: 'hidden', textOverflow: 'ellipsis' }}
            >
              {entryText(entry)}
            </Box>
            {onFavourite && choosable && (
              <Star
                code={entry.code}
                favourite={favourites.includes(entry.code)}
                onMark={(favourite) => {
                  onFavourite(entry.code, favourite);
                }}
              />
            )}
          </Box>
        </Fragment>
      ))}
    </Box>
  );
}

function Star(props: {
  readonly code: string;
  readonly favourite: boolean;
  readonly onMark: (favourite: boolean) => void;
}): ReactNode {
  const { code, favourite } = props;
  const say = useSay();
  return (
    <Box
      component="button"
      tabIndex={-1}
      aria-label={favourite ? say(`取消收藏 ${code}`, `Unmark ${code}`) : say(`收藏 ${code}`, `Mark ${code}`)}
      title={say('收藏（Ctrl+D）', 'Favourite (Ctrl+D)')}
      onClick={(event) => {
        event.stopPropagation();
        props.onMark(!favourite);
      }}
      sx={{
        all: 'unset',
        cursor: 'pointer',
        width: 24,
        flex: 'none',
        textAlign: 'center',
        color: favourite ? tokens.warning : tokens.inkOff,
      }}
    >
      {favourite ? '★' : '☆'}
    </Box>
  );
}
