import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { Department } from '#shared/records';
import { nextDepartmentCode } from '#shared/unit-changes';
import type { YearFile } from '#shared/year-file';
import { useSay } from '../../ui/tongue/index.ts';
import { ActDialog } from '../../ui/act-dialog/index.ts';
import type { Answer } from './words.ts';

/** 新增部门, 修改部门: code, name and the 业务股室 in charge of it. */
export function DepartmentDialog(props: {
  readonly yearFile: YearFile;
  readonly department: Department | null;
  readonly onSave: (department: Department) => Answer;
  readonly onClose: () => void;
}): ReactNode {
  const { yearFile, department } = props;
  const say = useSay();
  const [code, setCode] = useState(department?.code ?? nextDepartmentCode(yearFile));
  const [name, setName] = useState(department?.name ?? '');
  const [section, setSection] = useState(department?.section ?? '');
  return (
    <ActDialog
      title={
        department
          ? say(`修改部门 ${department.code}`, `Edit department ${department.code}`)
          : say('新增部门', 'Add a department')
      }
      act={say('保存', 'Save')}
      ready={code !== '' && name.trim() !== ''}
      note={say(
        '部门行只汇总，不填报；请为部门新增“本级”单位。业务股室是财政局归口管理该部门的股室，改动后其单位随之改。',
        'A department only adds up; add its head office as a unit. A change of the section goes to its units too.',
      )}
      onAct={() => props.onSave({ code, name: name.trim(), section: section.trim() })}
      onClose={props.onClose}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <TextField
          label={say('部门编码', 'Code')}
          value={code}
          disabled={department !== null}
          onChange={(event) => {
            setCode(event.target.value.trim());
          }}
          sx={{ width: 110, flex: 'none' }}
        />
        <TextField
          label={say('部门名称', 'Name')}
          value={name}
          autoFocus
          onChange={(event) => {
            setName(event.target.value);
          }}
          sx={{ flex: 1 }}
        />
        <TextField
          label={say('业务股室', 'Section of finance')}
          value={section}
          onChange={(event) => {
            setSection(event.target.value);
          }}
          sx={{ width: 140, flex: 'none' }}
        />
      </Box>
    </ActDialog>
  );
}
