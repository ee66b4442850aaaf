import type { ReactNode } from 'react';
import { tokens } from '../theme/index.ts';

/** A drop-down of the task bar: one choice of a short list, in the system's own control. */
export function Pick<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  readonly onPick: (value: Value) => void;
  readonly width?: number;
}): ReactNode {
  return (
    <select
      aria-label={props.label}
      value={props.value}
      onChange={(event) => {
        const chosen = props.choices.find(({ value }) => value === event.target.value);
        if (chosen) props.onPick(chosen.value);
      }}
      style={{
        height: 32,
        maxWidth: props.width ?? 260,
        font: 'inherit',
        border: `1px solid ${tokens.hairline}`,
        borderRadius: 4,
        background: tokens.paper,
      }}
    >
      {props.choices.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
