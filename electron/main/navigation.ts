import { isOurs } from './app-protocol.ts';

type Preventable = { readonly preventDefault: () => void };
type Listener = (event: Preventable) => void;

/** The slice of WebContents that is guarded. */
export type ContentsPort = {
  readonly on: (
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate' | 'will-attach-webview',
    listener: Listener,
  ) => unknown;
  readonly setWindowOpenHandler: (handler: () => { action: 'deny' }) => void;
};

/** The slice of Session that is guarded. */
export type SessionPort = {
  readonly setPermissionRequestHandler: (
    handler: (contents: unknown, permission: unknown, decide: (granted: boolean) => void) => void,
  ) => void;
  readonly setPermissionCheckHandler: (handler: (contents: unknown, permission: unknown) => boolean) => void;
  readonly setDevicePermissionHandler: (handler: () => boolean) => void;
  readonly onBeforeRequest: (
    listener: (details: { readonly url: string }, decide: (ruling: { cancel: boolean }) => void) => void,
  ) => void;
  readonly onDownload: (listener: Listener) => void;
  readonly setCertificateVerifyProc: (judge: (request: unknown, decide: (ruling: number) => void) => void) => void;
  readonly setSpellCheckerEnabled: (enabled: boolean) => void;
};

const refuse: Listener = (event) => {
  event.preventDefault();
};

/** The page stays where it is: it opens nothing, goes nowhere and embeds nothing. */
export function guardContents(contents: ContentsPort): void {
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'] as const)
    contents.on(event, refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export const mayRequest = (address: string): boolean =>
  isOurs(address) || address.startsWith(`blob:app://budget/`) || address.startsWith('data:');

/** Plain text into the clipboard, for 复制整表; the page may not read from it. */
const copying = 'clipboard-sanitized-write';

/** Chromium's word for a certificate that is refused; nothing that we show has one. */
const untrusted = -2;

/** No other permission, no device, no download, and no request that leaves the program. */
export function guardSession(session: SessionPort): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === copying);
  });
  session.setPermissionCheckHandler((_contents, permission) => permission === copying);
  session.setDevicePermissionHandler(() => false);
  session.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !mayRequest(url) });
  });
  session.onDownload(refuse);
  session.setCertificateVerifyProc((_request, decide) => {
    decide(untrusted);
  });
  // Its dictionaries would be downloaded.
  session.setSpellCheckerEnabled(false);
}
