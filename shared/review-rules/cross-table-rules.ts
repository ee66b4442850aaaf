import type { Row } from '#shared/records';
import type { Rule } from './facts.ts';
import { numberIn, onProject, onRow, sumBy, trimmed } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import { formGuide, order102, secondRound } from './rule.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

export const summaryDiffers: Rule = {
  record: {
    id: 'A109',
    version: 1,
    nameZh: '汇总数与明细不符',
    nameEn: 'Summary and details disagree',
    severity: 'error',
    stages: ['up2', 'report'],
    scope: 'unit',
    legalBasis: formGuide,
    needs: ['summary'],
    sentence: {
      zh: (values) =>
        `${word(values, 'unit')}的汇总表列购买服务 ${yuan(values, 'stated')} 元，明细相加为 ${yuan(values, 'sum')} 元，相差 ${yuan(values, 'gap')} 元，请核对。`,
      en: (values) =>
        `${word(values, 'unit')}: the summary states purchases of ${yuan(values, 'stated')}, the details sum to ${yuan(values, 'sum')}, a gap of ${yuan(values, 'gap')}; check them.`,
    },
  },
  *check({ context: { unit, tables, inputs } }) {
    const stated = inputs?.summary?.purchases ?? 0;
    const sum = sumBy(tables.purchases, 'amtTotal');
    if (stated !== sum) yield { values: { unit: unit.name, stated, sum, gap: Math.abs(stated - sum) } };
  },
};

export const targetAmountDiffers: Rule = {
  record: {
    id: 'A212',
    version: 1,
    nameZh: '绩效表金额不一致',
    nameEn: 'Amount in the target table',
    severity: 'error',
    stages: secondRound,
    scope: 'project',
    legalBasis: '《项目支出绩效评价管理办法》（财预〔2020〕10号）；绩效目标表填报说明',
    over: 'targets',
    columns: ['targetAmount'],
    sentence: byCase({
      differs: {
        zh: (values) =>
          `${atZh(values)} 的绩效目标表填项目资金 ${yuan(values, 'stated')} 元，项目预算为 ${yuan(values, 'amount')} 元，请改为一致。`,
        en: (values) =>
          `${atEn(values)}: the target table states ${yuan(values, 'stated')}, the project has ${yuan(values, 'amount')}; make them agree.`,
      },
      blank: {
        zh: (values) => `${word(values, 'project')} 的绩效目标表没有填项目资金总额，未能与项目预算核对，请补填。`,
        en: (values) =>
          `${word(values, 'project')}: the target table states no amount, so it could not be compared; fill it in.`,
      },
    }),
  },
  *check({ context: { tables }, projects }) {
    const targets = groupedBy(tables.targets, (row) => trimmed(row, 'projectCode'));
    for (const project of projects) {
      const own = targets.get(project.code) ?? [];
      if (project.code === '' || project.rows.length === 0 || own.length === 0) continue;
      const amount = sumBy(project.rows, 'amtTotal');
      const stated = own.filter((row) => numberIn(row, 'targetAmount') !== null);
      const wrong = stated.find((row) => numberIn(row, 'targetAmount') !== amount);
      if (stated.length === 0) yield onProject(project, 'targetAmount', { case: 'blank' }, { severity: 'notice' });
      else if (wrong)
        yield onRow('targets', wrong, 'targetAmount', {
          case: 'differs',
          stated: numberIn(wrong, 'targetAmount') ?? 0,
          amount,
        });
    }
  },
};

const goods = /采购设备|设备采购|购置|电脑|材料|药品|器材|车辆/;
/** A service about goods is a service: 车辆租赁, 药品抽检, 档案材料整理 (practice 4). */
const serviceAfter =
  /^.{0,12}(检测|检验|抽检|监测|鉴定|评估|评审|审查|评查|审计|监理|造价|设计|咨询|测绘|验收|规划|运维|维保|管养|管护|养护|经办|宣传|培训|租赁|整理|印制)/;
function mentionsGoods(name: string): boolean {
  const found = goods.exec(name);
  return found !== null && !serviceAfter.test(name.slice(found.index + found[0].length));
}
const goodsRow = (row: Row): boolean => mentionsGoods(trimmed(row, 'serviceName'));

export const assetInside: Rule = {
  record: {
    id: 'A213',
    version: 1,
    nameZh: '购买服务混入资产购置',
    nameEn: 'Asset inside a purchase',
    severity: 'warning',
    stages: secondRound,
    scope: 'row',
    legalBasis: order102('第十条'),
    over: 'purchases',
    needs: ['assets'],
    sentence: {
      zh: (values) =>
        `${atZh(values)} 名称涉及购置，同一项目的资产购置计划中有“${word(values, 'asset')}” ${yuan(values, 'amount')} 元，请将货物分列，或说明情况。`,
      en: (values) =>
        `${atEn(values)} speaks of goods, and the asset plan of its project has "${word(values, 'asset')}" for ${yuan(values, 'amount')}; part them or explain.`,
    },
  },
  *check({ context: { tables, inputs } }) {
    const assets = new Map(inputs?.assets?.map((asset) => [asset.projectCode, asset]));
    for (const row of tables.purchases) {
      const asset = assets.get(trimmed(row, 'projectCode'));
      if (asset && goodsRow(row))
        yield onRow('purchases', row, 'serviceName', { asset: asset.name, amount: asset.amount });
    }
  },
};

export const disclosureDiffers: Rule = {
  record: {
    id: 'A214',
    version: 1,
    nameZh: '公开表与批复不符',
    nameEn: 'Disclosure and reply disagree',
    severity: 'error',
    stages: ['down2'],
    scope: 'unit',
    legalBasis: '《中华人民共和国预算法》第十四条',
    needs: ['disclosed', 'approved'],
    sentence: {
      zh: (values) =>
        `${word(values, 'unit')}公开的政府购买服务为 ${yuan(values, 'disclosed')} 元，批复为 ${yuan(values, 'approved')} 元，相差 ${yuan(values, 'gap')} 元，请改正公开表。`,
      en: (values) =>
        `${word(values, 'unit')} disclosed purchases of ${yuan(values, 'disclosed')}, the reply gives ${yuan(values, 'approved')}, a gap of ${yuan(values, 'gap')}; correct the disclosure.`,
    },
  },
  *check({ context: { unit, inputs } }) {
    const disclosed = inputs?.disclosed?.purchases ?? 0;
    const approved = (inputs?.approved ?? []).reduce((sum, { purchases }) => sum + purchases, 0);
    if (disclosed !== approved)
      yield { values: { unit: unit.name, disclosed, approved, gap: Math.abs(disclosed - approved) } };
  },
};
