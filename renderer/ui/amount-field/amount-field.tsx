import { useState, type ReactNode } from 'react';
import { parseYuan, showYuan, type Fen } from '#shared/money';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';

/** An amount in 元. What fen cannot hold is shown in red and not taken over. */
export function AmountField(props: {
  readonly label: string;
  readonly amount: Fen;
  readonly onChange: (amount: Fen) => void;
}): ReactNode {
  const say = useSay();
  const [text, setText] = useState<string | null>(null);
  const parsed = text === null ? null : parseYuan(text.replaceAll(/[,，\s￥¥]/g, ''));
  const wrong = parsed?.ok === false;
  const finish = (): void => {
    if (parsed?.ok) props.onChange(parsed.value);
    if (!wrong) setText(null);
  };
  return (
    <input
      aria-label={props.label}
      aria-invalid={wrong}
      title={
        wrong ? say('金额须是数字，最多两位小数。', 'An amount is a number with at most two decimals.') : undefined
      }
      inputMode="decimal"
      value={text ?? showYuan(props.amount)}
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onChange={(event) => {
        setText(event.target.value);
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setText(null);
      }}
      style={{
        width: '100%',
        // An auto-sized column would else cut tens of millions.
        minWidth: 106,
        height: 26,
        boxSizing: 'border-box',
        textAlign: 'right',
        font: 'inherit',
        fontVariantNumeric: 'tabular-nums',
        border: `1px solid ${wrong ? tokens.error : tokens.hairline}`,
        color: wrong ? tokens.error : tokens.ink,
        background: '#FFFBE6',
        borderRadius: 3,
        padding: '0 6px',
      }}
    />
  );
}
