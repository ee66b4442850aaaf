import type { ContractLine, Row } from '#shared/records';
import { addDays } from '#shared/calendar';
import { contractMonths } from './contract-months.ts';
import type { Facts, Rule } from './facts.ts';
import { isBlank, numberIn, trimmed } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import { order102 } from './rule.ts';
import { word, yuan } from './words.ts';

const keyOf = (projectCode: string, serviceName: string): string => `${projectCode}|${serviceName}`;
function rowsByService({ context: { tables } }: Facts): ReadonlyMap<string, Row> {
  return new Map(tables.purchases.map((row) => [keyOf(trimmed(row, 'projectCode'), trimmed(row, 'serviceName')), row]));
}

/** What of a contract falls on this year: a contract over several years binds only its first, as planned in its row. */
function ofThisYear(contract: ContractLine, row: Row | undefined): number {
  const months = contractMonths(contract.startDate, contract.endDate) ?? 0;
  if (months <= 12) return contract.amount;
  const planned = row ? numberIn(row, 'contractTotal') : null;
  const own = row ? numberIn(row, 'amtTotal') : null;
  if (planned !== null && own !== null) return contract.amount - (planned - own);
  return Math.round((contract.amount * 12) / months);
}

export const overReply: Rule = {
  record: {
    id: 'A509',
    version: 1,
    nameZh: '合同超批复',
    nameEn: 'Contract over the reply',
    severity: 'error',
    stages: ['execution'],
    scope: 'project',
    needs: ['contracts', 'approved'],
    legalBasis: order102('第十六条、第二十三条'),
    sentence: {
      zh: (values) =>
        `${word(values, 'name')} 的合同本年金额合计 ${yuan(values, 'contracts')} 元，超过批复的购买服务 ${yuan(values, 'approved')} 元，超出 ${yuan(values, 'over')} 元，请核减合同或先办理调整。`,
      en: (values) =>
        `${word(values, 'name')}: contracts of this year sum to ${yuan(values, 'contracts')}, ${yuan(values, 'over')} over the replied ${yuan(values, 'approved')}; reduce them or adjust the budget first.`,
    },
  },
  *check(facts) {
    const { inputs } = facts.context;
    const rows = rowsByService(facts);
    const approved = new Map((inputs?.approved ?? []).map((project) => [project.projectCode, project]));
    const sums = new Map<string, number>();
    for (const contract of inputs?.contracts ?? []) {
      const part = ofThisYear(contract, rows.get(keyOf(contract.projectCode, contract.serviceName)));
      sums.set(contract.projectCode, (sums.get(contract.projectCode) ?? 0) + part);
    }
    for (const [projectCode, contracts] of sums) {
      const project = approved.get(projectCode);
      const most = project?.purchases ?? 0;
      if (contracts > most)
        yield {
          values: {
            name: project?.projectName ?? projectCode,
            projectCode,
            contracts,
            approved: most,
            over: contracts - most,
          },
        };
    }
  },
};

export const largeSupplement: Rule = {
  record: {
    id: 'A510',
    version: 1,
    nameZh: '补充合同超10%',
    nameEn: 'Supplement over 10 %',
    severity: 'error',
    stages: ['execution'],
    scope: 'row',
    needs: ['contracts'],
    legalBasis: '《中华人民共和国政府采购法》第四十九条',
    sentence: {
      zh: (values) =>
        `${word(values, 'name')} 的补充合同合计 ${yuan(values, 'supplements')} 元，超过原合同 ${yuan(values, 'amount')} 元的 10%，请另行组织采购。`,
      en: (values) =>
        `${word(values, 'name')}: supplements of ${yuan(values, 'supplements')} exceed 10% of the contract of ${yuan(values, 'amount')}; procure the rest anew.`,
    },
  },
  *check({ context: { inputs } }) {
    for (const { serviceName, supplements, amount } of inputs?.contracts ?? [])
      if (supplements * 10 > amount) yield { values: { name: serviceName, supplements, amount } };
  },
};

const crossesYear = ({ startDate, endDate }: ContractLine): boolean => startDate.slice(0, 4) !== endDate.slice(0, 4);

