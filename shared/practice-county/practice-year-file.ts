import {
  sampleCatalog,
  sampleEconomyMapping,
  sampleFundNatures,
  sampleLists,
  sampleNames,
  sampleThresholds,
} from '#shared/reference';
import type { FormDefinition, Thresholds, YearFile } from '#shared/year-file';
import { countyDepartments, countyRegions, countyUnits } from './county-units.ts';
import { centralItems } from './line-traits.ts';
import { createSeededRandom } from './seeded-random.ts';
import { everyItem } from './service-items.ts';

const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const;
const given = ['敏', '静', '丽', '强', '磊', '军', '洋', '艳', '勇', '杰'] as const;

/** What a province might set: plausible, and the practice county's own. In fen. */
const thresholds: Thresholds = {
  ...sampleThresholds,
  decentralisedService: 50_000_000,
  openTenderService: 400_000_000,
  review: 100_000_000,
  exAnte: 500_000_000,
};

/** The county's own comparison of catalogue and procurement items, from what it buys. */
function catalogWithItems(): YearFile['catalog'] {
  const items = new Map<string, Set<string>>();
  for (const { catalogCode, purItemCode } of everyItem)
    items.set(catalogCode, (items.get(catalogCode) ?? new Set()).add(purItemCode));
  return sampleCatalog.map((entry) => {
    const known = items.get(entry.code);
    return known ? { ...entry, procurementItems: [...known].toSorted() } : entry;
  });
}

/** 练习账套（演练县）: 青岚县 is fictional; only the people in the unit records follow from the seed. */
export function practiceYearFile(seed: number, forms: readonly FormDefinition[]): YearFile {
  const random = createSeededRandom(seed);
  return {
    format: 'two-up-two-down/year',
    version: 1,
    ledger: 'practice',
    year: 2027,
    region: { code: '349901', name: '青岚县' },
    departments: countyDepartments.map(({ code, name, section }) => ({ code, name, section })),
    units: countyUnits.map((unit) => ({
      ...unit,
      accountant: `${random.pick(surnames)}${random.pick(given)}`,
      phone: `0000-${Math.floor(random.between(6_000_000, 6_999_999))}`,
    })),
    lists: sampleLists,
    catalog: catalogWithItems(),
    regions: countyRegions,
    fundNatures: sampleFundNatures,
    samples: sampleNames,
    economyMapping: sampleEconomyMapping,
    centralItems,
    thresholds,
    calendar: {
      up1Deadline: '2026-09-30',
      up2Deadline: '2026-12-15',
      congressDate: '2027-01-20',
      holidays: ['05', '06', '07', '08', '09', '10', '11'].map((day) => ({ date: `2027-02-${day}`, name: '春节' })),
    },
    formVersion: '2027.1',
    forms,
    rules: [],
  };
}
