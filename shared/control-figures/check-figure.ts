import { fen } from '#shared/money';
import type { ControlFigure, ControlTarget, FigureRefusal } from './control-figure.ts';
import { figureKey } from './control-figure.ts';

function wellShaped(target: ControlTarget): boolean {
  if (target.department === '') return false;
  switch (target.mode) {
    case 'project':
      return Boolean(target.unit) && Boolean(target.projectCode);
    case 'unitFund':
      return Boolean(target.unit) && target.projectCode === null && target.fund !== null;
    case 'departmentLump':
      return target.unit === null && target.projectCode === null;
  }
}

/** Rule A308: a cut of 30 % or more of what was asked. */
export const isDeepCut = (figure: Pick<ControlFigure, 'requested' | 'determined'>): boolean =>
  figure.requested > 0 && (figure.requested - figure.determined) * 10 >= figure.requested * 3;

const isNegative = ({ determined, purchases, procurement }: ControlFigure): boolean =>
  [determined, purchases, procurement].some((amount) => amount !== null && amount < 0);

/** Everything wrong with one figure by itself. */
export function checkFigure(figure: ControlFigure): readonly FigureRefusal[] {
  const key = figureKey(figure);
  const found: FigureRefusal[] = [];
  const { determined, purchases, procurement } = figure;
  if (!wellShaped(figure)) found.push({ kind: 'control/wrong-shape', key });
  if (isNegative(figure)) found.push({ kind: 'control/negative', key });
  if (purchases !== null && purchases > determined) {
    found.push({ kind: 'control/purchases-over-amount', key, over: fen(purchases - determined) });
  }
  if (procurement !== null && procurement > determined) {
    found.push({ kind: 'control/procurement-over-amount', key, over: fen(procurement - determined) });
  }
  if (isDeepCut(figure) && figure.reason.trim() === '') {
    found.push({ kind: 'control/cut-without-reason', key, cut: fen(figure.requested - determined) });
  }
  return found;
}

/** Each figure named twice in one act, once. */
export function namedTwice(figures: readonly ControlFigure[]): readonly FigureRefusal[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const figure of figures) {
    const key = figureKey(figure);
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return [...twice].map((key) => ({ kind: 'control/twice', key }));
}
