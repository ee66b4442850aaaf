import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { entriesOf, type ReferenceSet } from '#shared/reference-sets';
import type { CatalogEntry, CodeEntry, YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

const yearOf = (text: string): number | null => (/^2\d{3}$/.test(text) ? Number(text) : null);

/** One entry of a set by hand: new, renamed, or retired by its last year. Its code never changes. */
export function EntryDialog(props: {
  readonly yearFile: YearFile;
  readonly set: ReferenceSet;
  readonly entry: CodeEntry | null;
  readonly onClose: () => void;
  readonly onSave: (entry: CodeEntry | CatalogEntry) => void;
}): ReactNode {
  const { yearFile, set, entry } = props;
  const say = useSay();
  const entries = entriesOf(yearFile, set.name);
  const known = yearFile.catalog.find(({ code }) => code === entry?.code);
  const [code, setCode] = useState(entry?.code ?? '');
  const [name, setName] = useState(entry?.name ?? '');
  const [parent, setParent] = useState(entry?.parent ?? '');
  const [from, setFrom] = useState(entry?.validFrom === undefined ? '' : String(entry.validFrom));
  const [to, setTo] = useState(entry?.validTo === undefined ? '' : String(entry.validTo));
  const [departments, setDepartments] = useState<readonly string[]>(known?.allowedDepartments ?? []);
  const isCatalog = set.name === 'catalog';
  const above = yearFile.catalog.find((each) => each.code === parent);
  const level = parent === '' ? 1 : (above?.level ?? 3) + 1;
  const twice = entry === null && entries.some((each) => each.code === code);
  const wrongCode = code !== '' && (set.name === 'regions' ? !/^\d{9}$/.test(code) : /\s/.test(code));
  const wrongYear = [from, to].some((text) => text !== '' && yearOf(text) === null);
  const tooDeep = isCatalog && level > 3;
  const ready = code !== '' && name.trim() !== '' && !twice && !wrongCode && !wrongYear && !tooDeep;
  const problem = twice
    ? say('这个编码已经有了。', 'This code exists already.')
    : wrongCode
      ? set.name === 'regions'
        ? say('行政区划须是九位数字。', 'A region has nine digits.')
        : say('编码中不能有空格。', 'A code holds no blanks.')
      : wrongYear
        ? say('年度须是四位数字，如 2027。', 'Years are written as 2027.')
        : tooDeep
          ? say('指导性目录只有三级，请换上级。', 'The catalogue has three tiers.')
          : '';
  const save = (): void => {
    const [validFrom, validTo] = [yearOf(from), yearOf(to)];
    const plain: CodeEntry = {
      code,
      name: name.trim(),
      ...(parent === '' ? {} : { parent }),
      ...(validFrom === null ? {} : { validFrom }),
      ...(validTo === null ? {} : { validTo }),
    };
    if (!isCatalog) {
      props.onSave(plain);
      return;
    }
    const branch = known?.branch ?? above?.branch ?? (code.startsWith('B') ? 'B' : 'A');
    props.onSave({
      ...plain,
      level: level === 3 ? 3 : level === 2 ? 2 : 1,
      branch,
      legacyClass: known?.legacyClass ?? above?.legacyClass ?? (branch === 'A' ? 'L1' : 'L5'),
      ...(departments.length === 0 ? {} : { allowedDepartments: departments }),
      ...(known?.procurementItems ? { procurementItems: known.procurementItems } : {}),
    });
  };
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>
        {entry ? say(`修改 ${entry.code}`, `Edit ${entry.code}`) : say(`新增：${set.zh}`, `Add: ${set.en}`)}
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: '8px !important', fontSize: 14 }}>
        <Box sx={{ display: 'flex', gap: 2 }}>
          <TextField
            label={say('编码', 'Code')}
            value={code}
            disabled={entry !== null}
            error={twice || wrongCode}
            onChange={(event) => {
              setCode(event.target.value.trim());
            }}
            sx={{ width: 180 }}
          />
          <TextField
            label={say('名称', 'Name')}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
            sx={{ flex: 1 }}
          />
        </Box>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <span>{say('上级', 'Above')}</span>
          <CodePicker
            label={say('上级', 'Above')}
            // Every entry may stand above another one, so the picker sees them as a plain list.
            entries={entries.filter((each) => each.code !== code).map((each) => ({ code: each.code, name: each.name }))}
            value={parent}
            year={yearFile.year}
            onPick={setParent}
          />
          <TextField
            label={say('起用年度', 'From')}
            value={from}
            onChange={(event) => {
              setFrom(event.target.value.trim());
            }}
            sx={{ width: 90 }}
          />
          <TextField
            label={say('停用年度', 'To')}
            value={to}
            onChange={(event) => {
              setTo(event.target.value.trim());
            }}
            sx={{ width: 90 }}
          />
        </Box>
        <Box sx={{ fontSize: 13, color: problem === '' ? tokens.inkSecond : tokens.error, lineHeight: 1.6 }}>
          {problem === ''
            ? say(
                '停用年度是可以选用的最后一年。停用的条目仍可查阅，不能再选；条目不会删除。',
                'The last year in which the entry may be chosen. A retired entry stays readable; none is deleted.',
              )
            : problem}
        </Box>
        {isCatalog && (
          <Box component="fieldset" sx={{ border: `1px solid ${tokens.hairline}`, borderRadius: '4px', p: 1, m: 0 }}>
            <legend style={{ fontSize: 13 }}>{say('适用部门（不选为全部）', 'Departments (none: all)')}</legend>
            <Box
              sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', maxHeight: 160, overflow: 'auto', fontSize: 13 }}
            >
              {yearFile.departments.map((department) => (
                <label key={department.code}>
                  <input
                    type="checkbox"
                    checked={departments.includes(department.code)}
                    onChange={(event) => {
                      setDepartments(
                        event.target.checked
                          ? [...departments, department.code]
                          : departments.filter((each) => each !== department.code),
                      );
                    }}
                  />{' '}
                  {department.code} {department.name}
                </label>
              ))}
            </Box>
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button variant="contained" disabled={!ready} onClick={save}>
          {say('保存', 'Save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
