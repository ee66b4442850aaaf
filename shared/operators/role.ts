/** 经办, 审核, 负责人. Each may do what the one before may. */
export const roles = ['clerk', 'reviewer', 'head'] as const;
export type Role = (typeof roles)[number];

export const atLeast = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);
