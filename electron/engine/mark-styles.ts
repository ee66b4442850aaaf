import type { Package } from './package-edit.ts';
import { declareType, relate, relationsOf } from './package-relations.ts';
import { appendTo, applyEdits, elementsOf, prefixOf, withAttribute, type Edit, type Element } from './xml-edit.ts';
import { XmlFault } from './xml-tokenizer.ts';

/** The light red in which Excel shows what is bad. */
const markColour = 'FFFFC7CE';
const usual = 'xl/styles.xml';
const bare =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

function stylesPart(file: Package): string {
  const known = relationsOf(file, 'xl/workbook.xml').find(({ kind }) => kind === 'styles')?.part;
  if (known !== undefined && file.has(known)) return known;
  file.put(usual, bare);
  relate(file, 'xl/workbook.xml', 'styles', 'styles.xml');
  declareType(file, usual, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml');
  return usual;
}

const countEdit = (source: string, { begin, openEnd }: Element, count: number): Edit => ({
  from: begin,
  to: openEnd,
  text: withAttribute(source.slice(begin, openEnd), 'count', String(count)),
});

/**
 * For every cell format in use a further one: the same number format, font, borders, alignment and protection, on the
 * colour of a mark. Answers the new format of each.
 */
export function markedStyles(file: Package, inUse: Iterable<number>): ReadonlyMap<number, number> {
  const part = stylesPart(file);
  const source = file.text(part);
  const wanted = new Set(['fills>fill', 'cellXfs>xf', 'styleSheet>fills', 'styleSheet>cellXfs']);
  const elements = elementsOf(source, (name, parent) => wanted.has(`${parent}>${name}`));
  const only = (name: string): Element => {
    const found = elements.find((element) => element.name === name);
    if (!found || found.openEnd === found.end) throw new XmlFault(`no ${name}`);
    return found;
  };
  const [fills, formats] = [only('fills'), only('cellXfs')];
  const fillCount = elements.filter(({ name }) => name === 'fill').length;
  const present = elements.filter(({ name }) => name === 'xf');
  const x = prefixOf(source, fills);
  const fill = `<${x}fill><${x}patternFill patternType="solid"><${x}fgColor rgb="${markColour}"/><${x}bgColor indexed="64"/></${x}patternFill></${x}fill>`;
  const answer = new Map<number, number>();
  let added = '';
  for (const index of new Set(inUse)) {
    const base = present[index] ?? present[0];
    if (!base) throw new XmlFault('no cell format');
    const tag = source.slice(base.begin, base.openEnd);
    const marked = withAttribute(withAttribute(tag, 'fillId', String(fillCount)), 'applyFill', '1');
    answer.set(index, present.length + answer.size);
    added += marked + source.slice(base.openEnd, base.end);
  }
  file.put(
    part,
    applyEdits(source, [
      countEdit(source, fills, fillCount + 1),
      appendTo(source, fills, fill),
      countEdit(source, formats, present.length + answer.size),
      appendTo(source, formats, added),
    ]),
  );
  return answer;
}
