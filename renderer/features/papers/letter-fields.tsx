import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { LetterKind } from '#shared/letters';
import type { CollectingRound } from '#shared/records';
import { Pick } from '../../ui/frame/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** What the person types for a batch; first is shown as typed, or as the number that follows the last one. */
export type LetterForm = {
  readonly prefix: string;
  readonly first: string;
  readonly date: string;
  readonly deadline: string;
  readonly money: 'wan' | 'yuan';
  readonly contact: string;
  readonly cityName: string;
  readonly round: CollectingRound;
};
const hasDeadline = (kind: LetterKind): boolean => kind === 'reminder' || kind === 'opinion';

/** 文号, dates and unit of money of a batch. */
export function LetterFields(props: {
  readonly kind: LetterKind;
  readonly form: LetterForm;
  readonly onChange: (part: Partial<LetterForm>) => void;
}): ReactNode {
  const { kind, form, onChange } = props;
  const say = useSay();
  const typed = (
    key: 'prefix' | 'first' | 'date' | 'deadline' | 'contact' | 'cityName',
    label: string,
    width: number,
    placeholder = '',
  ): ReactNode => (
    <TextField
      label={label}
      placeholder={placeholder}
      value={form[key]}
      onChange={(event) => {
        onChange({ [key]: event.target.value });
      }}
      sx={{ width }}
    />
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, pt: 1, pb: 1.5 }}>
      {typed('prefix', say('文号代字', 'Number prefix'), 120, '青财预')}
      {typed('first', say('起始号', 'First number'), 84)}
      {typed('date', say('成文日期', 'Date of letter'), 128, '2027-02-02')}
      {hasDeadline(kind) && typed('deadline', say('办理期限', 'To be done by'), 128, '2026-10-15')}
      {kind === 'city' && typed('cityName', say('主送机关', 'Addressee'), 150)}
      {typed('contact', say('联系人', 'Contact'), 110)}
      {hasDeadline(kind) && (
        <Pick<CollectingRound>
          label={say('阶段', 'Round')}
          value={form.round}
          choices={[
            { value: 'up1', text: say('一上申报', 'First submission') },
            { value: 'up2', text: say('二上编制', 'Second submission') },
          ]}
          onPick={(round) => {
            onChange({ round });
          }}
        />
      )}
      <Pick<'wan' | 'yuan'>
        label={say('金额单位', 'Unit of money')}
        value={form.money}
        choices={[
          { value: 'wan', text: say('金额用万元', 'in 10,000 yuan') },
          { value: 'yuan', text: say('金额用元', 'in yuan') },
        ]}
        onPick={(money) => {
          onChange({ money });
        }}
      />
    </Box>
  );
}
