import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { HostOutput } from '#shared/contract';
import { roleLabel } from '#shared/messages';
import { DataTable } from '../../ui/data-table/index.ts';
import { Panel, Pick, TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { BeginDialog, OperatorDialog, PasswordDialog, type OperatorDraft } from './operator-dialogs.tsx';

type State = HostOutput<'operators.state'>;
type Operator = State['operators'][number];
type Asking =
  | { readonly kind: 'begin' }
  | { readonly kind: 'operator'; readonly before: Operator | null }
  | { readonly kind: 'password' };

/** Answers the sentence of a refusal, or null where it is done. */
type Act<Input> = (input: Input) => Promise<string | null>;

const idleChoices = ['5', '15', '30', '0'] as const;

/** 操作员: who may sign in and do what, and who can read what on this computer. */
export function OperatorsPage(props: {
  readonly state: State | null;
  /** Encryption can be chosen only before the first ledger. */
  readonly mayEncrypt: boolean;
  readonly readers: readonly { readonly what: string; readonly who: string }[];
  readonly idleMinutes: number;
  readonly onIdle: (minutes: number) => void;
  readonly onBegin: Act<{ readonly name: string; readonly password: string; readonly encrypt: boolean }>;
  readonly onPut: Act<OperatorDraft>;
  readonly onPassword: Act<{ readonly old: string; readonly next: string }>;
  readonly onRenewRecovery: () => void;
  readonly onTrail: () => void;
}): ReactNode {
  const { state } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => {
    setAsking(null);
  };
  if (!state) return <TaskBar title={say('操作员', 'Operators')} />;
  const protectedNow = state.protection !== 'none';
  const isHead = state.signedIn?.role === 'head';
  return (
    <>
      <TaskBar title={say('操作员', 'Operators')}>
        {protectedNow ? (
          <>
            <Button variant="outlined" disabled={!isHead} onClick={props.onTrail}>
              {say('登录记录…', 'Who came and went…')}
            </Button>
            <Button
              variant="outlined"
              onClick={() => {
                setAsking({ kind: 'password' });
              }}
            >
              {say('修改我的口令…', 'Change my password…')}
            </Button>
            <Button variant="outlined" disabled={!isHead} onClick={props.onRenewRecovery}>
              {say('换发恢复单…', 'New recovery sheet…')}
            </Button>
            <Button
              variant="contained"
              disabled={!isHead}
              onClick={() => {
                setAsking({ kind: 'operator', before: null });
              }}
            >
              {say('新增操作员…', 'Add an operator…')}
            </Button>
          </>
        ) : (
          <Button
            variant="contained"
            onClick={() => {
              setAsking({ kind: 'begin' });
            }}
          >
            {say('启用登录…', 'Turn log-in on…')}
          </Button>
        )}
      </TaskBar>
      {!protectedNow && (
        <Panel
          title={say('现在不需要登录', 'No log-in at present')}
          text={say(
            '任何能使用这台电脑的人都能打开本程序，操作日志只记录自己填写的姓名，不区分权限。几个人合用一台电脑的，建议启用登录：各用各的姓名和口令，分经办、审核、负责人三种角色，可锁屏。',
            'Whoever uses this computer can open the program; the log keeps the name that was typed. Where several share a computer, turn log-in on: names, passwords, three roles, a screen lock.',
          )}
        />
      )}
      {protectedNow && (
        <>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pb: 1, fontSize: 13, flex: 'none' }}>
            {say('无人操作时自动锁屏', 'Lock the screen when idle for')}
            <Pick
              label={say('自动锁屏', 'Lock when idle')}
              value={String(props.idleMinutes)}
              onPick={(minutes) => {
                props.onIdle(Number(minutes));
              }}
              choices={idleChoices.map((value) => ({
                value,
                text: value === '0' ? say('从不', 'never') : say(`${value} 分钟`, `${value} minutes`),
              }))}
            />
          </Box>
          <Box
            sx={{
              display: 'flex',
              flexDirection: 'column',
              height: 32 * Math.min(state.operators.length + 1, 8) + 30,
              flex: 'none',
            }}
          >
            <DataTable<Operator>
              label={say('操作员', 'Operators')}
              rows={state.operators}
              rowKey={({ name }) => name}
              empty=""
              columns={[
                { key: 'name', head: say('姓名', 'Name'), cell: ({ name }) => name },
                { key: 'role', head: say('角色', 'Role'), width: 120, cell: ({ role }) => roleLabel(role, language) },
                {
                  key: 'active',
                  head: say('状态', 'State'),
                  width: 100,
                  cell: ({ active, name }) =>
                    name === state.signedIn?.name ? (
                      <StateLabel tone="blue">{say('本人', 'You')}</StateLabel>
                    ) : active ? (
                      <StateLabel tone="jade">{say('可登录', 'Active')}</StateLabel>
                    ) : (
                      <StateLabel tone="grey">{say('已停用', 'Inactive')}</StateLabel>
                    ),
                },
                {
                  key: 'change',
                  head: '',
                  width: 100,
                  align: 'center',
                  cell: (operator) => (
                    <Button
                      disabled={!isHead}
                      onClick={() => {
                        setAsking({ kind: 'operator', before: operator });
                      }}
                    >
                      {say('修改…', 'Change…')}
                    </Button>
                  ),
                },
              ]}
            />
          </Box>
        </>
      )}
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, pt: 1.5 }}>
        <Box sx={{ fontWeight: 600, pb: 0.75 }}>
          {say('在这台电脑上，谁能看到什么', 'Who can read what on this computer')}
        </Box>
        <DataTable
          label={say('谁能看到什么', 'Who can read what')}
          rows={props.readers}
          rowKey={({ what }) => what}
          empty=""
          columns={[
            {
              key: 'what',
              head: say('内容', 'What'),
              width: 300,
              cell: ({ what }) => <Box sx={{ whiteSpace: 'normal', lineHeight: 1.5, py: 0.5 }}>{what}</Box>,
            },
            {
              key: 'who',
              head: say('谁能看到', 'Who'),
              cell: ({ who }) => <Box sx={{ whiteSpace: 'normal', lineHeight: 1.5, py: 0.5 }}>{who}</Box>,
            },
          ]}
        />
      </Box>
      {asking?.kind === 'begin' && (
        <BeginDialog mayEncrypt={props.mayEncrypt} onBegin={props.onBegin} onClose={close} />
      )}
      {asking?.kind === 'operator' && (
        <OperatorDialog
          names={state.operators.map(({ name }) => name)}
          before={asking.before}
          onPut={props.onPut}
          onClose={close}
        />
      )}
      {asking?.kind === 'password' && <PasswordDialog onPassword={props.onPassword} onClose={close} />}
    </>
  );
}
