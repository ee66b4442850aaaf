import type { LetterBlock, LetterColumn, LetterTemplate } from '#shared/letter-model';
import { escapeXml } from '../xml-text.ts';

/** GB/T 9704 in the units of the format: 1 mm is 56.7 twips; sizes are half points (二号 44, 三号 32, 四号 28). */
const millimetre = 56.7;
export const twips = (millimetres: number): number => Math.round(millimetres * millimetre);
const exactLine = 560;

type Face = 'heading' | 'body' | 'black' | 'kai' | 'table';
/** Names as an office's PC has them; fontTable.xml names what to take where one is missing. */
export const faces: { readonly [Name in Face]: { readonly name: string; readonly instead: string } } = {
  heading: { name: '方正小标宋简体', instead: '华文中宋' },
  body: { name: '仿宋_GB2312', instead: '仿宋' },
  black: { name: '黑体', instead: 'SimHei' },
  kai: { name: '楷体_GB2312', instead: '楷体' },
  table: { name: '宋体', instead: 'SimSun' },
};

type Look = {
  readonly face: Face;
  readonly size: number;
  readonly colour?: string;
  readonly bold?: true;
  readonly align?: 'left' | 'right' | 'center' | 'both';
  /** Twips of indent; firstChars counts hundredths of a character. */
  readonly left?: number;
  readonly right?: number;
  readonly firstChars?: number;
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly borders?: string;
  readonly keepNext?: true;
  readonly pageBefore?: true;
};

const runLook = ({ face, size, colour, bold }: Look): string =>
  `<w:rPr><w:rFonts w:ascii="${faces[face].name}" w:hAnsi="${faces[face].name}" w:eastAsia="${faces[face].name}" w:cs="${faces[face].name}"/>` +
  `${bold ? '<w:b/>' : ''}${colour ? `<w:color w:val="${colour}"/>` : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;

export const run = (text: string, look: Look): string =>
  `<w:r>${runLook(look)}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

const attribute = (name: string, value: number | undefined): string =>
  value === undefined ? '' : ` w:${name}="${value}"`;

export function paragraph(content: string, look: Look): string {
  const { line = exactLine } = look;
  const indent =
    look.left === undefined && look.right === undefined && look.firstChars === undefined
      ? ''
      : `<w:ind${attribute('left', look.left)}${attribute('right', look.right)}${attribute('firstLineChars', look.firstChars)}${attribute('firstLine', look.firstChars === undefined ? undefined : (look.firstChars * look.size) / 10)}/>`;
  return (
    `<w:p><w:pPr>${look.keepNext ? '<w:keepNext/>' : ''}${look.pageBefore ? '<w:pageBreakBefore/>' : ''}` +
    (look.borders ? `<w:pBdr>${look.borders}</w:pBdr>` : '') +
    `<w:spacing w:before="${look.before ?? 0}" w:after="${look.after ?? 0}" w:line="${line}" w:lineRule="exact"/>${indent}` +
    `<w:jc w:val="${look.align ?? 'both'}"/></w:pPr>${content}</w:p>`
  );
}

const redRule = '<w:bottom w:val="single" w:sz="12" w:space="4" w:color="C00000"/>';
const thin = 'w:val="single" w:sz="8" w:space="2" w:color="000000"';
const body: Look = { face: 'body', size: 32 };
/** The signature stands over the middle of the date, four characters from the right edge. */
const signing: Look = { ...body, align: 'center', left: 3400, right: 640, keepNext: true };

const looks: { readonly [Kind in Exclude<LetterBlock['kind'], 'table'>]: Look } = {
  agency: { face: 'heading', size: 52, colour: 'C00000', align: 'center', line: 760, after: 280 },
  number: { ...body, align: 'center', borders: redRule, after: 320 },
  title: { face: 'heading', size: 44, align: 'center', line: 640, before: 120, after: 360 },
  addressee: { ...body, align: 'left' },
  body: { ...body, firstChars: 200 },
  heading: { face: 'black', size: 32, firstChars: 200, keepNext: true },
  attachment: { ...body, firstChars: 200, before: exactLine, align: 'left', keepNext: true },
  signature: { ...signing, before: exactLine * 2 },
  date: signing,
  note: { ...body, firstChars: 200, before: 280, align: 'left' },
  annexMark: { face: 'black', size: 32, align: 'left', pageBefore: true, after: 280 },
  annexTitle: { face: 'heading', size: 44, align: 'center', line: 640, after: 280, keepNext: true },
  plainNumber: { ...body, align: 'center', after: 320 },
  unitNote: { face: 'table', size: 21, align: 'right', line: 400, keepNext: true },
  copy: { face: 'body', size: 28, left: 280, right: 280, before: 560, borders: `<w:top ${thin}/><w:bottom ${thin}/>` },
};

const cellLook: Look = { face: 'table', size: 18, line: 280 };
const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;

const cell = (width: number, content: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${twips(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
const row = (cells: readonly string[], head: boolean): string =>
  `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="440" w:hRule="atLeast"/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

/** Head row that is repeated on each page, the row 合计 where there is one, and the row that the loop repeats. */
function table(loop: string, columns: readonly LetterColumn[]): string {
  const last = columns.length - 1;
  const head = columns.map(({ head: text, width }) =>
    cell(width, paragraph(run(text, { ...cellLook, bold: true }), { ...cellLook, align: 'center' })),
  );
  const total = columns.map(({ total: text = '', width, align }) =>
    cell(width, paragraph(run(text, { ...cellLook, bold: true }), { ...cellLook, align })),
  );
  const each = columns.map(({ tag, width, align }, index) => {
    const text = `${index === 0 ? `{#${loop}}` : ''}{${tag}}${index === last ? `{/${loop}}` : ''}`;
    return cell(width, paragraph(run(text, cellLook), { ...cellLook, align }));
  });
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  const width = columns.reduce((sum, one) => sum + twips(one.width), 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${columns.map((one) => `<w:gridCol w:w="${twips(one.width)}"/>`).join('')}</w:tblGrid>` +
    row(head, true) +
    (columns.some((one) => one.total) ? row(total, false) : '') +
    row(each, false) +
    '</w:tbl>'
  );
}

const blockXml = (block: LetterBlock): string =>
  block.kind === 'table'
    ? table(block.loop, block.columns)
    : paragraph(run(block.text, looks[block.kind]), looks[block.kind]);

export const bodyXml = (template: LetterTemplate): string => template.blocks.map(blockXml).join('');
