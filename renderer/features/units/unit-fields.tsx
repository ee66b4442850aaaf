import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { unitTypeLabel } from '#shared/messages';
import { unitTypes, type Unit } from '#shared/records';
import { Pick } from '../../ui/frame/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

/** A unit as far as it is typed. */
export type TypedUnit = Pick<Unit, 'code' | 'name' | 'isHead' | 'type'>;

/** 单位性质 of the buyer table (Order 102). */
export function TypePick(props: {
  readonly value: Unit['type'];
  readonly onPick: (type: Unit['type']) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Pick<Unit['type']>
      label={say('单位性质', 'Unit type')}
      value={props.value}
      width={320}
      choices={unitTypes.map((type) => ({ value: type, text: unitTypeLabel(type, language) }))}
      onPick={props.onPick}
    />
  );
}

/** Code, name, type and 本级 of one unit, in a row. */
export function UnitRow(props: {
  readonly unit: TypedUnit;
  readonly of: string;
  readonly onChange: (unit: TypedUnit) => void;
}): ReactNode {
  const { unit, of, onChange } = props;
  const say = useSay();
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
      <TextField
        label={`${of}${say('编码', ' code')}`}
        value={unit.code}
        onChange={(event) => {
          onChange({ ...unit, code: event.target.value.trim() });
        }}
        sx={{ width: 150, flex: 'none' }}
      />
      <TextField
        label={`${of}${say('名称', ' name')}`}
        value={unit.name}
        onChange={(event) => {
          onChange({ ...unit, name: event.target.value });
        }}
        sx={{ flex: 1 }}
      />
      <TypePick
        value={unit.type}
        onPick={(type) => {
          onChange({ ...unit, type });
        }}
      />
      <label style={{ whiteSpace: 'nowrap' }}>
        <input
          type="checkbox"
          checked={unit.isHead}
          onChange={(event) => {
            onChange({ ...unit, isHead: event.target.checked });
          }}
        />{' '}
        {say('本级', 'Head office')}
      </label>
    </Box>
  );
}
