import { timingSafeEqual } from 'node:crypto';

export const cookieName = 'tutd_session';

/** Who may come in: the launch address works once and is exchanged for a cookie that page code cannot read. */
export type Entrance = {
  readonly launchPath: string;
  /** The value for Set-Cookie where the key is the unused launch key, else null. */
  readonly exchange: (key: string) => string | null;
  readonly isKnown: (cookieHeader: string | undefined) => boolean;
};

function isSame(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

export function createEntrance(newSecret: () => string): Entrance {
  const launchKey = newSecret();
  const session = newSecret();
  let used = false;
  return {
    launchPath: `/?key=${launchKey}`,
    exchange: (key) => {
      if (used || !isSame(key, launchKey)) return null;
      used = true;
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isKnown: (cookieHeader) =>
      (cookieHeader ?? '')
        .split(';')
        .map((part) => part.trim())
        .some((part) => part.startsWith(`${cookieName}=`) && isSame(part.slice(cookieName.length + 1), session)),
  };
}
