import { amountOf } from '#shared/rounds';
import type { CountyFacts, CountyRule } from './county-facts.ts';
import { fundLabel } from './facts.ts';
import type { CountyRaised } from './rule.ts';
import { formGuide } from './rule.ts';
import { byCase, word, yuan } from './words.ts';

export const departmentOverSplit: CountyRule = {
  record: {
    id: 'A304',
    version: 1,
    nameZh: '部门分解超财政下发',
    nameEn: 'Department hands on too much',
    severity: 'error',
    stages: ['down1'],
    scope: 'department',
    legalBasis: '预算控制数通知',
    needs: ['departmentFigures'],
    sentence: {
      zh: (values) =>
        `${word(values, 'department')}${word(values, 'fund')}分解下达 ${yuan(values, 'split')} 元，超过财政下发的 ${yuan(values, 'issued')} 元，超出 ${yuan(values, 'over')} 元，请部门重新分解。`,
      en: (values) =>
        `${word(values, 'department')} ${word(values, 'fund')}: ${yuan(values, 'split')} handed on exceeds the ${yuan(values, 'issued')} issued by ${yuan(values, 'over')}; split again.`,
    },
  },
  *check({ context: { yearFile, inputs } }) {
    const names = new Map(yearFile.departments.map(({ code, name }) => [code, name]));
    for (const { department, fund, issued, split } of inputs?.departmentFigures ?? [])
      if (split > issued)
        yield {
          unit: '',
          values: {
            department: names.get(department) ?? department,
            fund: fund ? fundLabel(fund) : '',
            issued,
            split,
            over: split - issued,
          },
        };
  },
};

const fenPerWan = 1_000_000;
/** To two decimals of 万元, half up. */
const asWan = (amount: number): number => Math.round((amount * 100) / fenPerWan);

/** A110 is a note of A104: what rounding to 万元 leaves between the sum of the lines and the rounded sum. */
function roundingTail({ context: { units } }: CountyFacts): CountyRaised | null {
  let total = 0;
  let rounded = 0;
  for (const { tables } of units)
    for (const row of tables.purchases) {
      const amount = amountOf(row, 'amtTotal');
      total += amount;
      rounded += asWan(amount);
    }
  const tail = rounded - asWan(total);
  if (tail === 0) return null;
  const wan = (hundredths: number): string => (hundredths / 100).toFixed(2);
  return { unit: '', values: { lines: wan(rounded), total: wan(asWan(total)), tail: wan(tail) } };
}

export const totalsInWan: CountyRule = {
  record: {
    id: 'A110',
    version: 1,
    nameZh: '万元四舍五入尾差',
    nameEn: 'Rounding to 10,000 yuan',
    severity: 'notice',
    stages: ['report'],
    scope: 'county',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `各行取两位小数相加为 ${word(values, 'lines')} 万元，合计取整为 ${word(values, 'total')} 万元，尾差 ${word(values, 'tail')} 万元，上报时以合计为准并注明。`,
      en: (values) =>
        `The rounded lines sum to ${word(values, 'lines')}, the rounded total is ${word(values, 'total')} (10,000 yuan), a tail of ${word(values, 'tail')}; the total stands, with a note.`,
    },
  },
  *check(facts) {
    const found = roundingTail(facts);
    if (found) yield found;
  },
};

export const regionsAddUp: CountyRule = {
  record: {
    id: 'N04',
    version: 1,
    nameZh: '全县口径不平',
    nameEn: 'County, own level and townships',
    severity: 'error',
    stages: ['report'],
    scope: 'county',
    legalBasis: '上报市局报表口径说明',
    needs: ['regionTotals'],
    sentence: byCase({
      sum: {
        zh: (values) =>
          `全县购买服务 ${yuan(values, 'county')} 元，不等于县本级 ${yuan(values, 'ownLevel')} 元与各乡镇 ${yuan(values, 'townships')} 元之和，相差 ${yuan(values, 'gap')} 元，请核对口径。`,
        en: (values) =>
          `The county's ${yuan(values, 'county')} differs from its own level ${yuan(values, 'ownLevel')} and the townships ${yuan(values, 'townships')} by ${yuan(values, 'gap')}; check the scope.`,
      },
      missing: {
        zh: (values) => `上报数据缺少区划 ${word(values, 'region')}，请补充该乡镇数据或按零填报。`,
        en: (values) => `Region ${word(values, 'region')} is missing from the report; add it or report zero.`,
      },
    }),
  },
  *check({ context: { yearFile, inputs } }) {
    const totals = inputs?.regionTotals;
    if (!totals) return;
    const { county, ownLevel, townships } = totals;
    const sum = townships.reduce((all, { amount }) => all + amount, 0);
    if (county !== ownLevel + sum)
      yield {
        unit: '',
        values: { case: 'sum', county, ownLevel, townships: sum, gap: Math.abs(county - ownLevel - sum) },
      };
    const reported = new Set(townships.map(({ region }) => region));
    const own = `${yearFile.region.code}000`;
    const regions = new Set(yearFile.units.map(({ region }) => region).filter((region) => region !== own));
    for (const region of regions) if (!reported.has(region)) yield { unit: '', values: { case: 'missing', region } };
  },
};
