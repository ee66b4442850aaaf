import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { Unit } from '#shared/records';
import { nextUnitCode, type UnitsWish } from '#shared/unit-changes';
import type { YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { ActDialog } from '../../ui/act-dialog/index.ts';
import { UnitRow, type TypedUnit } from './unit-fields.tsx';
import type { Answer } from './words.ts';

type Asked = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly onWish: (wish: UnitsWish) => Answer;
  readonly onClose: () => void;
};
const typedOf = ({ code, name, isHead, type }: Unit): TypedUnit => ({ code, name, isHead, type });

/** 合并: two or more units go on as one. */
export function MergeDialog({ yearFile, unit, onWish, onClose }: Asked): ReactNode {
  const say = useSay();
  const [from, setFrom] = useState<readonly string[]>([unit.code]);
  const [into, setInto] = useState(() => typedOf(unit));
  const known = new Map(yearFile.units.map((each) => [each.code, each]));
  const gone = from.filter((code) => code !== into.code).length;
  return (
    <ActDialog
      title={say('合并单位', 'Merge units')}
      act={say('合并', 'Merge')}
      wide
      ready={from.length > 1 && into.code !== '' && into.name.trim() !== ''}
      note={say(
        `${String(from.length)} 个单位合并为“${into.code} ${into.name}”，其中 ${String(gone)} 个停用（保留查阅，不能再选），它们的上年数转到合并后的单位。`,
        `${String(from.length)} units become "${into.code} ${into.name}"; ${String(gone)} of them are retired, and their lines of last year go to it.`,
      )}
      onAct={() => onWish({ kind: 'merge', from, into: { ...unit, ...into, name: into.name.trim() } })}
      onClose={onClose}
    >
      <Box>
        {from.map((code) => (
          <Box key={code} sx={{ display: 'flex', alignItems: 'center', gap: 1, height: 32 }}>
            <span>
              {code} {known.get(code)?.name}
            </span>
            {code !== unit.code && (
              <Button
                size="small"
                onClick={() => {
                  setFrom(from.filter((each) => each !== code));
                }}
              >
                {say('移除', 'Remove')}
              </Button>
            )}
          </Box>
        ))}
        <CodePicker
          label={say('加入要合并的单位', 'Add a unit to merge')}
          placeholder={say('加入单位：编码、名称或拼音', 'Add a unit: code, name or pinyin')}
          entries={yearFile.units.filter(({ code }) => !from.includes(code)).map(({ code, name }) => ({ code, name }))}
          value=""
          year={yearFile.year}
          onPick={(code) => {
            if (code !== '') setFrom([...from, code]);
          }}
          width={360}
        />
      </Box>
      <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>{say('合并后的单位', 'The unit that stands afterwards')}</Box>
      <UnitRow unit={into} of={say('合并后', 'New')} onChange={setInto} />
    </ActDialog>
  );
}

/** 拆分: one unit goes on as two or more; one of them takes last year's lines. */
export function SplitDialog({ yearFile, unit, onWish, onClose }: Asked): ReactNode {
  const say = useSay();
  const fresh = (taken: readonly TypedUnit[]): TypedUnit => {
    const others = taken.map((each): Unit => ({ ...unit, ...each }));
    const code = nextUnitCode({ ...yearFile, units: [...yearFile.units, ...others] }, unit.department);
    return { code, name: '', isHead: false, type: unit.type };
  };
  const [into, setInto] = useState<readonly TypedUnit[]>(() => [typedOf(unit), fresh([])]);
  const [heir, setHeir] = useState(0);
  const named = into.every(({ code, name }) => code !== '' && name.trim() !== '');
  return (
    <ActDialog
      title={say(`拆分 ${unit.code} ${unit.name}`, `Split ${unit.code}`)}
      act={say('拆分', 'Split')}
      wide
      ready={into.length > 1 && named}
      note={say(
        `“${unit.name}”拆分为 ${String(into.length)} 个单位。上年数记在选定的承接单位名下，其余单位按新增单位编报。`,
        `"${unit.name}" becomes ${String(into.length)} units. The one chosen goes on with last year's lines; the others begin without.`,
      )}
      onAct={() =>
        onWish({
          kind: 'split',
          from: unit.code,
          into: into.map((each) => ({ ...unit, ...each, name: each.name.trim() })),
          heir: into[heir]?.code ?? '',
        })
      }
      onClose={onClose}
    >
      {into.map((each, at) => (
        <Box key={at} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Box sx={{ flex: 1 }}>
            <UnitRow
              unit={each}
              of={say(`单位${String(at + 1)}`, `Unit ${String(at + 1)}`)}
              onChange={(next) => {
                setInto(into.with(at, next));
              }}
            />
          </Box>
          <label style={{ whiteSpace: 'nowrap' }}>
            <input
              type="radio"
              name="heir"
              checked={heir === at}
              onChange={() => {
                setHeir(at);
              }}
            />{' '}
            {say('承接上年数', "Last year's lines")}
          </label>
        </Box>
      ))}
      <Box>
        <Button
          size="small"
          onClick={() => {
            setInto([...into, fresh(into)]);
          }}
        >
          {say('再加一个单位', 'One more unit')}
        </Button>
      </Box>
    </ActDialog>
  );
}
