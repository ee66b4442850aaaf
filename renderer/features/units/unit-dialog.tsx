import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useId, useState, type ReactNode } from 'react';
import type { Unit } from '#shared/records';
import { nextUnitCode, widthsOf } from '#shared/unit-changes';
import { fundingNames } from '#shared/unit-roster';
import { sectionsOf, type YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { ActDialog } from '../../ui/act-dialog/index.ts';
import { TypePick } from './unit-fields.tsx';
import type { Answer } from './words.ts';

type Funding = keyof typeof fundingNames | '';
type Typed = Pick<Unit, 'code' | 'name' | 'department' | 'isHead' | 'type' | 'section' | 'region'> & {
  readonly accountant: string;
  readonly leader: string;
  readonly phone: string;
  readonly authorised: string;
  readonly actual: string;
  readonly offQuota: string;
  readonly funding: Funding;
};

function begin(yearFile: YearFile, unit: Unit | null, asked: string): Typed {
  const department = yearFile.departments.find(({ code }) => code === asked) ?? yearFile.departments[0];
  const code = department?.code ?? '';
  const first = !yearFile.units.some((each) => each.department === code);
  const posts = unit?.posts;
  return {
    code: unit?.code ?? nextUnitCode(yearFile, code),
    name: unit?.name ?? (first ? `${department?.name ?? ''}（本级）` : ''),
    department: unit?.department ?? code,
    isHead: unit?.isHead ?? first,
    type: unit?.type ?? (first ? 'administrative' : 'publicClass1'),
    section: unit?.section ?? department?.section ?? '',
    region: unit?.region ?? `${yearFile.region.code}000`,
    accountant: unit?.accountant ?? '',
    leader: unit?.leader ?? '',
    phone: unit?.phone ?? '',
    authorised: posts ? String(posts.authorised) : '',
    actual: posts ? String(posts.actual) : '',
    offQuota: posts ? String(posts.offQuota) : '',
    funding: unit?.funding ?? '',
  };
}

const isCount = (text: string): boolean => /^\d{1,6}$/.test(text);
const postTexts = (typed: Typed): readonly string[] => [typed.authorised, typed.actual, typed.offQuota];
const wrongPosts = (typed: Typed): boolean =>
  postTexts(typed).some((text) => text !== '') && !postTexts(typed).every(isCount);

function asUnit(typed: Typed): Unit {
  const { code, department, isHead, type, region, funding } = typed;
  const [authorised = 0, actual = 0, offQuota = 0] = postTexts(typed).map(Number);
  const words = (['accountant', 'leader', 'phone'] as const).map((key): readonly [string, string] => [
    key,
    typed[key].trim(),
  ]);
  return {
    code,
    name: typed.name.trim(),
    department,
    isHead,
    type,
    section: typed.section.trim(),
    region,
    ...Object.fromEntries(words.filter(([, text]) => text !== '')),
    ...(typed.authorised === '' ? {} : { posts: { authorised, actual, offQuota } }),
    ...(funding === '' ? {} : { funding }),
  };
}

/** 新增单位, 修改单位: the whole record of one unit. */
export function UnitDialog(props: {
  readonly yearFile: YearFile;
  readonly unit: Unit | null;
  /** Where a new unit begins. */
  readonly department: string;
  readonly onSave: (unit: Unit) => Answer;
  readonly onClose: () => void;
}): ReactNode {
  const { yearFile, unit } = props;
  const say = useSay();
  const sections = useId();
  const widths = widthsOf(yearFile).join('-');
  const [typed, setTyped] = useState(() => begin(yearFile, unit, props.department));
  const set = (change: Partial<Typed>): void => {
    setTyped({ ...typed, ...change });
  };
  const text = (key: Exclude<keyof Typed, 'isHead' | 'type' | 'funding'>, label: string, width?: number): ReactNode => (
    <TextField
      label={label}
      value={typed[key]}
      onChange={(event) => {
        set({ [key]: event.target.value });
      }}
      sx={width === undefined ? { flex: 1 } : { width, flex: 'none' }}
      slotProps={key === 'section' ? { htmlInput: { list: sections } } : {}}
    />
  );
  const renamed = unit !== null && (unit.code !== typed.code || unit.name !== typed.name.trim());
  const row = { display: 'flex', gap: 1.5, alignItems: 'center' } as const;
  return (
    <ActDialog
      title={unit ? say(`修改 ${unit.code} ${unit.name}`, `Edit ${unit.code}`) : say('新增单位', 'Add a unit')}
      act={say('保存', 'Save')}
      wide
      ready={typed.code !== '' && typed.name.trim() !== '' && !wrongPosts(typed)}
      note={
        wrongPosts(typed)
          ? say(
              '编制数、实有人数、编外人数须一并填写整数，或都不填。',
              'Enter all three counts as whole numbers, or none.',
            )
          : renamed
            ? say(
                `保存后记为更名：原“${unit.code} ${unit.name}”，上年数随之转到现单位。`,
                `This is recorded as a rename of "${unit.code} ${unit.name}"; last year's lines go with it.`,
              )
            : say(
                `单位编码以主管部门编码开头（${widths}）；部门本级也是一个单位，每个部门只有一个。`,
                `A unit's code begins with its department's (${widths}); a department has one head office.`,
              )
      }
      onAct={() => props.onSave(asUnit(typed))}
      onClose={props.onClose}
    >
      <Box sx={row}>
        <Pick
          label={say('主管部门', 'Department')}
          value={typed.department}
          width={300}
          choices={yearFile.departments.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
          onPick={(department) => {
            const fresh = begin(yearFile, null, department);
            const { code, name, isHead, type, section } = fresh;
            set(unit ? { department } : { department, code, isHead, type, section, ...(typed.name ? {} : { name }) });
          }}
        />
        {text('code', say('单位编码', 'Code'), 150)}
        {text('name', say('单位名称', 'Name'))}
      </Box>
      <Box sx={row}>
        <TypePick
          value={typed.type}
          onPick={(type) => {
            set({ type });
          }}
        />
        <label style={{ whiteSpace: 'nowrap' }}>
          <input
            type="checkbox"
            checked={typed.isHead}
            onChange={(event) => {
              set({ isHead: event.target.checked });
            }}
          />{' '}
          {say('部门本级', 'Head office')}
        </label>
        {text('section', say('业务股室', 'Section of finance'))}
        <datalist id={sections}>
          {sectionsOf(yearFile).map((section) => (
            <option key={section} value={section} />
          ))}
        </datalist>
      </Box>
      <Box sx={row}>
        <span style={{ whiteSpace: 'nowrap' }}>{say('行政区划', 'Region')}</span>
        <CodePicker
          label={say('行政区划', 'Region')}
          // Townships and the county's own code alike: the picker sees a plain list.
          entries={(yearFile.regions ?? []).map(({ code, name }) => ({ code, name }))}
          value={typed.region}
          year={yearFile.year}
          onPick={(region) => {
            set({ region });
          }}
          width={260}
        />
        <Pick<Funding>
          label={say('经费保障形式', 'Funding')}
          value={typed.funding}
          choices={[
            { value: '', text: say('经费保障形式（未填）', 'Funding (not entered)') },
            { value: 'full', text: say('全额', 'Full') },
            { value: 'partial', text: say('差额', 'Partial') },
            { value: 'self', text: say('自收自支', 'Self-financed') },
          ]}
          onPick={(funding) => {
            set({ funding });
          }}
        />
      </Box>
      <Box sx={row}>
        {text('accountant', say('会计', 'Accountant'))}
        {text('leader', say('分管领导', 'Leader in charge'))}
        {text('phone', say('电话', 'Telephone'))}
      </Box>
      <Box sx={row}>
        {text('authorised', say('编制数', 'Authorised posts'))}
        {text('actual', say('实有人数', 'Staff'))}
        {text('offQuota', say('编外人数', 'Outside the quota'))}
      </Box>
    </ActDialog>
  );
}
