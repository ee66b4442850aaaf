import { scanXml, XmlFault } from './xml-tokenizer.ts';

/** One element where it stands in its source; begin and openEnd enclose its first tag, closeBegin and end its last. */
export type Element = {
  readonly name: string;
  readonly parent: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly begin: number;
  readonly openEnd: number;
  readonly closeBegin: number;
  readonly end: number;
};
export type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** The elements that are asked for, in the order in which they begin. */
export function elementsOf(
  source: string,
  asked: (name: string, parent: string, depth: number) => boolean,
): readonly Element[] {
  const found: Element[] = [];
  const open: { name: string; at: number | null }[] = [];
  scanXml(source, {
    open: (name, attributes, begin, openEnd) => {
      const parent = open.at(-1)?.name ?? '';
      const wanted = asked(name, parent, open.length);
      open.push({ name, at: wanted ? found.length : null });
      if (wanted) found.push({ name, parent, attributes, begin, openEnd, closeBegin: openEnd, end: openEnd });
    },
    close: (_name, closeBegin, end) => {
      const at = open.pop()?.at ?? null;
      const element = at === null ? undefined : found[at];
      if (at !== null && element) found[at] = { ...element, closeBegin, end };
    },
    text: () => undefined,
  });
  return found;
}

/** The root of a part. */
export function rootOf(source: string): Element {
  const [root] = elementsOf(source, (_name, _parent, depth) => depth === 0);
  if (!root) throw new XmlFault('no root');
  return root;
}

const closesItself = ({ openEnd, end }: Pick<Element, 'openEnd' | 'end'>): boolean => openEnd === end;
const tagName = (source: string, begin: number): string =>
  /^[^\s/>]+/.exec(source.slice(begin + 1, begin + 80))?.[0] ?? '';
/** The prefix of an element with its colon, or nothing. */
export const prefixOf = (source: string, { begin }: Pick<Element, 'begin'>): string => {
  const name = tagName(source, begin);
  return name.slice(0, name.indexOf(':') + 1);
};

/** Text set before the end of an element, which is opened where it closed itself. */
export const appendTo = (
  source: string,
  element: Pick<Element, 'begin' | 'openEnd' | 'closeBegin' | 'end'>,
  text: string,
): Edit =>
  closesItself(element)
    ? { from: element.openEnd - 2, to: element.openEnd, text: `>${text}</${tagName(source, element.begin)}>` }
    : { from: element.closeBegin, to: element.closeBegin, text };

/** An attribute of the tag that stands between begin and openEnd, set anew or added. */
export function withAttribute(tag: string, name: string, value: string): string {
  const there = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  if (there.test(tag)) return tag.replace(there, (_all, head: string) => `${head}"${value}"`);
  return tag.replace(/\s*\/?>$/, (tail) => ` ${name}="${value}"${tail.trim()}`);
}

/** Carries edits out, those at one place in the order given; edits may not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < at) throw new XmlFault('edits overlap');
    text += source.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + source.slice(at);
}
