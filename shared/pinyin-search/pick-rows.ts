import type { CodeEntry } from '#shared/year-file';
import { pinyinIndex, type PinyinIndex } from './pinyin-index.ts';

/** A code that a person may pick; without allowedDepartments every department may use it. */
export type PickEntry = CodeEntry & { readonly allowedDepartments?: readonly string[] };
export type PickSection = 'favourite' | 'recent' | 'own' | 'other';
export type PickRow = {
  readonly entry: PickEntry;
  readonly depth: number;
  readonly section: PickSection;
  /** A branch of the tree, or an entry out of its years, can be read but not chosen. */
  readonly choosable: boolean;
  readonly validity: 'valid' | 'retired' | 'early';
};
export type PickQuestion = {
  readonly text: string;
  readonly year: number;
  /** Code of the department that asks; its own part of the list then comes first. */
  readonly department?: string;
  readonly favourites?: readonly string[];
  readonly recent?: readonly string[];
};
export type PickList = {
  readonly entryOf: (code: string) => PickEntry | undefined;
  readonly rows: (question: PickQuestion) => readonly PickRow[];
};

/** May the entry be chosen in this budget year? */
export const validityOf = ({ validFrom, validTo }: CodeEntry, year: number): PickRow['validity'] => {
  if (validTo !== undefined && validTo < year) return 'retired';
  return validFrom !== undefined && validFrom > year ? 'early' : 'valid';
};

type Node = TreeNode<PickEntry>;

export type TreeNode<Entry> = { readonly entry: Entry; readonly depth: number; readonly leaf: boolean };

/** The list as a tree, parents before their children, in the order of the list; a parent that is missing is none. */
export function treeOrder<Entry extends CodeEntry>(entries: readonly Entry[]): readonly TreeNode<Entry>[] {
  const codes = new Set(entries.map(({ code }) => code));
  const children = new Map<string | null, Entry[]>();
  for (const entry of entries) {
    const { code, parent } = entry;
    const under = parent !== undefined && parent !== code && codes.has(parent) ? parent : null;
    const siblings = children.get(under);
    if (siblings) siblings.push(entry);
    else children.set(under, [entry]);
  }
  const walk = (parent: string | null, depth: number): readonly TreeNode<Entry>[] =>
    (children.get(parent) ?? []).flatMap((entry) => [
      { entry, depth, leaf: !children.has(entry.code) },
      ...walk(entry.code, depth + 1),
    ]);
  return walk(null, 0);
}

/** What a picker shows: favourites and last used on top, then the tree, or what fits the typed text. */
export function pickList(entries: readonly PickEntry[]): PickList {
  const index: PinyinIndex<PickEntry> = pinyinIndex(entries);
  const tree: readonly Node[] = treeOrder(entries);
  const nodes = new Map(tree.map((node) => [node.entry.code, node]));
  const allows = (entry: PickEntry, department: string): boolean => {
    if (entry.allowedDepartments) return entry.allowedDepartments.includes(department);
    const parent = entry.parent === undefined ? undefined : nodes.get(entry.parent)?.entry;
    return !parent || allows(parent, department);
  };
  const isOwn = (entry: PickEntry, department: string | undefined): boolean =>
    department === undefined || allows(entry, department);

  const rowOf = ({ entry, depth, leaf }: Node, section: PickSection, year: number): PickRow => {
    const validity = validityOf(entry, year);
    return { entry, depth, section, choosable: leaf && validity === 'valid', validity };
  };
  /** Branches stand in each section in which they have a leaf. */
  const partOf = (section: 'own' | 'other', { department, year }: PickQuestion): readonly PickRow[] => {
    const kept = new Set<string>();
    for (const { entry, leaf } of tree) {
      if (!leaf || isOwn(entry, department) !== (section === 'own')) continue;
      for (let code: string | undefined = entry.code; code !== undefined && !kept.has(code);) {
        kept.add(code);
        code = nodes.get(code)?.entry.parent;
      }
    }
    return tree.filter(({ entry }) => kept.has(entry.code)).map((node) => rowOf(node, section, year));
  };
  const known = (codes: readonly string[], section: PickSection, year: number): readonly PickRow[] =>
    codes.flatMap((code) => {
      const node = nodes.get(code);
      return node ? [rowOf({ ...node, depth: 0 }, section, year)] : [];
    });
  const found = (question: PickQuestion): readonly PickRow[] => {
    const rows = index.find(question.text).flatMap((entry): readonly PickRow[] => {
      const node = nodes.get(entry.code);
      const section = isOwn(entry, question.department) ? 'own' : 'other';
      return node?.leaf ? [rowOf({ ...node, depth: 0 }, section, question.year)] : [];
    });
    const place = (row: PickRow): number => (row.choosable ? 0 : 2) + (row.section === 'own' ? 0 : 1);
    return rows.toSorted((a, b) => place(a) - place(b));
  };
  return {
    entryOf: (code) => nodes.get(code)?.entry,
    rows: (question) => {
      if (question.text.trim() !== '') return found(question);
      const favourites = question.favourites ?? [];
      const recent = (question.recent ?? []).filter((code) => !favourites.includes(code));
      return [
        ...known(favourites, 'favourite', question.year),
        ...known(recent, 'recent', question.year),
        ...partOf('own', question),
        ...partOf('other', question),
      ];
    },
  };
}