export const boughtBeforeReply: Rule = {
  record: {
    id: 'A511',
    version: 1,
    nameZh: '先采购后预算',
    nameEn: 'Bought before the reply',
    severity: 'warning',
    stages: ['execution'],
    scope: 'row',
    needs: ['contracts', 'approved'],
    legalBasis: order102('第十六条'),
    sentence: {
      zh: (values) =>
        `${word(values, 'name')} 是新增事项，合同签订于 ${word(values, 'signed')}，早于批复日 ${word(values, 'replied')}，又没有提前采购批准，请补报批准文号或说明情况。`,
      en: (values) =>
        `${word(values, 'name')} is new and was signed on ${word(values, 'signed')}, before the reply of ${word(values, 'replied')}, without approval to buy early; give it or explain.`,
    },
  },
  *check(facts) {
    const { inputs } = facts.context;
    const rows = rowsByService(facts);
    const replied = new Map((inputs?.approved ?? []).map(({ projectCode, repliedOn }) => [projectCode, repliedOn]));
    for (const contract of inputs?.contracts ?? []) {
      const row = rows.get(keyOf(contract.projectCode, contract.serviceName));
      const day = replied.get(contract.projectCode);
      if (!row || day === undefined || contract.signed >= day || crossesYear(contract)) continue;
      if (trimmed(row, 'status') === '新增' && isBlank(row, 'approvalNo'))
        yield {
          table: 'purchases',
          rowId: row.id,
          field: 'approvalNo',
          values: { name: contract.serviceName, signed: contract.signed, replied: day },
        };
    }
  },
};

/** Contracts of one provider under one project that follow on each other without a new procurement. */
function* chainsOf(contracts: readonly ContractLine[]): Generator<readonly [ContractLine, ...ContractLine[]]> {
  let chain: [ContractLine, ...ContractLine[]] | null = null;
  for (const contract of contracts.toSorted((a, b) => a.startDate.localeCompare(b.startDate))) {
    const last = chain?.at(-1);
    const dayAfter = last ? addDays(last.endDate, 1) : null;
    if (chain && dayAfter !== null && !contract.procured && contract.startDate <= dayAfter) {
      chain.push(contract);
      continue;
    }
    if (chain) yield chain;
    chain = [contract];
  }
  if (chain) yield chain;
}

export const renewedTooLong: Rule = {
  record: {
    id: 'A512',
    version: 1,
    nameZh: '续签超总期限',
    nameEn: 'Renewed too long',
    severity: 'error',
    stages: ['execution'],
    scope: 'project',
    needs: ['contracts'],
    legalBasis: order102('第二十四条'),
    sentence: {
      zh: (values) =>
        `${word(values, 'name')} 与“${word(values, 'provider')}”未经重新采购连续签订 ${word(values, 'contracts')} 份合同，共 ${word(values, 'months')} 个月，超过最长 ${word(values, 'most')} 个月，请重新组织采购。`,
      en: (values) =>
        `${word(values, 'name')}: ${word(values, 'contracts')} contracts in a row with ${word(values, 'provider')} run ${word(values, 'months')} months without a new procurement (more than ${word(values, 'most')}); procure anew.`,
    },
  },
  *check({ context: { inputs, yearFile } }) {
    const most = yearFile.thresholds.contractMonthsMost;
    const byProvider = groupedBy(inputs?.contracts ?? [], (contract) => keyOf(contract.projectCode, contract.provider));
    for (const contracts of byProvider.values())
      for (const chain of chainsOf(contracts)) {
        const [first] = chain;
        const end = chain.reduce((latest, { endDate }) => (endDate > latest ? endDate : latest), first.endDate);
        const months = contractMonths(first.startDate, end) ?? 0;
        // A single contract that is too long is named by A501.
        if (chain.length < 2 || months <= most) continue;
        yield {
          values: { name: first.serviceName, provider: first.provider, contracts: chain.length, months, most },
        };
      }
  },
};

export const contractRules: readonly Rule[] = [overReply, largeSupplement, boughtBeforeReply, renewedTooLong];
