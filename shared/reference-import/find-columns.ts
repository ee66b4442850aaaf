import type { Grid } from './grid.ts';

/** What the columns of a list hold, by their heads. Tiers stand from the top tier on; a missing one is null. */
export type Columns = {
  /** Last row of the head. */
  readonly headRow: number;
  readonly code: number | null;
  readonly name: number | null;
  readonly tierCodes: readonly (number | null)[];
  readonly tierNames: readonly (number | null)[];
  readonly parent: number | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly legacyClass: number | null;
  readonly departments: number | null;
  readonly items: number | null;
};

const mostHeadRow = 30;
const mostTiers = 4;
const codeWords = /编码|代码|科目号|目录号|编号/;
const nameWords = /名称|目录|品目|科目|事项|区划|性质|方式|类型|形式|单位|内容/;
const tierWords: readonly RegExp[] = [
  /一级|1级|大类|门类|类$|类[(（]?(编码|代码|名称)/,
  /二级|2级|中类|款$|款[(（]?(编码|代码|名称)/,
  /三级|3级|小类|(?<!事)项$|(?<!事)项(编码|代码|名称)/,
  /四级|4级/,
];
type ExtraName = 'parent' | 'validFrom' | 'validTo' | 'legacyClass' | 'departments' | 'items';
const extraWords: Readonly<Record<ExtraName, RegExp>> = {
  parent: /^(上级|父级)(科目|目录|区划)?(编码|代码)$/,
  validFrom: /^(起用|启用|生效)(年度|年份)$/,
  validTo: /^(停用|失效|终止)(年度|年份)$/,
  legacyClass: /^六大?类(别)?$/,
  departments: /^(适用|使用|购买)(主体)?(部门|单位)(编码)?$/,
  items: /^(对应)?(政府)?采购品目(编码|代码)?$/,
};

type Role = { readonly kind: 'code' | 'name'; readonly tier: number | null } | { readonly kind: ExtraName };

function roleOf(label: string): Role | null {
  if (label === '' || label === '序号' || /说明|备注|金额|合计|预算数|执行数/.test(label)) return null;
  const extra = (Object.entries(extraWords) as [ExtraName, RegExp][]).find(([, words]) => words.test(label));
  if (extra) return { kind: extra[0] };
  const tier = tierWords.findIndex((words) => words.test(label));
  if (codeWords.test(label)) return { kind: 'code', tier: tier < 0 ? null : tier };
  if (tier >= 0) return { kind: 'name', tier };
  return nameWords.test(label) ? { kind: 'name', tier: null } : null;
}

function columnsAt(grid: Grid, headRow: number, labels: ReadonlyMap<number, string>): Columns {
  const roles = [...labels].flatMap(([column, label]) => {
    const role = roleOf(label);
    return role ? [{ column, role }] : [];
  });
  const first = (test: (role: Role) => boolean): number | null => roles.find(({ role }) => test(role))?.column ?? null;
  const tiers = (kind: 'code' | 'name'): readonly (number | null)[] => {
    const found = Array.from({ length: mostTiers }, (_each, tier) =>
      first((role) => role.kind === kind && 'tier' in role && role.tier === tier),
    );
    return found.slice(0, found.findLastIndex((column) => column !== null) + 1);
  };
  const tierCodes = tiers('code');
  const tierNames = tiers('name');
  const plain = (kind: 'code' | 'name') => first((role) => role.kind === kind && 'tier' in role && role.tier === null);
  const extra = (name: ExtraName) => first((role) => role.kind === name);
  return {
    headRow,
    // 门类编码 beside a plain name is the one code of a flat list, and so is the one tier of names.
    code:
      plain('code') ?? (tierCodes.filter((column) => column !== null).length === 1 ? (tierCodes.at(-1) ?? null) : null),
    name:
      plain('name') ?? (tierNames.filter((column) => column !== null).length === 1 ? (tierNames.at(-1) ?? null) : null),
    tierCodes: tierCodes.filter((column) => column !== null).length > 1 ? tierCodes : [],
    tierNames: tierNames.filter((column) => column !== null).length > 1 ? tierNames : [],
    parent: extra('parent'),
    validFrom: extra('validFrom'),
    validTo: extra('validTo'),
    legacyClass: extra('legacyClass'),
    departments: extra('departments'),
    items: extra('items'),
  };
}

/** How much of a list the columns can hold; 0 where they are no head at all. */
function worth(columns: Columns, words: boolean): number {
  const tiers = Math.max(columns.tierCodes.length, columns.tierNames.length);
  const whole =
    (columns.code !== null && columns.name !== null) ||
    (columns.tierCodes.length > 0 && (columns.tierNames.length > 0 || columns.name !== null)) ||
    columns.tierNames.length > 0 ||
    (words && columns.name !== null);
  if (!whole) return 0;
  const extras = [
    columns.parent,
    columns.validFrom,
    columns.validTo,
    columns.legacyClass,
    columns.departments,
    columns.items,
  ];
  return (
    1 +
    tiers +
    (columns.code === null ? 0 : 2) +
    (columns.name === null ? 0 : 1) +
    columns.tierCodes.filter((column) => column !== null).length +
    extras.filter((column) => column !== null).length
  );
}

/**
 * The head of a list, wherever it stands in the first rows, of one row or two. words: the entries have no codes of their
 * own, so a column of names is enough. null where no row is a head.
 */
export function findColumns(grid: Grid, words: boolean): Columns | null {
  let best: { readonly columns: Columns; readonly worth: number } | null = null;
  const headRows = grid.rows.filter((row) => row <= mostHeadRow);
  for (const row of headRows) {
    const texts = grid.columns.filter((column) => grid.own(row, column).text !== '');
    // A title over everything is one text; it heads nothing, unless words stand under a single head.
    if (texts.length < 2 && !(words && texts.length === 1)) continue;
    const one = new Map(grid.columns.map((column) => [column, grid.head(row, column)]));
    const two = new Map(
      grid.columns.map((column) => [column, `${grid.head(row, column)}${grid.head(row + 1, column)}`]),
    );
    for (const [last, labels] of [
      [row, one],
      [row + 1, two],
    ] as const) {
      const columns = columnsAt(grid, last, labels);
      const value = worth(columns, words);
      if (value > (best?.worth ?? 0)) best = { columns, worth: value };
    }
  }
  return best?.columns ?? null;
}
