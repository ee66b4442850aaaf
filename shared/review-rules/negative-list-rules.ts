import type { Row } from '#shared/records';
import type { Facts, Rule } from './facts.ts';
import { onRow, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, order102 } from './rule.ts';
import {
  anyOf,
  dispatchWords,
  negativeWords,
  personTimeMeasures,
  silencingReach,
  silencingWords,
  silencingWordsOf,
} from './word-lists.ts';
import { atEn, atZh, byCase, word } from './words.ts';

type NegativeList = keyof typeof negativeWords;
type Pattern = { readonly hit: RegExp; readonly silence: RegExp };

const patternOf = (list: NegativeList): Pattern => ({
  hit: anyOf(negativeWords[list], 'gi'),
  silence: anyOf([...silencingWords, ...silencingWordsOf[list]]),
});
/** 招聘 in 招聘会 is no hit of its own. */
function opensSilence(silence: RegExp, text: string, hit: string): boolean {
  const opened = silence.exec(text);
  return opened?.index === 0 && opened[0].length > hit.length;
}
/** The first hit after which, within twelve characters, no word says that a service on it is meant. */
function hitIn({ hit, silence }: Pattern, text: string): string | null {
  for (const found of text.matchAll(hit)) {
    const end = found.index + found[0].length;
    const silent = silence.test(text.slice(end, end + silencingReach));
    if (!silent && !opensSilence(silence, text.slice(found.index), found[0])) return found[0];
  }
  return null;
}

const capital = /^(301|309|310)/;
const dispatch = anyOf(dispatchWords);
const personTime: ReadonlySet<string> = new Set(personTimeMeasures);
const paysPersons = (row: Row): boolean => personTime.has(trimmed(row, 'uom'));

/** What makes a hit an error: the money or the item is not that of a service, or people are paid by the month. */
function joined(row: Row, hit: string): string | null {
  const economy = trimmed(row, 'deptEcon');
  if (capital.test(economy) && !economy.startsWith('31007')) return economy;
  const item = trimmed(row, 'purItemCode');
  if (/^[AB]/i.test(item)) return item;
  return dispatch.test(hit) && paysPersons(row) ? trimmed(row, 'uom') : null;
}

function raise(row: Row, hit: string): Raised {
  const reason = joined(row, hit);
  const values = { hit, ...(reason === null ? { case: 'doubt' } : { case: 'sure', reason }) };
  return onRow('purchases', row, 'serviceName', values, reason === null ? {} : { severity: 'error' });
}

function negativeRule(
  id: string,
  list: NegativeList,
  names: { readonly zh: string; readonly en: string; readonly what: string; readonly whatEn: string },
  article: string,
  further: (row: Row, facts: Facts) => Raised | null = () => null,
): Rule {
  const pattern = patternOf(list);
  return {
    record: {
      id,
      version: 1,
      nameZh: names.zh,
      nameEn: names.en,
      severity: 'warning',
      stages: bothRounds,
      over: 'purchases',
      scope: 'row',
      legalBasis: `${order102(article)}；财预〔2017〕87号`,
      sentence: byCase({
        doubt: {
          zh: (values) =>
            `${atZh(values)} 的名称含“${word(values, 'hit')}”，${names.what}，不得作为政府购买服务内容（${article}），请核对并说明情况，或取消标识。`,
          en: (values) =>
            `${atEn(values)}: "${word(values, 'hit')}" ${names.whatEn}, which may not be bought as a service; check and explain, or clear the mark.`,
        },
        sure: {
          zh: (values) =>
            `${atZh(values)} 的名称含“${word(values, 'hit')}”，又列 ${word(values, 'reason')}，${names.what}，不得作为政府购买服务内容（${article}），请取消标识或改正。`,
          en: (values) =>
            `${atEn(values)}: "${word(values, 'hit')}" together with ${word(values, 'reason')} ${names.whatEn}, which may not be bought as a service; clear the mark or correct it.`,
        },
        persons: {
          zh: (values) =>
            `${atZh(values)} 按 ${word(values, 'uom')} 计费并列 ${word(values, 'reason')}，${names.what}，请核对并说明情况。`,
          en: (values) =>
            `${atEn(values)}: paid by ${word(values, 'uom')} under ${word(values, 'reason')}, ${names.whatEn}; check and explain.`,
        },
      }),
    },
    *check(facts) {
      for (const row of facts.context.tables.purchases) {
        const hit = hitIn(pattern, trimmed(row, 'serviceName'));
        const found = hit === null ? further(row, facts) : raise(row, hit);
        if (found) yield found;
      }
    },
  };
}

/** 劳务费 by the person and month, or a person as the provider paid so: hiring by another name. */
function paidPersons(row: Row): Raised | null {
  if (!paysPersons(row)) return null;
  const labour = trimmed(row, 'deptEcon') === '30226';
  const person = trimmed(row, 'providerType') === '60';
  if (!labour && !person) return null;
  const reason = labour ? '30226 劳务费' : '承接主体“个人”';
  return onRow('purchases', row, 'uom', { case: 'persons', uom: trimmed(row, 'uom'), reason });
}

export const looksLikeGoods = negativeRule(
  'A406',
  'goods',
  { zh: '疑似货物', en: 'Looks like goods', what: '疑似货物', whatEn: 'looks like goods' },
  '第十条第（三）项',
);
export const looksLikeWorks = negativeRule(
  'A407',
  'works',
  { zh: '疑似工程', en: 'Looks like works', what: '疑似工程或基础设施建设', whatEn: 'looks like works' },
  '第十条第（三）项',
);
export const bundledWorks = negativeRule(
  'A408',
  'bundle',
  {
    zh: '工程服务打包',
    en: 'Works bundled with services',
    what: '疑似将工程与服务打包',
    whatEn: 'bundles works and services',
  },
  '第十条第（三）项',
);
export const looksLikeFinancing = negativeRule(
  'A409',
  'financing',
  { zh: '疑似融资', en: 'Looks like financing', what: '疑似融资行为', whatEn: 'looks like financing' },
  '第十条第（四）项',
);
export const looksLikeStaffing = negativeRule(
  'A410',
  'staffing',
  { zh: '疑似用工', en: 'Looks like hiring', what: '疑似人员聘用或劳务派遣', whatEn: 'looks like hiring staff' },
  '第十条第（五）项',
  paidPersons,
);
export const coreMatter = negativeRule(
  'A411',
  'coreMatter',
  {
    zh: '政府直接履职事项',
    en: 'Matter of the government itself',
    what: '疑似应由政府直接履职的事项',
    whatEn: 'is a matter the government must do itself',
  },
  '第十条第（二）项',
);

export const negativeListRules: readonly Rule[] = [
  looksLikeGoods,
  looksLikeWorks,
  bundledWorks,
  looksLikeFinancing,
  looksLikeStaffing,
  coreMatter,
];
