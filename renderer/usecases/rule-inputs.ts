import type { Unit } from '#shared/records';
import type { RuleInputs } from '#shared/review-rules';
import type { Office } from './office.ts';

/** What the office holds about a unit beside its forms. A set that was never imported is absent, not empty. */
export async function ruleInputs(office: Office, unit: Unit): Promise<RuleInputs> {
  const [priors, basics] = await Promise.all([
    office.ledger.all('prior', unit.department),
    office.ledger.all('basics', unit.department),
  ]);
  const own = <Line>(sets: readonly { readonly key: string; readonly value: readonly Line[] }[]): readonly Line[] =>
    sets.find(({ key }) => key === unit.code)?.value ?? [];
  return {
    ...(priors.length > 0 ? { prior: own(priors), departmentPrior: priors.flatMap(({ value }) => value) } : {}),
    ...(basics.length > 0 ? { basics: own(basics) } : {}),
    ...(unit.posts ? { posts: unit.posts } : {}),
  };
}
