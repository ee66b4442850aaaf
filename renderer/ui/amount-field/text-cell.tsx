import { useState, type ReactNode } from 'react';
import { tokens } from '../theme/index.ts';

/** A short text typed into a list. */
export function TextCell(props: {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      aria-label={props.label}
      title={props.text}
      value={typed ?? props.text}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={() => {
        if (typed !== null && typed !== props.text) props.onChange(typed);
        setTyped(null);
      }}
      style={{
        width: '100%',
        minWidth: 150,
        height: 26,
        boxSizing: 'border-box',
        font: 'inherit',
        border: `1px solid ${tokens.hairline}`,
        background: '#FFFBE6',
        borderRadius: 3,
        padding: '0 6px',
      }}
    />
  );
}
