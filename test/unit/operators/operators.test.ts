import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureSentence } from '#shared/messages';
import {
  checkPassword,
  decideOperator,
  findOperator,
  knownActs,
  leastRoleFor,
  mayAct,
  secondsToWait,
  waitAfter,
  whoCanRead,
} from '#shared/operators';
import { batchKinds } from '#shared/adjustments';

/** The acts that use cases commit, as their source says them; those made of a name and a kind are added by hand. */
function actsOfUseCases(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync('renderer/usecases')) {
    const text = readFileSync(`renderer/usecases/${file}`, 'utf8');
    if (!text.includes('ommitAndKeep') && !text.includes('keepYear')) continue;
    const commits = [
      /commitAndKeep\([\w.]+, \{\s*act: '([\w-]+)'/g,
      /(?:keepYear|keepSound|keepChange|keepUnused)\(office, '([\w-]+)'/g,
      /keepIssue\(office, yearFile, '([\w-]+)'/g,
      /(?:take|amendUnit)\(office,[^']*'([\w-]+)'/g,
      /^ {4}act: '([\w-]+)',$/gm,
    ];
    for (const pattern of commits) for (const match of text.matchAll(pattern)) found.add(match[1]!);
  }
  return [...found];
}

describe('roles', () => {
  it('names every act of the use cases in the table, and no act that there is not', () => {
    const made = [
      ...batchKinds.map((kind) => `batch-${kind}`),
      ...['pass', 'lock'].map((act) => `bulk-${act}`),
      ...['retire', 'merge', 'split'].map((kind) => `${kind}-units`),
      ...['integrated', 'basics', 'prior', 'pool', 'carryOver', 'contracts', 'assets'].map((kind) => `import-${kind}`),
    ];
    expect([...new Set([...actsOfUseCases(), ...made])].sort()).toEqual([...knownActs].sort());
  });
  it.each([
    ['enter', 'clerk'],
    ['hand-out', 'clerk'],
    ['receive', 'clerk'],
    ['import-pool', 'clerk'],
    ['write-letters', 'clerk'],
    ['register-paper', 'clerk'],
    ['pass', 'reviewer'],
    ['return', 'reviewer'],
    ['lock', 'reviewer'],
    ['unlock', 'reviewer'],
    ['opinion', 'reviewer'],
    ['amend', 'reviewer'],
    ['county-review', 'reviewer'],
    ['work-figures', 'reviewer'],
    ['issue-figures', 'head'],
    ['reply', 'head'],
    ['batch-transfer', 'head'],
    ['set-calendar', 'head'],
    ['set-review-chain', 'head'],
    ['set-rule', 'head'],
    ['found-year', 'head'],
    ['an act of tomorrow', 'head'],
    ['toString', 'head'],
  ] as const)('leaves %s to a %s and those above', (act, least) => {
    expect(leastRoleFor(act)).toBe(least);
    const may = (['clerk', 'reviewer', 'head'] as const).filter((role) => mayAct(role, act));
    expect(may[0]).toBe(least);
    expect(may.at(-1)).toBe('head');
  });
  it('leaves everything to whoever sits here while log-in is off', () => {
    for (const act of knownActs) expect(mayAct(null, act)).toBe(true);
  });
  it('says which role may', () => {
    const refused = { kind: 'operator/not-allowed', act: 'lock', role: 'clerk' } as const;
    expect(failureSentence(refused, 'zh')).toContain('审核或负责人');
    expect(failureSentence({ ...refused, act: 'reply', role: 'reviewer' }, 'zh')).toMatch(/“审核”.*请由负责人登录/);
    expect(failureSentence(refused, 'en')).toContain('reviewer or a head');
  });
});

describe('passwords', () => {
  it.each(['short', 'seven77', '预算股张三', '', '王芳王芳王芳王芳', '  王芳王芳王芳王芳 '])(
    'refuses %j',
    (password) => {
      expect(checkPassword('王芳王芳王芳王芳', password)).toEqual({
        ok: false,
        error: { kind: 'operators/weak-password', least: 8 },
      });
    },
  );
  it.each(['longenough', '县财政局预算股二', '😀😀😀😀😀😀😀😀'])('takes %j', (password) => {
    expect(checkPassword('王芳', password).ok).toBe(true);
  });
  it('sees the name in another width and case', () => {
    expect(checkPassword('ｗａｎｇｆａｎｇ', 'WangFang').ok).toBe(false);
  });
});

describe('the wait after wrong ones', () => {
  it('begins with the fifth, doubles, and ends at a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 8, 9, 10, 11, 60].map(waitAfter)).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });
  it('runs off with the clock, and is not shortened by one that was set back', () => {
    const wrongs = { count: 5, lastAt: 1_000_000 };
    expect(secondsToWait(wrongs, 1_000_000)).toBe(30);
    expect(secondsToWait(wrongs, 1_010_500)).toBe(20);
    expect(secondsToWait(wrongs, 1_030_000)).toBe(0);
    expect(secondsToWait(wrongs, 0)).toBe(30);
  });
});

describe('changes of operators', () => {
  const head = { name: '王芳', role: 'head', active: true } as const;
  const clerk = { name: '李敏', role: 'clerk', active: true } as const;
  const wish = { ...clerk, hasPassword: false };
  it('are made by a head alone', () => {
    for (const by of ['clerk', 'reviewer', null] as const)
      expect(decideOperator([head, clerk], by, wish)).toEqual({ ok: false, error: { kind: 'operators/not-head' } });
  });
  it('always leave a head who can sign in', () => {
    for (const change of [{ role: 'reviewer' }, { active: false }] as const)
      expect(decideOperator([head, clerk], 'head', { ...head, ...change, hasPassword: true })).toEqual({
        ok: false,
        error: { kind: 'operators/last-head' },
      });
    const other = { name: '赵强', role: 'head', active: false } as const;
    expect(decideOperator([head, other], 'head', { ...head, active: false, hasPassword: false }).ok).toBe(false);
    expect(
      decideOperator([head, { ...other, active: true }], 'head', { ...head, active: false, hasPassword: false }),
    ).toEqual({ ok: true, value: { ...head, active: false, isNew: false } });
  });
  it('ask a password of a new one, and a name', () => {
    expect(decideOperator([head], 'head', wish)).toMatchObject({ error: { kind: 'operators/weak-password' } });
    expect(decideOperator([head], 'head', { ...wish, name: ' ', hasPassword: true })).toMatchObject({
      error: { kind: 'operators/unknown' },
    });
    expect(decideOperator([head], 'head', { ...wish, name: ' 李敏 ', hasPassword: true })).toEqual({
      ok: true,
      value: { ...clerk, isNew: true },
    });
  });
  it('know a name in another width', () => {
    expect(findOperator([{ ...clerk, name: 'LiMin' }], ' ＬｉＭｉｎ')?.role).toBe('clerk');
  });
});

it('says in both languages, of every protection, who can read what', () => {
  for (const { what, where, readers } of whoCanRead)
    for (const sentence of [what, where, ...Object.values(readers)]) {
      expect(sentence.zh).toMatch(/\p{Script=Han}/u);
      expect(sentence.en).not.toMatch(/\p{Script=Han}/u);
    }
  expect(
    whoCanRead.flatMap(({ readers }) => Object.keys(readers)).every((key) => /none|passwords|encrypted/.test(key)),
  ).toBe(true);
});
