import { useState, type ReactNode } from 'react';
import type { HostFailure, HostOutput } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import { failureSentence } from '#shared/messages';
import { whoCanRead } from '#shared/operators';
import { AccessDialog, OperatorsPage, RecoverySheet } from '../../features/safety/index.ts';
import { localDay } from '../../ui/instant/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { programHost } from '../compose.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useSession } from '../session.ts';
import { useAsked } from './use-asked.ts';

const page = 5000;
/** Every page of 登录记录, oldest first. */
async function wholeTrail(): Promise<Result<HostOutput<'operators.trail'>, HostFailure>> {
  const records: HostOutput<'operators.trail'>['records'] = [];
  let damagedLine: number | null = null;
  for (;;) {
    const answer = await programHost['operators.trail']({ after: records.at(-1)?.sequence ?? 0, limit: page });
    if (!answer.ok) return answer;
    records.push(...answer.value.records);
    damagedLine ??= answer.value.damagedLine;
    if (answer.value.records.length < page) return ok({ records, damagedLine });
  }
}

/** 操作员: log-in, roles, passwords. */
export function OperatorsTab({ office, yearFile, say }: ScreenProps): ReactNode {
  const word = useSay();
  const { language } = useLanguage();
  const session = useSession();
  const operators = useAsked(() => programHost['operators.state']({}));
  const [sheet, setSheet] = useState<string | null>(null);
  const [trail, setTrail] = useState<HostOutput<'operators.trail'> | null>(null);
  const sentenceOf = (error: Parameters<typeof failureSentence>[0]): string => failureSentence(error, language);
  return (
    <>
      <OperatorsPage
        state={operators.value}
        mayEncrypt={false}
        readers={whoCanRead.map(({ what, where, readers }) => ({
          what: `${what[language]}（${where[language]}）`,
          who: readers[session.protection][language],
        }))}
        idleMinutes={session.idleMinutes}
        onIdle={session.setIdleMinutes}
        onBegin={async (wish) => {
          const answer = await programHost['operators.begin'](wish);
          if (!answer.ok) return sentenceOf(answer.error);
          setSheet(answer.value.recoveryCode);
          await session.began(answer.value, wish.encrypt);
          operators.again();
          return null;
        }}
        onPut={async (draft) => {
          const answer = await programHost['operators.put'](draft);
          if (!answer.ok) return sentenceOf(answer.error);
          operators.again();
          say({ tone: 'success', text: word(`已保存操作员“${draft.name}”。`, `"${draft.name}" is saved.`) });
          return null;
        }}
        onPassword={async (change) => {
          const answer = await programHost['operators.changePassword'](change);
          if (!answer.ok) return sentenceOf(answer.error);
          say({ tone: 'success', text: word('口令已修改。', 'The password is changed.') });
          return null;
        }}
        onTrail={() => {
          void wholeTrail().then((answer) => {
            if (answer.ok) setTrail(answer.value);
            else say({ tone: 'error', text: sentenceOf(answer.error) });
          });
        }}
        onRenewRecovery={() => {
          void programHost['operators.renewRecovery']({}).then((answer) => {
            if (answer.ok) setSheet(answer.value.recoveryCode);
            else say({ tone: 'error', text: sentenceOf(answer.error) });
          });
        }}
      />
      {trail && (
        <AccessDialog
          trail={trail}
          onClose={() => {
            setTrail(null);
          }}
        />
      )}
      {sheet !== null && (
        <RecoverySheet
          code={sheet}
          encrypted={session.protection === 'encrypted'}
          office={word(`${yearFile.region.name}财政局`, `${yearFile.region.name} finance bureau`)}
          day={localDay(office.clock.now())}
          onDone={() => {
            setSheet(null);
          }}
        />
      )}
    </>
  );
}
