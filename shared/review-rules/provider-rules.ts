import type { Row, Unit } from '#shared/records';
import { contractMonths } from './contract-months.ts';
import type { Facts, Rule } from './facts.ts';
import { isBlank, numberIn, onRow, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { order102, secondRound } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { bothEndsWords, creditAlphabet, competitionWords, personTimeMeasures } from './word-lists.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

const forbidden: Readonly<Record<string, string>> = { 90: '公益一类事业单位', 91: '财政保障的群团组织' };
const individual = '60';

/** 青岚县职业教育中心 is the unit 县职业教育中心: the county's name may stand before it. */
function unitNamed({ yearFile }: Facts['context'], name: string): Unit | undefined {
  if (name === '') return undefined;
  const county = yearFile.region.name;
  const own = county.endsWith('县') ? county.slice(0, -1) : county;
  const short = name.startsWith(own) ? name.slice(own.length) : name;
  return unitsByName(yearFile.units).get(name) ?? unitsByName(yearFile.units).get(short);
}
const namesKnown = new WeakMap<readonly Unit[], ReadonlyMap<string, Unit>>();
function unitsByName(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const known = namesKnown.get(units) ?? new Map(units.map((unit) => [unit.name, unit]));
  namesKnown.set(units, known);
  return known;
}

type Party = { readonly type: string; readonly name: string };
const partyOf = (row: Row): Party => ({ type: trimmed(row, 'providerType'), name: trimmed(row, 'providerName') });

function badParty({ context }: Facts, { type, name }: Party): Raised['values'] | null {
  const named = forbidden[type];
  if (named !== undefined) return { case: 'type', provider: named };
  const unit = unitNamed(context, name);
  if (!unit) return null;
  if (unit.code === context.unit.code) return { case: 'self', provider: name };
  return unit.type === 'publicClass1' || unit.type === 'massOrganInstitution' ? { case: 'unit', provider: name } : null;
}

export const badProvider: Rule = {
  record: {
    id: 'A413',
    version: 1,
    nameZh: '承接主体不合规',
    nameEn: 'Provider not allowed',
    severity: 'error',
    stages: ['up2', 'execution'],
    scope: 'row',
    legalBasis: order102('第六条、第八条'),
    sentence: byCase({
      type: {
        zh: (values) =>
          `${atZh(values)} 的承接主体为${word(values, 'provider')}，不得承接政府购买服务，请改由合格的承接主体承接。`,
        en: (values) =>
          `${atEn(values)}: the provider type ${word(values, 'provider')} may not provide services; choose another.`,
      },
      self: {
        zh: (values) =>
          `${atZh(values)} 的承接主体“${word(values, 'provider')}”就是购买主体自身，请改由合格的承接主体承接。`,
        en: (values) =>
          `${atEn(values)}: the provider ${word(values, 'provider')} is the buyer itself; choose another.`,
      },
      unit: {
        zh: (values) =>
          `${atZh(values)} 的承接主体“${word(values, 'provider')}”是公益一类事业单位或财政保障的群团组织，不得承接，请改由合格的承接主体承接。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'provider')} is a public institution of class I or a funded mass organisation; choose another.`,
      },
    }),
  },
  *check(facts) {
    const { tables, inputs } = facts.context;
    for (const row of tables.purchases) {
      const found = badParty(facts, partyOf(row));
      if (found) yield onRow('purchases', row, found['case'] === 'type' ? 'providerType' : 'providerName', found);
    }
    for (const contract of inputs?.contracts ?? []) {
      const found = badParty(facts, { type: contract.providerType, name: contract.provider });
      if (found) yield { table: 'purchases', field: 'providerName', values: { ...found, name: contract.serviceName } };
    }
  },
};

export const boughtFromPerson: Rule = {
  record: {
    id: 'A414',
    version: 1,
    nameZh: '向个人购买',
    nameEn: 'Bought from a person',
    severity: 'warning',
    stages: ['up1', 'up2', 'execution'],
    scope: 'row',
    over: 'purchases',
    thresholds: ['micro'],
    legalBasis: order102('第六条、第十八条'),
    sentence: byCase({
      term: {
        zh: (values) =>
          `${atZh(values)} 向个人购买，期限 ${word(values, 'months')} 个月，超过 ${word(values, 'most')} 个月，请核对是否变相用工并说明情况。`,
        en: (values) =>
          `${atEn(values)} is bought from a person for ${word(values, 'months')} months (more than ${word(values, 'most')}); make sure it is no hiring, and explain.`,
      },
      amount: {
        zh: (values) =>
          `${atZh(values)} 向个人购买 ${yuan(values, 'amount')} 元，超过单位自行采购限额 ${yuan(values, 'most')} 元，请核对是否确需由个人承接并说明情况。`,
        en: (values) =>
          `${atEn(values)}: ${yuan(values, 'amount')} is bought from a person (more than ${yuan(values, 'most')}); explain why a person is needed.`,
      },
    }),
  },
  *check({ context: { tables, yearFile } }) {
    const most = thresholdOf(yearFile, 'micro') ?? 0;
    const longest = yearFile.thresholds.contractMonthsNormal;
    for (const row of tables.purchases) {
      if (trimmed(row, 'providerType') !== individual) continue;
      const months = contractMonths(trimmed(row, 'startDate'), trimmed(row, 'endDate')) ?? 0;
      const amount = numberIn(row, 'amtTotal') ?? 0;
      if (months > longest) yield onRow('purchases', row, 'endDate', { case: 'term', months, most: longest });
      else if (amount > most) yield onRow('purchases', row, 'providerType', { case: 'amount', amount, most });
    }
  },
};

/** GB 32100: weights are the powers of 3 modulo 31, and the weighted sum with the check character is 0 modulo 31. */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    const value = creditAlphabet.indexOf(character);
    if (value === -1) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

export const wrongCreditCode: Rule = {
  record: {
    id: 'A415',
    version: 1,
    nameZh: '统一社会信用代码校验不符',
    nameEn: 'Credit code wrong',
    severity: 'error',
    stages: ['execution'],
    scope: 'row',
    needs: ['contracts'],
    legalBasis: 'GB 32100—2015《法人和其他组织统一社会信用代码编码规则》',
    sentence: {
      zh: (values) =>
        `${word(values, 'name')} 的合同中“${word(values, 'provider')}”的统一社会信用代码“${word(values, 'code')}”不是 18 位或校验位不符，请核对营业执照。`,
      en: (values) =>
        `${word(values, 'name')}: the credit code "${word(values, 'code')}" of ${word(values, 'provider')} is not 18 characters or fails its check; see the licence.`,
    },
  },
  *check({ context: { inputs } }) {
    for (const { serviceName, provider, providerType, creditCode } of inputs?.contracts ?? []) {
      const code = creditCode.trim().toUpperCase();
      if (providerType !== individual && !isCreditCode(code))
        yield { values: { name: serviceName, provider, code: creditCode } };
    }
  },
};

const says = (row: Row, pattern: RegExp): boolean =>
  pattern.test(`${trimmed(row, 'remark')}\n${trimmed(row, 'basis')}\n${trimmed(row, 'termNote')}`);

export const fundedProvider: Rule = {
  record: {
    id: 'A617',
    version: 1,
    nameZh: '财政供养单位承接',
    nameEn: 'Provider paid by the budget',
    severity: 'error',
    stages: ['up2', 'execution'],
    scope: 'row',
    over: 'purchases',
    legalBasis: order102('第八条'),
    sentence: byCase({
      full: {
        zh: (values) =>
          `${atZh(values)} 的承接主体“${word(values, 'provider')}”由财政全额拨款，却没有编制、经费挂钩的说明，形成“两头占”，请在备注中写明挂钩情况或改由其他主体承接。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'provider')} is fully paid by the budget and no link of posts or money is noted; note it or choose another provider.`,
      },
      unknown: {
        zh: (values) =>
          `${atZh(values)} 的承接主体“${word(values, 'provider')}”是本县预算单位，但未登记经费保障形式，无法判断是否“两头占”，请在单位信息中补登。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'provider')} is a budget unit whose funding is not entered; enter it so that this can be judged.`,
      },
    }),
  },
  *check({ context }) {
    for (const row of context.tables.purchases) {
      const provider = trimmed(row, 'providerName');
      const unit = unitNamed(context, provider);
      if (!unit || unit.code === context.unit.code || says(row, bothEndsWords)) continue;
      if (unit.funding === 'full') yield onRow('purchases', row, 'providerName', { case: 'full', provider });
      if (unit.funding === undefined)
        yield onRow('purchases', row, 'providerName', { case: 'unknown', provider }, { severity: 'notice' });
    }
  },
};

/** 单一来源 and purchases below the threshold: nobody else could offer. */
const direct: ReadonlySet<string> = new Set(['5', '9']);

export const ownInstitution: Rule = {
  record: {
    id: 'N12',
    version: 1,
    nameZh: '直接委托所属公益二类单位',
    nameEn: 'Direct award to an own institution',
    severity: 'warning',
    stages: secondRound,
    scope: 'row',
    over: 'purchases',
    legalBasis: order102('第六条、第十九条'),
    sentence: {
      zh: (values) =>
        `${atZh(values)} 未经竞争直接由本部门所属公益二类单位“${word(values, 'provider')}”承接，也没有经费挂钩的说明，请组织竞争或在备注中写明经费挂钩情况。`,
      en: (values) =>
        `${atEn(values)} goes without competition to the department's own institution ${word(values, 'provider')}; let others compete or note how its budget is linked.`,
    },
  },
  *check({ context }) {
    for (const row of context.tables.purchases) {
      if (!direct.has(trimmed(row, 'purMethod'))) continue;
      const provider = trimmed(row, 'providerName');
      const unit = unitNamed(context, provider);
      if (unit?.type !== 'publicClass2' || unit.department !== context.unit.department) continue;
      if (!says(row, bothEndsWords) && !says(row, competitionWords))
        yield onRow('purchases', row, 'providerName', { provider });
    }
  },
};

const personTime: ReadonlySet<string> = new Set(personTimeMeasures);

export const bothEnds: Rule = {
  record: {
    id: 'A616',
    version: 1,
    nameZh: '两头占疑点',
    nameEn: 'Both ends',
    severity: 'warning',
    stages: ['up1', 'up2', 'down2'],
    scope: 'row',
    over: 'purchases',
    needs: ['posts'],
    legalBasis: order102('第八条、第十八条'),
    sentence: byCase({
      provider: {
        zh: (values) =>
          `${atZh(values)} 的承接主体“${word(values, 'provider')}”由同级财政差额拨款，又承接购买服务，请附联合审核意见或写明经费挂钩情况。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'provider')} is partly paid by the same budget; give the opinion of the joint review or the link of its money.`,
      },
      overStaffed: {
        zh: (values) =>
          `${atZh(values)} 按 ${word(values, 'uom')} 购买人员服务，本单位实有和编外人员 ${word(values, 'people')} 人已超过编制 ${word(values, 'authorised')} 人，请附联合审核意见。`,
        en: (values) =>
          `${atEn(values)} buys people by ${word(values, 'uom')} while ${word(values, 'people')} work on ${word(values, 'authorised')} posts; give the opinion of the joint review.`,
      },
      vacancies: {
        zh: (values) =>
          `${atZh(values)} 按 ${word(values, 'uom')} 购买人员服务，本单位空编 ${word(values, 'vacant')} 名，请关注是否可由在编人员承担。`,
        en: (values) =>
          `${atEn(values)} buys people by ${word(values, 'uom')} while ${word(values, 'vacant')} posts are vacant; see whether staff could do it.`,
      },
    }),
  },
  *check({ context }) {
    const posts = context.inputs?.posts;
    for (const row of context.tables.purchases) {
      if (says(row, bothEndsWords) || !isBlank(row, 'approvalNo')) continue;
      const provider = trimmed(row, 'providerName');
      const unit = unitNamed(context, provider);
      if (unit?.funding === 'partial' && unit.code !== context.unit.code)
        yield onRow('purchases', row, 'providerName', { case: 'provider', provider });
      const uom = trimmed(row, 'uom');
      if (!posts || !personTime.has(uom)) continue;
      const { authorised, actual, offQuota } = posts;
      const people = actual + offQuota;
      if (people > authorised) yield onRow('purchases', row, 'uom', { case: 'overStaffed', uom, people, authorised });
      else if (actual < authorised)
        yield onRow(
          'purchases',
          row,
          'uom',
          { case: 'vacancies', uom, vacant: authorised - actual },
          { severity: 'notice' },
        );
    }
  },
};
