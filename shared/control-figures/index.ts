export { ceilingsFor } from './ceilings-for.ts';
export type { Ceilings } from './ceilings-for.ts';
export { isDeepCut } from './check-figure.ts';
export { figureKey, inForce } from './control-figure.ts';
export type {
  ControlFigure,
  ControlMode,
  ControlTarget,
  FigureRefusal,
  IssuedFigure,
  UpperNotice,
} from './control-figure.ts';
export { decideIssue } from './decide-issue.ts';
export type { IssuePlan, IssueQuestion, IssueRefused } from './decide-issue.ts';
export { decideReissue, splitState } from './decide-reissue.ts';
export type { ReissuePlan, ReissueQuestion, ReissueRefused, SplitState } from './decide-reissue.ts';
export { raiseByNotice } from './raise-by-notice.ts';
export type { NoticeQuestion, NoticeRefused } from './raise-by-notice.ts';
