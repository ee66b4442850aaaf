import { joinPath } from './read-parts.ts';
import { appendTo, applyEdits, elementsOf, prefixOf, rootOf, type Element } from './xml-edit.ts';
import type { Package } from './package-edit.ts';
import { escapeXml } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const transitional = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const typesPart = '[Content_Types].xml';

export type Relation = { readonly id: string; readonly type: string; readonly part: string };

/** Where the relations of a part stand. */
export const relationsPart = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

const relationElements = (source: string): readonly Element[] => elementsOf(source, (name) => name === 'Relationship');
const kindOf = (type: string): string => type.slice(type.lastIndexOf('/') + 1);

/** The relations of a part that stay inside the file; kind is the last word of their type, such as comments. */
export function relationsOf(file: Package, part: string): readonly (Relation & { readonly kind: string })[] {
  const list = relationsPart(part);
  if (!file.has(list)) return [];
  return relationElements(file.text(list)).flatMap(({ attributes }) => {
    if (attributes.get('TargetMode') === 'External') return [];
    const type = attributes.get('Type') ?? '';
    const target = joinPath(part, attributes.get('Target') ?? '');
    return [{ id: attributes.get('Id') ?? '', type, kind: kindOf(type), part: target }];
  });
}

/** The namespace of relations in a workbook: strict files have one of their own. */
export const relationSpace = (file: Package): string =>
  relationsOf(file, 'xl/workbook.xml').some(({ type }) => type.startsWith(strict)) ? strict : transitional;

/** Adds a relation to a part and answers its identity. */
export function relate(file: Package, part: string, kind: string, target: string): string {
  const list = relationsPart(part);
  const source = file.has(list)
    ? file.text(list)
    : `${declaration}<Relationships xmlns="${packageRelations}"></Relationships>`;
  const taken = new Set(relationElements(source).map(({ attributes }) => attributes.get('Id')));
  let number = taken.size + 1;
  while (taken.has(`rId${String(number)}`)) number += 1;
  const id = `rId${String(number)}`;
  const root = rootOf(source);
  const text = `<${prefixOf(source, root)}Relationship Id="${id}" Type="${relationSpace(file)}/${kind}" Target="${escapeXml(target)}"/>`;
  file.put(list, applyEdits(source, [appendTo(source, root, text)]));
  return id;
}

const removed = ({ begin, end }: Element): { readonly from: number; readonly to: number; readonly text: string } => ({
  from: begin,
  to: end,
  text: '',
});

/** Takes away the relations of a part whose kind or target is no longer wanted. */
export function unrelate(file: Package, part: string, unwanted: (kind: string, target: string) => boolean): void {
  const list = relationsPart(part);
  if (!file.has(list)) return;
  const source = file.text(list);
  const gone = relationElements(source).filter(({ attributes }) =>
    unwanted(kindOf(attributes.get('Type') ?? ''), joinPath(part, attributes.get('Target') ?? '')),
  );
  if (gone.length > 0) file.put(list, applyEdits(source, gone.map(removed)));
}

/** States the content type of a part by its name, unless it is stated already. */
export function declareType(file: Package, part: string, contentType: string): void {
  const source = file.text(typesPart);
  const name = `/${part}`;
  const known = elementsOf(source, (element) => element === 'Override').some(
    ({ attributes }) => attributes.get('PartName')?.toLowerCase() === name.toLowerCase(),
  );
  if (known) return;
  const root = rootOf(source);
  const text = `<${prefixOf(source, root)}Override PartName="${escapeXml(name)}" ContentType="${contentType}"/>`;
  file.put(typesPart, applyEdits(source, [appendTo(source, root, text)]));
}

/** States the content type of every part with an extension; false where the extension has another one. */
export function declareExtension(file: Package, extension: string, contentType: string): boolean {
  const source = file.text(typesPart);
  const known = elementsOf(source, (element) => element === 'Default').find(
    ({ attributes }) => attributes.get('Extension')?.toLowerCase() === extension,
  );
  if (known) return known.attributes.get('ContentType') === contentType;
  const root = rootOf(source);
  const text = `<${prefixOf(source, root)}Default Extension="${extension}" ContentType="${contentType}"/>`;
  const at = root.openEnd === root.end ? appendTo(source, root, text) : { from: root.openEnd, to: root.openEnd, text };
  file.put(typesPart, applyEdits(source, [at]));
  return true;
}

const macroParts = /^xl\/(vba[^/]*|_rels\/vba[^/]*)$|^customui\//;
const plainWorkbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** Takes macros and the ribbon buttons that call them out of a workbook, which is then a plain one. */
export function dropMacros(file: Package): void {
  const gone = file.names().filter((name) => macroParts.test(name));
  const isGone = (target: string): boolean => gone.includes(target.toLowerCase());
  for (const name of gone) file.drop(name);
  if (gone.length > 0) {
    unrelate(file, 'xl/workbook.xml', (kind, target) => kind === 'vbaProject' || isGone(target));
    unrelate(file, '', (_kind, target) => isGone(target));
  }
  const source = file.text(typesPart);
  const edits = elementsOf(source, (name) => name === 'Override').flatMap((element) => {
    const part = (element.attributes.get('PartName') ?? '').replace(/^\//, '');
    if (isGone(part)) return [removed(element)];
    const type = element.attributes.get('ContentType') ?? '';
    if (!/\.(macroEnabled|template|macroEnabledTemplate)\.main\+xml$|\.template\.macroEnabled/i.test(type)) return [];
    const tag = source.slice(element.begin, element.openEnd).replace(type, plainWorkbook);
    return [{ from: element.begin, to: element.openEnd, text: tag }];
  });
  if (edits.length > 0) file.put(typesPart, applyEdits(source, edits));
}
