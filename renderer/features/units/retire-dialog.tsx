import type { ReactNode } from 'react';
import { useSay } from '../../ui/tongue/index.ts';
import { ActDialog } from '../../ui/act-dialog/index.ts';
import type { Answer } from './words.ts';

/** 停用 a unit, or a department with its units. */
export function RetireDialog(props: {
  readonly code: string;
  readonly name: string;
  readonly units: number;
  readonly onRetire: () => Answer;
  readonly onClose: () => void;
}): ReactNode {
  const { code, name, units } = props;
  const say = useSay();
  return (
    <ActDialog
      title={say(`停用 ${code} ${name}`, `Retire ${code} ${name}`)}
      act={say('停用', 'Retire')}
      ready
      note={say(
        '停用后不再下发表样、不能再选；记录和上年数保留查阅，可以恢复使用。',
        "No forms go to it and it cannot be chosen; its record and last year's lines stay readable. It can be revived.",
      )}
      onAct={props.onRetire}
      onClose={props.onClose}
    >
      <span>{say(`将停用 ${String(units)} 个单位。`, `${String(units)} unit(s) will be retired.`)}</span>
    </ActDialog>
  );
}
