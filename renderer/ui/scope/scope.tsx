import type { ReactNode } from 'react';
import { sectionsOf, type YearFile } from '#shared/year-file';
import { Pick } from '../frame/index.ts';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';

/** 股室 filter (practice 3); '' is all of them. */
export function SectionPick(props: {
  readonly yearFile: YearFile;
  readonly value: string;
  readonly onPick: (section: string) => void;
  readonly width?: number;
}): ReactNode {
  const say = useSay();
  return (
    <Pick
      label={say('股室', 'Section')}
      value={props.value}
      width={props.width ?? 116}
      onPick={props.onPick}
      choices={[
        { value: '', text: say('全部股室', 'All sections') },
        ...sectionsOf(props.yearFile).map((section) => ({ value: section, text: section })),
      ]}
    />
  );
}

/** 查询 by words of a list. */
export function WordsField(props: {
  readonly label: string;
  readonly words: string;
  readonly onChange: (words: string) => void;
  readonly width?: number;
}): ReactNode {
  return (
    <input
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      value={props.words}
      onChange={(event) => {
        props.onChange(event.target.value);
      }}
      style={{
        height: 32,
        width: props.width ?? 150,
        boxSizing: 'border-box',
        font: 'inherit',
        fontSize: 13,
        border: `1px solid ${tokens.hairline}`,
        borderRadius: 4,
        padding: '0 8px',
        background: tokens.paper,
      }}
    />
  );
}

/** Does a line hold every word that was asked for, in any of its texts? */
export function holdsWords(words: string, ...texts: readonly string[]): boolean {
  const line = texts.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word));
}
