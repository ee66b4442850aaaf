import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { roleLabel } from '#shared/messages';
import { Pick } from '../../ui/frame/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { ActDialog } from '../../ui/act-dialog/index.ts';

type Role = 'clerk' | 'reviewer' | 'head';
const roles = ['clerk', 'reviewer', 'head'] as const satisfies readonly Role[];
export type OperatorDraft = {
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly password: string | null;
};

function Secret(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong?: string;
}): ReactNode {
  return (
    <TextField
      type="password"
      label={props.label}
      value={props.value}
      error={(props.wrong ?? '').trim() !== ''}
      helperText={props.wrong}
      onChange={(event) => {
        props.onChange(event.target.value);
      }}
    />
  );
}

/** 启用登录: the first operator is a head; encryption only while there is no ledger. */
export function BeginDialog(props: {
  readonly mayEncrypt: boolean;
  readonly name?: string;
  readonly onBegin: (wish: {
    readonly name: string;
    readonly password: string;
    readonly encrypt: boolean;
  }) => Promise<string | null>;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const [name, setName] = useState(props.name ?? '');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [encrypt, setEncrypt] = useState(false);
  return (
    <ActDialog
      title={say('启用登录', 'Turn log-in on')}
      act={say('启用', 'Turn on')}
      ready={name.trim() !== '' && first !== '' && first === second}
      onAct={() => props.onBegin({ name: name.trim(), password: first, encrypt })}
      onClose={props.onClose}
    >
      <Box sx={{ fontSize: 13, lineHeight: 1.7 }}>
        {say(
          '第一名操作员是负责人，以后由负责人增加其他人。启用后会给出一张恢复单，请打印并锁好：忘记口令时凭它恢复。',
          'The first operator is a head, who adds the others. A recovery sheet follows: print it and lock it away.',
        )}
      </Box>
      <TextField
        label={say('姓名', 'Name')}
        value={name}
        autoFocus
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <Secret label={say('口令（至少 8 位）', 'Password (8 or more)')} value={first} onChange={setFirst} />
      <Secret
        label={say('再输一次', 'Once more')}
        value={second}
        onChange={setSecond}
        wrong={second !== '' && first !== second ? say('两次输入不一致', 'They differ') : ' '}
      />
      <label style={{ fontSize: 13, lineHeight: 1.7 }}>
        <input
          type="checkbox"
          checked={encrypt}
          disabled={!props.mayEncrypt}
          onChange={(event) => {
            setEncrypt(event.target.checked);
          }}
        />{' '}
        {say(
          '同时加密保存全部数据（口令和恢复单都丢失时，数据无法找回）',
          'Encrypt all data as well (without password and sheet they cannot be read again)',
        )}
      </label>
      {!props.mayEncrypt && (
        <Box sx={{ fontSize: 12, color: 'text.secondary', lineHeight: 1.6 }}>
          {say(
            '本机已有账套，不能再改为加密。需要加密的，请先备份，由技术人员协助在新的数据文件夹中启用加密后恢复。',
            'There is a ledger already. To encrypt, back it up and restore it into a new data folder.',
          )}
        </Box>
      )}
    </ActDialog>
  );
}

/** 新增, 修改操作员; a password that is left blank stays as it is. */
export function OperatorDialog(props: {
  readonly before: { readonly name: string; readonly role: Role; readonly active: boolean } | null;
  readonly names: readonly string[];
  readonly onPut: (draft: OperatorDraft) => Promise<string | null>;
  readonly onClose: () => void;
}): ReactNode {
  const { before } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [name, setName] = useState(before?.name ?? '');
  const [role, setRole] = useState<Role>(before?.role ?? 'clerk');
  const [active, setActive] = useState(before?.active ?? true);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const taken = before === null && props.names.includes(name.trim());
  const passwordDone = first === second && (before !== null || first !== '');
  return (
    <ActDialog
      title={
        before ? say(`修改操作员“${before.name}”`, `Change "${before.name}"`) : say('新增操作员', 'Add an operator')
      }
      act={say('保存', 'Save')}
      ready={name.trim() !== '' && !taken && passwordDone}
      onAct={() => props.onPut({ name: name.trim(), role, active, password: first === '' ? null : first })}
      onClose={props.onClose}
    >
      <TextField
        label={say('姓名', 'Name')}
        value={name}
        disabled={before !== null}
        error={taken}
        helperText={taken ? say('已有同名操作员，请用“修改”', 'There is one of this name: use Change') : undefined}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', fontSize: 13 }}>
        {say('角色', 'Role')}
        <Pick
          label={say('角色', 'Role')}
          value={role}
          onPick={setRole}
          choices={roles.map((value) => ({ value, text: roleLabel(value, language) }))}
        />
        <label>
          <input
            type="checkbox"
            checked={active}
            onChange={(event) => {
              setActive(event.target.checked);
            }}
          />{' '}
          {say('可以登录', 'may sign in')}
        </label>
      </Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary', lineHeight: 1.6 }}>
        {say(
          '经办：下发表样、接收、编报、打印文书。审核：另可审核通过、退回、锁定、代改、编制控制数。负责人：另可下达控制数、批复、追加调整、年度设置和管理操作员。',
          'Clerk: hands out, receives, enters, writes letters. Reviewer: also passes, returns, locks, amends, works on figures. Head: also issues, replies, adjusts, sets up the year and operators.',
        )}
      </Box>
      <Secret
        label={
          before
            ? say('新口令（不改则留空）', 'New password (blank: as it is)')
            : say('口令（至少 8 位）', 'Password (8 or more)')
        }
        value={first}
        onChange={setFirst}
      />
      <Secret
        label={say('再输一次', 'Once more')}
        value={second}
        onChange={setSecond}
        wrong={second !== '' && first !== second ? say('两次输入不一致', 'They differ') : ' '}
      />
    </ActDialog>
  );
}

/** 修改我的口令. */
export function PasswordDialog(props: {
  readonly onPassword: (change: { readonly old: string; readonly next: string }) => Promise<string | null>;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const [old, setOld] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  return (
    <ActDialog
      title={say('修改我的口令', 'Change my password')}
      act={say('修改', 'Change')}
      ready={old !== '' && first !== '' && first === second}
      onAct={() => props.onPassword({ old, next: first })}
      onClose={props.onClose}
    >
      <Secret label={say('现在的口令', 'Present password')} value={old} onChange={setOld} />
      <Secret label={say('新口令（至少 8 位）', 'New password (8 or more)')} value={first} onChange={setFirst} />
      <Secret
        label={say('再输一次', 'Once more')}
        value={second}
        onChange={setSecond}
        wrong={second !== '' && first !== second ? say('两次输入不一致', 'They differ') : ' '}
      />
    </ActDialog>
  );
}
