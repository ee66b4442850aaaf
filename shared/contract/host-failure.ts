/** Passwords and who may. wait: after several wrong ones. */
type OperatorFailure =
  | { readonly kind: 'operators/signed-out' }
  | { readonly kind: 'operators/wrong-password' }
  | { readonly kind: 'operators/wrong-code' }
  | { readonly kind: 'operators/wait'; readonly seconds: number }
  | { readonly kind: 'operators/weak-password'; readonly least: number }
  | { readonly kind: 'operators/not-head' }
  | { readonly kind: 'operators/unknown'; readonly name: string }
  | { readonly kind: 'operators/last-head' }
  | { readonly kind: 'operators/begun' }
  | { readonly kind: 'operators/ledger-exists' }
  | { readonly kind: 'operators/damaged' };

type CopyFailure =
  | { readonly kind: 'copies/no-place' }
  | { readonly kind: 'copies/passphrase-needed' }
  | { readonly kind: 'copies/nothing-incoming' }
  | { readonly kind: 'copies/empty-book' }
  | { readonly kind: 'package/not-a-package'; readonly file: string }
  | { readonly kind: 'package/damaged'; readonly file: string; readonly part: string }
  | { readonly kind: 'package/wrong-passphrase'; readonly file: string }
  | { readonly kind: 'package/needs-passphrase'; readonly file: string }
  | { readonly kind: 'package/newer'; readonly file: string; readonly needed: string };

type StorageFailure =
  | { readonly kind: 'storage/missing'; readonly folder: string }
  | { readonly kind: 'storage/inside' }
  | { readonly kind: 'storage/taken'; readonly folder: string }
  | { readonly kind: 'storage/no-room'; readonly free: number; readonly needed: number };

/** What can go wrong at the edge; file and detail are for the sentence. */
export type HostFailure =
  | { readonly kind: 'host/refused' }
  | { readonly kind: 'host/unexpected'; readonly reference: string }
  | { readonly kind: 'host/unknown-handle' }
  | { readonly kind: 'file/missing'; readonly file: string }
  | { readonly kind: 'file/in-use'; readonly file: string }
  | { readonly kind: 'file/read-only'; readonly file: string }
  | { readonly kind: 'file/disk-full'; readonly file: string }
  | { readonly kind: 'file/too-large'; readonly file: string }
  | { readonly kind: 'file/broken-disk'; readonly file: string }
  | { readonly kind: 'vault/damaged'; readonly what: string }
  | { readonly kind: 'vault/diverged'; readonly sequence: number }
  | { readonly kind: 'vault/other-identity' }
  | { readonly kind: 'vault/read-only' }
  | OperatorFailure
  | CopyFailure
  | StorageFailure
  | { readonly kind: 'workbook/not-a-workbook'; readonly file: string }
  | { readonly kind: 'workbook/encrypted'; readonly file: string }
  | { readonly kind: 'workbook/damaged'; readonly file: string; readonly part: string }
  | { readonly kind: 'workbook/too-large'; readonly file: string; readonly what: string }
  | { readonly kind: 'workbook/cannot-mark'; readonly file: string }
  | { readonly kind: 'workbook/engine-stopped'; readonly file: string }
  | { readonly kind: 'document/not-a-document'; readonly file: string }
  | { readonly kind: 'document/damaged'; readonly file: string; readonly part: string }
  | { readonly kind: 'document/placeholder-broken'; readonly file: string; readonly tag: string };
