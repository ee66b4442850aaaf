import { describe, expect, it } from 'vitest';
import {
  markedRow,
  pickList,
  pinyinIndex,
  placeOfMark,
  treeOrder,
  walkRows,
  type PickEntry,
  type PickMark,
} from '#shared/pinyin-search';
import { sampleCatalog } from '#shared/reference';

const names = (text: string): readonly string[] =>
  pinyinIndex(sampleCatalog)
    .find(text)
    .map(({ name }) => name);

describe('finding a code', () => {
  it('finds it by the beginning of the code, whatever the case and width of the letters', () => {
    expect(names('a0402')).toEqual(['基本养老服务']);
    expect(names('Ａ０４').slice(0, 3)).toEqual(['社会保障服务', '儿童福利服务', '基本养老服务']);
  });

  it('finds it by a part of the name, its beginning first', () => {
    expect(names('法律').slice(0, 2)).toEqual(['法律援助服务', '法律服务']);
    expect(names('服务').at(-1)).toBe(names('服务').toSorted((a, b) => b.indexOf('服务') - a.indexOf('服务'))[0]);
    expect(names('养老')).toEqual(['基本养老服务']);
  });

  it('finds it by initials, by full pinyin and by both mixed', () => {
    expect(names('jbyl')).toContain('基本养老服务');
    expect(names('yanglao')).toEqual(['基本养老服务']);
    expect(names('yangl')).toEqual(['基本养老服务']);
    expect(names('ylfw')).toContain('基本养老服务');
    expect(names('zhxcfw')).toEqual([]);
    expect(names('shbz')).toContain('社会保障服务');
  });

  it('reads what an input method shows while it composes', () => {
    expect(names("yang'lao")).toEqual(['基本养老服务']);
  });

  it('knows more than one reading, and the one in its words', () => {
    const index = pinyinIndex([
      { code: '1', name: '重庆路桥' },
      { code: '2', name: '行政运行' },
      { code: '3', name: '女性(ⅱ)保护' },
    ]);
    expect(index.find('cq').map(({ code }) => code)).toEqual(['1']);
    expect(index.find('xzyx').map(({ code }) => code)).toEqual(['2']);
    expect(index.find('nvxing').map(({ code }) => code)).toEqual(['3']);
    expect(index.find('xiibh').map(({ code }) => code)).toEqual(['3']);
  });

  it('wants every word to fit', () => {
    expect(names('a04 fuwu').length).toBeGreaterThan(5);
    expect(names('a04 法律')).toEqual(['法律援助服务']);
    expect(names('  ')).toEqual([]);
    expect(names('b04 法律')).toEqual([]);
  });

  it('answers any text', () => {
    for (const text of ['(', '%', '\u0000', '一'.repeat(300), 'zzzz', '㎡', '😀']) expect(names(text)).toEqual([]);
  });
});

const list: readonly PickEntry[] = [
  { code: 'A', name: '公共服务' },
  { code: 'A01', name: '养老服务', parent: 'A' },
  { code: 'A02', name: '停用服务', parent: 'A', validTo: 2026 },
  { code: 'A03', name: '来年服务', parent: 'A', validFrom: 2028 },
  { code: 'B', name: '专用', allowedDepartments: ['301'] },
  { code: 'B01', name: '水利养护', parent: 'B' },
];
const codes = (rows: readonly { readonly entry: PickEntry; readonly choosable: boolean }[]): string =>
  rows.map(({ entry, choosable }) => `${entry.code}${choosable ? '+' : ''}`).join(' ');

