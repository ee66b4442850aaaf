import { useEffect, useState, type ReactNode } from 'react';
import { auditFaultSentence, failureSentence } from '#shared/messages';
import { HistoryPage, type Verdict } from '../../features/safety/index.ts';
import { useLanguage } from '../../ui/tongue/index.ts';
import { pastActs, type PastAct } from '../../usecases/time-machine.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 操作日志 of the open book. */
export function HistoryTab({ office, say, state, lookAt }: ScreenProps): ReactNode {
  const { language } = useLanguage();
  const [acts, setActs] = useState<readonly PastAct[]>([]);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState(false);
  const refuse = (error: Parameters<typeof failureSentence>[0]): void => {
    say({ tone: 'error', text: failureSentence(error, language) });
  };
  useEffect(() => {
    void pastActs(office).then((answer) => {
      if (answer.ok) setActs(answer.value);
      else refuse(answer.error);
    });
  }, [office, state.watermark?.sequence]);
  const verify = async (): Promise<void> => {
    setBusy(true);
    const { watermark } = state;
    const known = watermark && watermark.sequence > 0 ? watermark : null;
    const answer = await office.host['vault.audit']({ ledger: office.kind, known });
    setBusy(false);
    if (!answer.ok) {
      refuse(answer.error);
      return;
    }
    const { records, checkpoints, blobs, faults } = answer.value;
    setVerdict({ records, checkpoints, blobs, faults: faults.map((fault) => auditFaultSentence(fault, language)) });
  };
  return (
    <HistoryPage
      acts={acts}
      verdict={verdict}
      busy={busy}
      onVerify={() => void verify()}
      onLookAt={(sequence) => {
        lookAt({ office, sequence });
      }}
    />
  );
}
