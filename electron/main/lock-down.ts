import { quietSwitches } from '../silence/quiet-browser.ts';

type Preventable = { readonly preventDefault: () => void };
/** How a process ended, in Chromium's words. */
export type Ending = { readonly reason: string; readonly exitCode: number };

/** The slice of app that is set before it is ready. */
export type AppPort = {
  readonly enableSandbox: () => void;
  readonly appendSwitch: (name: string, value?: string) => void;
  readonly onCertificateError: (listener: (event: Preventable, decide: (trusted: boolean) => void) => void) => void;
  readonly on: (event: 'select-client-certificate' | 'login', listener: (event: Preventable) => void) => void;
};

/** The page needs no host at all: app://budget is answered by this process. */
export function lockDown(app: AppPort): void {
  app.enableSandbox();
  for (const { name, value } of quietSwitches([])) app.appendSwitch(name, value);
  app.onCertificateError((event, decide) => {
    event.preventDefault();
    decide(false);
  });
  for (const event of ['select-client-certificate', 'login'] as const)
    app.on(event, (asked) => {
      asked.preventDefault();
    });
}

/** What the person is told when the page's process ended; null where it ended as it should. */
export function pageGoneSentence({ reason, exitCode }: Ending): string | null {
  if (reason === 'clean-exit') return null;
  const why = reason === 'oom' ? '内存不足' : `${reason} ${String(exitCode)}`;
  return `界面意外中止（${why}）。已显示“已保存”的数据不受影响。请重新打开程序；如反复出现，请把数据文件夹中的 log 交给技术人员。`;
}
