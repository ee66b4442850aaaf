import { createHash } from 'node:crypto';
import type { JournalRecord, Mark } from './vault-types.ts';

/** The chain hangs from 64 zeros. */
export const firstMark: Mark = { sequence: 0, hash: '0'.repeat(64), at: '' };

export const digestOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** The fields are hashed in a fixed order as a JSON array, so that the layout of the line does not matter. */
export const chainHash = (previous: string, record: JournalRecord): string =>
  digestOf(`${previous}\n${JSON.stringify([record.sequence, record.at, record.by, record.act, record.detail])}`);
