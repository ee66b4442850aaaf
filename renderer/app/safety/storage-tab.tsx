import { useState, type ReactNode } from 'react';
import type { ScreenProps } from '../screen-props.ts';
import { StoragePage } from '../../features/safety/index.ts';
import { programHost } from '../compose.ts';
import { useAsked } from './use-asked.ts';
import { useStorageActs } from './use-storage-acts.tsx';

/** 数据文件夹. */
export function StorageTab({ say }: ScreenProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const storage = useAsked(() => programHost['storage.state']({}));
  const greeting = useAsked(() => programHost['session.greet']({}));
  const acts = useStorageActs(say, setBusy);
  return (
    <>
      <StoragePage
        storage={storage.value}
        version={greeting.value?.version ?? ''}
        busy={busy}
        onMove={() => void acts.move().then(storage.again)}
        onRescue={() => void acts.rescue()}
        onDiagnose={() => void acts.diagnose({})}
      />
      {acts.chooser}
    </>
  );
}
