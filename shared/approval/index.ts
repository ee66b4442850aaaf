export { decideReply } from './decide-reply.ts';
export type {
  ApprovedAmount,
  LineRefusal,
  PendingLine,
  ReplyLine,
  ReplyPlan,
  ReplyQuestion,
  ReplyRefused,
} from './decide-reply.ts';
export { decideUnitReply } from './decide-unit-reply.ts';
export type { UnitReplyPlan, UnitReplyQuestion, UnitReplyRefused } from './decide-unit-reply.ts';
