import type { RosterHead } from '#shared/unit-roster';
import { rosterHeads } from '#shared/unit-roster';
import type { Say } from '../../ui/tongue/index.ts';

const english: Readonly<Record<RosterHead, string>> = {
  code: 'Code',
  name: 'Name',
  department: 'Department code',
  departmentName: 'Department',
  section: 'Section of finance',
  isHead: 'Head office',
  type: 'Unit type',
  region: 'Region',
  accountant: 'Accountant',
  phone: 'Telephone',
  leader: 'Leader in charge',
  authorised: 'Authorised posts',
  actual: 'Staff',
  offQuota: 'Outside the quota',
  funding: 'Funding',
};
export const rosterWords = Object.keys(rosterHeads) as readonly RosterHead[];
export const rosterWord = (head: RosterHead, say: Say): string => say(rosterHeads[head], english[head]);

/** What an act on the year answers to its dialog: nothing where it is done, else why not. */
export type Answer = Promise<string | null>;
