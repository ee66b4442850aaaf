import { columnName } from './cell-reference.ts';
import type { CellPlace } from './mark-cells.ts';
import { cellPlace } from './mark-cells.ts';
import type { Package } from './package-edit.ts';
import { declareExtension, declareType, relate, relationsOf, relationSpace } from './package-relations.ts';
import { escapeXml } from './xml-text.ts';
import { appendTo, applyEdits, elementsOf, prefixOf, rootOf, type Edit, type Element } from './xml-edit.ts';
import { XmlFault } from './xml-tokenizer.ts';

export type CellComment = CellPlace & { readonly text: string };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const commentsType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
/** Who the comments are by, as the person who opens the file sees it. */
const author = '财政审核';

const referenceOf = ({ row, column }: CellPlace): string => `${columnName(column)}${String(row)}`;

function freeName(file: Package, name: (number: number) => string): string {
  let number = 1;
  while (file.has(name(number))) number += 1;
  return name(number);
}

/** A target relative to a sheet in its usual folder, else from the root. */
const targetFrom = (sheet: string, part: string): string =>
  /^xl\/worksheets\/[^/]+$/.test(sheet) ? part.replace(/^xl\//, '../') : `/${part}`;

const run = (x: string, text: string): string =>
  `<${x}r><${x}rPr><${x}sz val="10"/><${x}rFont val="宋体"/><${x}charset val="134"/></${x}rPr><${x}t xml:space="preserve">${escapeXml(text)}</${x}t></${x}r>`;

/** A further run at the end of a comment that stands; a text without runs becomes its first run. */
function lengthened(source: string, x: string, comment: Element, text: string): readonly Edit[] {
  const inside = elementsOf(source.slice(comment.begin, comment.end), () => true);
  const body = inside.find(({ name, parent }) => name === 'text' && parent === 'comment');
  if (!body) return [appendTo(source, comment, `<${x}text>${run(x, text)}</${x}text>`)];
  const edits: Edit[] = [];
  const plain = inside.find(({ name, parent }) => name === 't' && parent === 'text');
  if (plain) {
    const [from, to] = [comment.begin + plain.begin, comment.begin + plain.end];
    edits.push({ from, to, text: `<${x}r>${source.slice(from, to)}</${x}r>` });
  }
  const phonetic = inside.find(({ name, parent }) => parent === 'text' && (name === 'rPh' || name === 'phoneticPr'));
  const further = run(x, `\n${text}`);
  const moved = { begin: body.begin + comment.begin, openEnd: body.openEnd + comment.begin };
  if (phonetic) {
    const at = comment.begin + phonetic.begin;
    edits.push({ from: at, to: at, text: further });
  } else
    edits.push(
      appendTo(
        source,
        { ...moved, closeBegin: body.closeBegin + comment.begin, end: body.end + comment.begin },
        further,
      ),
    );
  return edits;
}

/** Writes the comments into a comments part; answers the cells that had none before. */
function addComments(
  source: string,
  comments: readonly CellComment[],
): { readonly text: string; readonly fresh: readonly CellPlace[] } {
  const asked = new Set(['authors', 'author', 'commentList', 'comment']);
  const elements = elementsOf(source, (name) => asked.has(name));
  const root = rootOf(source);
  const x = prefixOf(source, root);
  const authors = elements.find(({ name }) => name === 'authors');
  const list = elements.find(({ name }) => name === 'commentList');
  if (!authors || !list) throw new XmlFault('no comments');
  const byCell = new Map(
    elements.filter(({ name }) => name === 'comment').map((each) => [each.attributes.get('ref'), each]),
  );
  const id = String(elements.filter(({ name }) => name === 'author').length);
  const edits: Edit[] = [appendTo(source, authors, `<${x}author>${author}</${x}author>`)];
  const fresh: CellPlace[] = [];
  let added = '';
  for (const comment of comments) {
    const there = byCell.get(referenceOf(comment));
    if (there) edits.push(...lengthened(source, x, there, comment.text));
    else {
      fresh.push(comment);
      added += `<${x}comment ref="${referenceOf(comment)}" authorId="${id}"><${x}text>${run(x, comment.text)}</${x}text></${x}comment>`;
    }
  }
  if (added !== '') edits.push(appendTo(source, list, added));
  return { text: applyEdits(source, edits), fresh };
}

const names =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';
const shapeKind =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** The box of a comment: hidden until the cell is pointed at, wide enough for a sentence. */
function shape(place: CellPlace, id: number, order: number): string {
  const [row, column] = [place.row - 1, place.column - 1];
  const anchor = [column + 1, 15, Math.max(0, row - 1), 4, column + 4, 60, row + 5, 10].join(', ');
  return (
    `<v:shape ${names} id="_x0000_s${String(id)}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:4pt;width:220pt;height:110pt;z-index:${String(order)};visibility:hidden" fillcolor="#FFFFE1" o:insetmode="auto">` +
    '<v:fill color2="#FFFFE1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${String(row)}</x:Row><x:Column>${String(column)}</x:Column></x:ClientData></v:shape>`
  );
}

const newDrawing = (sheet: number): string =>
  `<xml ${names}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${String(sheet)}"/></o:shapelayout>${shapeKind}</xml>`;

/** Old programs write drawings that are no strict XML: they are only ever added to, before their end. */
function addShapes(source: string, places: readonly CellPlace[], first: number): string {
  const end = source.lastIndexOf('</xml>');
  if (end < 0) throw new XmlFault('no drawing');
  const known = [...source.matchAll(/_x0000_s(\d{1,9})/g)].map(([, number]) => Number(number));
  let id = known.reduce((most, number) => Math.max(most, number), first);
  const kind = source.includes('_x0000_t202"') ? '' : shapeKind.replace('<v:shapetype ', `<v:shapetype ${names} `);
  const shapes = places.map((place, index) => shape(place, (id += 1), known.length + index + 1));
  return source.slice(0, end) + kind + shapes.join('') + source.slice(end);
}

const afterDrawing = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/** Where a sheet's legacyDrawing belongs among the parts of a sheet, whose order is fixed. */
function drawingEdit(file: Package, source: string, relation: string): Edit {
  const [root, ...parts] = elementsOf(source, (_name, _parent, depth) => depth <= 1);
  if (!root) throw new XmlFault('no root');
  const text = `<${prefixOf(source, root)}legacyDrawing xmlns:r="${relationSpace(file)}" r:id="${relation}"/>`;
  const data = parts.findIndex(({ name }) => name === 'sheetData');
  const next = parts.slice(data + 1).find(({ name }) => afterDrawing.includes(name));
  return next ? { from: next.begin, to: next.begin, text } : appendTo(source, root, text);
}

function drawingPart(file: Package, sheet: string, source: string): string | null {
  const known = relationsOf(file, sheet);
  const [drawing] = elementsOf(source, (name, _parent, depth) => depth === 1 && name === 'legacyDrawing');
  const id = [...(drawing?.attributes ?? [])].find(([name]) => name.endsWith(':id') || name === 'id')?.[1];
  return known.find((relation) => relation.id === id && file.has(relation.part))?.part ?? null;
}

/**
 * Adds comments to one sheet, in the parts it has or in new ones: the comments themselves and the drawing of their boxes.
 * Answers what must change in the sheet.
 */
export function commentSheet(
  file: Package,
  sheet: { readonly part: string; readonly source: string; readonly number: number },
  comments: readonly CellComment[],
): readonly Edit[] {
  const { part, source, number } = sheet;
  let list = relationsOf(file, part).find(({ kind, part: target }) => kind === 'comments' && file.has(target))?.part;
  if (list === undefined) {
    list = freeName(file, (each) => `xl/comments${String(each)}.xml`);
    const space = relationSpace(file).startsWith('http://purl') ? strictMain : main;
    file.put(
      list,
      `${declaration}<comments xmlns="${space}"><authors></authors><commentList></commentList></comments>`,
    );
    relate(file, part, 'comments', targetFrom(part, list));
    declareType(file, list, commentsType);
  }
  const { text, fresh } = addComments(file.text(list), comments);
  file.put(list, text);
  const known = drawingPart(file, part, source);
  if (known !== null) {
    file.put(known, addShapes(file.text(known), fresh, 1024));
    return [];
  }
  const drawing = freeName(file, (each) => `xl/drawings/vmlDrawing${String(each)}.vml`);
  // A comment that never had a box gets one too: a drawing must hold them all.
  const everywhere = elementsOf(text, (name) => name === 'comment').flatMap(
    ({ attributes }) => cellPlace(attributes.get('ref') ?? '') ?? [],
  );
  file.put(drawing, addShapes(newDrawing(number), everywhere, number * 1024));
  if (!declareExtension(file, 'vml', drawingType)) declareType(file, drawing, drawingType);
  return [drawingEdit(file, source, relate(file, part, 'vmlDrawing', targetFrom(part, drawing)))];
}
