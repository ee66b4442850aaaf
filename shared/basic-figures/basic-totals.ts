import type { BasicLine } from '#shared/records';

export type BasicTotals = { readonly personnel: number; readonly quota: number; readonly total: number };

/** 人员经费 is 301 and 303, 公用经费 the rest of 基本支出 (302, 310). */
const basicPart = (deptEcon: string): 'personnel' | 'quota' =>
  deptEcon.startsWith('301') || deptEcon.startsWith('303') ? 'personnel' : 'quota';

/** Fen of a unit, or of several, by the two parts of 基本支出. */
export function basicTotals(lines: readonly BasicLine[]): BasicTotals {
  let personnel = 0;
  let quota = 0;
  for (const { deptEcon, amount } of lines)
    if (basicPart(deptEcon) === 'personnel') personnel += amount;
    else quota += amount;
  return { personnel, quota, total: personnel + quota };
}
