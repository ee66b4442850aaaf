import type { ActName } from '#shared/acts';
import { atLeast, type Role } from './role.ts';

/** The least role that may commit each act of the journal: who prepares, who judges, who decides. */
const leastRoles = {
  // 经办: what is prepared, taken in and sent out.
  enter: 'clerk',
  submit: 'clerk',
  withdraw: 'clerk',
  'hand-out': 'clerk',
  'take-seat': 'clerk',
  'take-hand-out': 'clerk',
  receive: 'clerk',
  explain: 'clerk',
  'answer-slip': 'clerk',
  'confirm-amendment': 'clerk',
  'register-paper': 'clerk',
  'write-letters': 'clerk',
  'mark-favourite': 'clerk',
  'use-code': 'clerk',
  'import-integrated': 'clerk',
  'import-basics': 'clerk',
  'import-prior': 'clerk',
  'import-pool': 'clerk',
  'import-carryOver': 'clerk',
  'import-contracts': 'clerk',
  'import-assets': 'clerk',
  // 审核: what a submission is judged to be, and the figures before they are issued.
  pass: 'reviewer',
  'bulk-pass': 'reviewer',
  return: 'reviewer',
  lock: 'reviewer',
  'bulk-lock': 'reviewer',
  unlock: 'reviewer',
  opinion: 'reviewer',
  'merge-section-review': 'reviewer',
  amend: 'reviewer',
  'split-lump': 'reviewer',
  'clear-purchase-mark': 'reviewer',
  'move-to-department': 'reviewer',
  'county-review': 'reviewer',
  'work-figures': 'reviewer',
  'unit-reply': 'reviewer',
  // 负责人: what binds the units, and how the year is set.
  'issue-figures': 'head',
  'reissue-figures': 'head',
  'raise-figure': 'head',
  reply: 'head',
  'batch-add': 'head',
  'batch-cut': 'head',
  'batch-transfer': 'head',
  'batch-amend': 'head',
  'batch-carryOver': 'head',
  'found-year': 'head',
  'set-calendar': 'head',
  'set-review-chain': 'head',
  'set-rule': 'head',
  'import-reference': 'head',
  'save-entry': 'head',
  'save-thresholds': 'head',
  'save-mapping': 'head',
  'map-catalog': 'head',
  'import-roster': 'head',
  'save-unit': 'head',
  'save-department': 'head',
  'retire-units': 'head',
  'merge-units': 'head',
  'split-units': 'head',
  'retire-department': 'head',
  'revive-unit': 'head',
  'set-code-widths': 'head',
  'load-template': 'head',
  'restore-template': 'head',
} as const satisfies { readonly [Act in ActName]: Role };

export const knownActs: readonly string[] = Object.keys(leastRoles);

/** An act that the table does not name is left to the head: a new act is never open to all by being forgotten here. */
export const leastRoleFor = (act: string): Role =>
  Object.hasOwn(leastRoles, act) ? leastRoles[act as keyof typeof leastRoles] : 'head';

export type NotAllowed = { readonly kind: 'operator/not-allowed'; readonly act: string; readonly role: Role };

/** role null: log-in is off, and whoever sits here may do everything. */
export const mayAct = (role: Role | null, act: string): boolean => role === null || atLeast(role, leastRoleFor(act));
