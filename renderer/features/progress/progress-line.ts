import type { SubmissionState } from '#shared/records';
import { openFindings } from '#shared/review-rules';
import type { SubmissionHead } from '../../usecases/ports.ts';

export type ProgressLine = {
  readonly code: string;
  readonly name: string;
  readonly units: number;
  readonly received: number;
  readonly state: SubmissionState;
  readonly projects: number;
  readonly purchases: number;
  readonly problems: number;
  readonly last: string;
  /** Days since the deadline while something is still owed; 0 otherwise. */
  readonly late: number;
};

const order: readonly SubmissionState[] = [
  'returned',
  'absent',
  'submitted',
  'resubmitted',
  'passed',
  'locked',
  'replied',
];

/** One line of 报送进度: a unit, a department or the whole county; amounts in fen. */
export function lineOf(
  code: string,
  name: string,
  units: readonly string[],
  heads: ReadonlyMap<string, SubmissionHead>,
  daysOver: number,
): ProgressLine {
  const held = units.map((unit) => heads.get(unit));
  const states = held.map((head): SubmissionState => head?.state ?? 'absent');
  return {
    code,
    name,
    units: units.length,
    received: held.filter((head) => head !== undefined && head.state !== 'absent').length,
    state: order.find((state) => states.includes(state)) ?? 'absent',
    projects: held.reduce((sum, head) => sum + (head?.sums.projects ?? 0), 0),
    purchases: held.reduce((sum, head) => sum + (head?.sums.purchases ?? 0), 0),
    problems: held.reduce((sum, head) => sum + (head ? openFindings(head.findings, head.explanations).length : 0), 0),
    last: held.map((head) => head?.receivedAt ?? '').reduce((late, at) => (at > late ? at : late), ''),
    late: states.some((state) => state === 'absent' || state === 'returned') ? daysOver : 0,
  };
}
