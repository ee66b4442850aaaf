import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { leastPassword, operatorName, type WeakPassword } from './password-rule.ts';
import type { Role } from './role.ts';

export type Operator = { readonly name: string; readonly role: Role; readonly active: boolean };
export type OperatorsRefused =
  | { readonly kind: 'operators/not-head' }
  | { readonly kind: 'operators/unknown'; readonly name: string }
  | { readonly kind: 'operators/last-head' }
  | WeakPassword;

const isHead = ({ role, active }: Operator): boolean => role === 'head' && active;

export const findOperator = <Each extends Operator>(operators: readonly Each[], name: string): Each | undefined =>
  operators.find((each) => each.name === operatorName(name));

/** 增加、修改操作员: only by a head, and one head who can sign in always remains. A new operator needs a password. */
export function decideOperator(
  operators: readonly Operator[],
  by: Role | null,
  wish: Operator & { readonly hasPassword: boolean },
): Result<Operator & { readonly isNew: boolean }, OperatorsRefused> {
  if (by !== 'head') return err({ kind: 'operators/not-head' });
  const next: Operator = { name: operatorName(wish.name), role: wish.role, active: wish.active };
  const isNew = findOperator(operators, next.name) === undefined;
  if (next.name === '') return err({ kind: 'operators/unknown', name: next.name });
  if (isNew && !wish.hasPassword) return err({ kind: 'operators/weak-password', least: leastPassword });
  const others = operators.filter(({ name }) => name !== next.name);
  return [...others, next].some(isHead) ? ok({ ...next, isNew }) : err({ kind: 'operators/last-head' });
}
