import type { Severity } from '#shared/records';
import type { RuleSetting } from '#shared/year-file';

/** The year's settings after one change; a rule that is as its record says needs no setting. */
export function changedSettings(
  settings: readonly RuleSetting[],
  change: { readonly rule: string; readonly enabled: boolean; readonly severity: Severity | null },
): readonly RuleSetting[] {
  const { rule, enabled, severity } = change;
  const others = settings.filter((setting) => setting.rule !== rule);
  if (enabled && severity === null) return others;
  const setting: RuleSetting = { rule, enabled, ...(severity ? { severity } : {}) };
  return [...others, setting].toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}
