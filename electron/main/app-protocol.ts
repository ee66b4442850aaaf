import type { CustomScheme } from 'electron';
import { pageFile } from '../host/page-file.ts';
import { pageHeaders } from '../host/page-policy.ts';

export const appScheme = 'app';
/** Never changed: a changed origin is a lost database. */
export const appOrigin = 'app://budget';

export const schemePrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const satisfies CustomScheme;

/** Node answers the origin of a custom scheme as "null", so scheme and host are compared. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}` === appOrigin;
}

export async function servePage(rendererFolder: string, request: { readonly url: string }): Promise<Response> {
  const file = isOurs(request.url) ? await pageFile(rendererFolder, new URL(request.url).pathname) : null;
  if (file === null) return new Response('', { status: 404, headers: pageHeaders });
  return new Response(file.bytes, { headers: { ...pageHeaders, 'Content-Type': file.type } });
}
