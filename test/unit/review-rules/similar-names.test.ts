import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainName, similarity, similarGroups } from '../../../shared/review-rules/similar-names.ts';

describe('names of services', () => {
  it('are compared without years, unit names, width and punctuation', () => {
    expect(plainName('２０２７年县民政局居家养老（上门）服务', ['县民政局'])).toBe('居家养老上门服务');
    expect(plainName('2026年度 法律顾问 服务', [])).toBe('法律顾问服务');
  });
  it('are as alike as their neighbouring characters', () => {
    expect(similarity('清扫保洁', '清扫保洁')).toBe(100);
    expect(similarity('清扫保洁', '绿化管养')).toBe(0);
    expect(similarity('城区清扫保洁', '城区清扫')).toBe(75);
    expect(similarity('一', '二')).toBe(0);
  });
  it('gathers every name with one that it resembles, and parts those that resemble no first one', () => {
    const name = fc.string({ unit: fc.constantFrom('清', '扫', '保', '洁', '服', '务'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 40 }), fc.integer({ min: 60, max: 95 }), (names, least) => {
        const groups = similarGroups(names, least);
        expect(groups.flat().toSorted()).toEqual(names.toSorted());
        for (const [first = '', ...rest] of groups)
          for (const one of rest) expect(similarity(first, one)).toBeGreaterThanOrEqual(least);
        // The index must not hide a pair: no first name resembles an earlier first name.
        const firsts = groups.map(([first = '']) => first);
        for (const [at, one] of firsts.entries())
          for (const earlier of firsts.slice(0, at)) expect(similarity(one, earlier)).toBeLessThan(least);
      }),
    );
  });
});
