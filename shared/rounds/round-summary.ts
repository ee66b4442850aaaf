import type { Submission, SubmissionState, Unit } from '#shared/records';
import { submissionStates } from '#shared/records';

export type StateCounts = { readonly [State in SubmissionState]: number } & { readonly units: number };
export type RoundSummary = {
  readonly county: StateCounts;
  readonly departments: readonly { readonly department: string; readonly counts: StateCounts }[];
};

function countStates(states: readonly SubmissionState[]): StateCounts {
  const counts = { absent: 0, submitted: 0, returned: 0, resubmitted: 0, passed: 0, locked: 0, replied: 0 };
  for (const state of states) counts[state] += 1;
  return { ...counts, units: submissionStates.reduce((sum, state) => sum + counts[state], 0) };
}

/** 报送进度: the submissions of one round against the list of units; a unit without one is 未送审. */
export function roundSummary(submissions: readonly Submission[], units: readonly Unit[]): RoundSummary {
  const stateOf = new Map(submissions.map((one) => [one.unit, one.state]));
  const byDepartment = new Map<string, SubmissionState[]>();
  const all: SubmissionState[] = [];
  for (const unit of units) {
    const state = stateOf.get(unit.code) ?? 'absent';
    all.push(state);
    const group = byDepartment.get(unit.department);
    if (group) group.push(state);
    else byDepartment.set(unit.department, [state]);
  }
  const departments = [...byDepartment]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([department, states]) => ({ department, counts: countStates(states) }));
  return { county: countStates(all), departments };
}