describe('what a picker shows', () => {
  const pick = pickList(list);

  it('shows the tree and lets only leaves of their years be chosen', () => {
    expect(codes(pick.rows({ text: '', year: 2027 }))).toBe('A A01+ A02 A03 B B01+');
    expect(pick.rows({ text: '', year: 2027 }).map(({ depth }) => depth)).toEqual([0, 1, 1, 1, 0, 1]);
    expect(codes(pick.rows({ text: '', year: 2028 }))).toBe('A A01+ A02 A03+ B B01+');
    expect(pick.rows({ text: '', year: 2026 }).map(({ validity }) => validity)[2]).toBe('valid');
  });

  it('puts favourites and the last used on top, each once, and forgets codes that are gone', () => {
    const rows = pick.rows({ text: '', year: 2027, favourites: ['B01', 'gone'], recent: ['A02', 'B01'] });
    expect(codes(rows)).toBe('B01+ A02 A A01+ A02 A03 B B01+');
    expect(rows.map(({ section }) => section).slice(0, 3)).toEqual(['favourite', 'recent', 'own']);
  });

  it('zones by department: its own first, branches in each zone that has leaves', () => {
    const rows = pick.rows({ text: '', year: 2027, department: '302' });
    expect(codes(rows)).toBe('A A01+ A02 A03 B B01+');
    expect(rows.map(({ section }) => section)).toEqual(['own', 'own', 'own', 'own', 'other', 'other']);
    expect(pick.rows({ text: '', year: 2027, department: '301' }).every(({ section }) => section === 'own')).toBe(true);
  });

  it('lists what fits, what cannot be chosen last', () => {
    expect(codes(pick.rows({ text: 'fw', year: 2027 }))).toBe('A01+ A02 A03');
    expect(codes(pick.rows({ text: 'y', year: 2027, department: '302' }))).toBe('A01+ B01+ A02');
  });
});

describe('the row that Enter takes', () => {
  const pick = pickList(list);
  const rows = (favourites: readonly string[], recent: readonly string[] = []) =>
    pick.rows({ text: '', year: 2027, favourites, recent });
  const own: PickMark = { section: 'own', code: 'B01' };

  it('stays the row that it was while favourites come and go on top of it', () => {
    expect(placeOfMark(rows([]), own)).toBe(5);
    expect(placeOfMark(rows(['A01', 'B01']), own)).toBe(7);
    expect(markedRow(rows(['A01', 'B01']), own)).toMatchObject({ section: 'own', entry: { code: 'B01' } });
  });

  it('is the same code where the row has left its section', () => {
    const favourite: PickMark = { section: 'favourite', code: 'B01' };
    expect(markedRow(rows([]), favourite)).toMatchObject({ section: 'own', entry: { code: 'B01' } });
    const recent: PickMark = { section: 'recent', code: 'A01' };
    expect(markedRow(rows(['A01'], ['A01']), recent)).toMatchObject({ section: 'favourite', entry: { code: 'A01' } });
  });

  it('is no heading, no entry out of its years, and none that is gone', () => {
    for (const code of ['A', 'A02', 'A03', 'gone'])
      expect(markedRow(rows([]), { section: 'own', code })).toBeUndefined();
    expect(markedRow(rows([]), null)).toBeUndefined();
  });

  it('walks over what cannot be chosen, and stays at either end', () => {
    const first = walkRows(rows([]), null, 1);
    expect(first).toEqual({ section: 'own', code: 'A01' });
    expect(walkRows(rows([]), first, 1)).toEqual(own);
    expect(walkRows(rows([]), own, 1)).toEqual(own);
    expect(walkRows(rows([]), own, -1)).toEqual(first);
    expect(walkRows(rows([]), first, -1)).toEqual(first);
    expect(walkRows(rows(['B01']), first, -1)).toEqual({ section: 'favourite', code: 'B01' });
  });
});

it('keeps every entry of a tree, children under their parents', () => {
  const shuffled = sampleCatalog.toReversed();
  const walked = treeOrder(shuffled);
  expect(walked.map(({ entry }) => entry.code).toSorted()).toEqual(sampleCatalog.map(({ code }) => code).toSorted());
  const place = new Map(walked.map(({ entry }, at) => [entry.code, at]));
  for (const { entry } of walked)
    if (entry.parent) expect(place.get(entry.parent)!).toBeLessThan(place.get(entry.code)!);
});
