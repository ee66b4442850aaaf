import type { ListName } from '#shared/fields';
import type { CatalogEntry, CodeEntry, YearFile } from '#shared/year-file';

/** A reference set that the office may replace by its official file. catalog is the guidance catalogue, all tiers. */
export type ReferenceName = ListName | 'regions' | 'fundNatures';
export type ReferenceSet = {
  readonly name: ReferenceName;
  readonly zh: string;
  readonly en: string;
  /** Digits of a code at each tier, from the top, where the official coding has tiers. */
  readonly tiers?: readonly number[];
  /** The program's own words: rules speak of them, so they are shown and not replaced. */
  readonly fixed?: true;
};

/** Every reference set of the year, in the order in which an office looks for them. */
export const referenceSets: readonly ReferenceSet[] = [
  { name: 'catalog', zh: '政府购买服务指导性目录', en: 'Guidance catalogue', tiers: [1, 3, 5] },
  { name: 'functions', zh: '支出功能分类科目', en: 'Functional classification', tiers: [3, 5, 7] },
  { name: 'departmentEconomy', zh: '部门预算支出经济分类', en: 'Departmental economic classification', tiers: [3, 5] },
  { name: 'governmentEconomy', zh: '政府预算支出经济分类', en: 'Government economic classification', tiers: [3, 5] },
  { name: 'procurementItems', zh: '政府采购品目分类目录', en: 'Procurement items' },
  { name: 'fundNatures', zh: '资金性质', en: 'Fund natures' },
  { name: 'methods', zh: '采购方式', en: 'Procurement methods' },
  { name: 'orgForms', zh: '采购组织形式', en: 'Procurement forms' },
  { name: 'providerTypes', zh: '承接主体类型', en: 'Provider types' },
  { name: 'measures', zh: '计量单位', en: 'Units of measure' },
  { name: 'regions', zh: '行政区划（九位）', en: 'Regions (nine digits)' },
  { name: 'indicatorKinds', zh: '绩效指标类型', en: 'Kinds of indicator' },
  { name: 'statuses', zh: '项目属性', en: 'New or continuing', fixed: true },
  { name: 'projectClasses', zh: '项目类别', en: 'Project classes', fixed: true },
  { name: 'grades', zh: '评价等级', en: 'Grades', fixed: true },
  { name: 'indicatorSigns', zh: '指标符号', en: 'Signs of indicators', fixed: true },
  { name: 'levels', zh: '上级专项级次', en: 'Higher levels', fixed: true },
];

/** The entries of a set. Years founded before regions and fund natures were known have none. */
export function entriesOf(yearFile: YearFile, name: ReferenceName): readonly CodeEntry[] {
  switch (name) {
    case 'catalog':
      return yearFile.catalog;
    case 'regions':
    case 'fundNatures':
      return yearFile[name] ?? [];
    default:
      return yearFile.lists[name];
  }
}

const isCatalog = (entry: CodeEntry): entry is CatalogEntry => 'level' in entry && 'branch' in entry;

/** The year with another set. The list that forms offer keeps the third tier of the catalogue. */
export function withEntries(yearFile: YearFile, name: ReferenceName, entries: readonly CodeEntry[]): YearFile {
  switch (name) {
    case 'catalog': {
      const catalog = entries.filter(isCatalog);
      const third = catalog
        .filter(({ level }) => level === 3)
        .map(({ code, name: title, validFrom, validTo }) => ({
          code,
          name: title,
          ...(validFrom === undefined ? {} : { validFrom }),
          ...(validTo === undefined ? {} : { validTo }),
        }));
      return { ...yearFile, catalog, lists: { ...yearFile.lists, catalog: third } };
    }
    case 'regions':
    case 'fundNatures':
      return { ...yearFile, [name]: entries };
    default:
      return { ...yearFile, lists: { ...yearFile.lists, [name]: entries } };
  }
}
