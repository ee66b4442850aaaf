import type { PlannedCell, StyleName } from '#shared/workbook-model';

type Look = {
  readonly format?: string;
  readonly font?: 'body' | 'bold' | 'title' | 'note';
  readonly ground?: 'must' | 'locked' | 'head';
  readonly align?: 'left' | 'right' | 'center';
  readonly border?: false;
  readonly locked?: true;
  /** Text wraps unless it is centred or set right; false: it never does, as in a hidden column of identities. */
  readonly wrap?: boolean;
};

const yuan = '#,##0.00;[Red]-#,##0.00';
const blankZero = '#,##0.00;[Red]-#,##0.00;';
const share = '0.00%;[Red]-0.00%;';
const looks: Record<StyleName, Look> = {
  plain: { border: false, wrap: false },
  title: { font: 'title', align: 'center', border: false },
  note: { border: false, wrap: true, font: 'note' },
  unitNote: { border: false, align: 'right', font: 'note' },
  head: { font: 'bold', align: 'center', ground: 'head', wrap: true, locked: true },
  text: { format: '@' },
  textMust: { format: '@', ground: 'must' },
  code: { format: '@', align: 'left' },
  codeMust: { format: '@', align: 'left', ground: 'must' },
  money: { format: yuan, align: 'right' },
  moneyMust: { format: yuan, align: 'right', ground: 'must' },
  moneyPrint: { format: blankZero, align: 'right' },
  moneyLocked: { format: blankZero, align: 'right', ground: 'locked', locked: true },
  moneyWan: { format: blankZero, align: 'right' },
  decimal: { format: '#,##0.00', align: 'right' },
  decimalMust: { format: '#,##0.00', align: 'right', ground: 'must' },
  int: { format: '0', align: 'right' },
  intMust: { format: '0', align: 'right', ground: 'must' },
  date: { format: 'yyyy-mm-dd', align: 'center' },
  dateMust: { format: 'yyyy-mm-dd', align: 'center', ground: 'must' },
  pct: { format: share, align: 'right' },
  locked: { format: '@', ground: 'locked', locked: true },
  total: { font: 'bold', ground: 'head', locked: true },
  totalMoney: { format: blankZero, font: 'bold', align: 'right', ground: 'head', locked: true },
  totalWan: { format: blankZero, font: 'bold', align: 'right', ground: 'head', locked: true },
  totalPct: { format: share, font: 'bold', align: 'right', ground: 'head', locked: true },
};
const names = Object.keys(looks) as StyleName[];
const places = new Map(names.map((name, index) => [name, 1 + index * 2]));
const fonts = ['body', 'bold', 'title', 'note'] as const;
const grounds = ['must', 'locked', 'head'] as const;
const colours = { must: 'FFFFFBE6', locked: 'FFF3F4F6', head: 'FFF3F4F6' } as const;

/** Index of a cell's look among the cell formats: a formula is locked whatever the look says, unless it is open. */
export const styleIndex = ({ style, formula, open }: Pick<PlannedCell, 'style' | 'formula' | 'open'>): number =>
  (places.get(style) ?? 0) + (!open && (formula !== undefined || looks[style].locked === true) ? 1 : 0);
/** What cells without a format of their own look like on a protected sheet: open, so that their rows can go. */
export const openIndex = styleIndex({ style: 'plain' });

const formats = [...new Set(names.flatMap((name) => looks[name].format ?? []))].filter(
  (code) => code !== '@' && code !== '0',
);
function formatId(code: string | undefined): number {
  if (code === undefined) return 0;
  if (code === '@') return 49;
  return code === '0' ? 1 : 164 + formats.indexOf(code);
}
const escapeCode = (code: string): string => code.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function cellFormat(look: Look, locked: boolean): string {
  const font = fonts.indexOf(look.font ?? 'body');
  const fill = look.ground === undefined ? 0 : 2 + grounds.indexOf(look.ground);
  const border = look.border === false ? 0 : 1;
  const wraps = look.wrap ?? (look.align === undefined || look.align === 'left');
  const wrap = wraps ? ' wrapText="1"' : '';
  const quote = look.format === '@' && !locked ? ' quotePrefix="1"' : '';
  return (
    `<xf numFmtId="${formatId(look.format)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quote}` +
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">' +
    `<alignment vertical="center"${look.align ? ` horizontal="${look.align}"` : ''}${wrap}/>` +
    `<protection locked="${locked ? 1 : 0}"/></xf>`
  );
}

/** xl/styles.xml: official layout, 宋体 12, title 宋体 18, thin borders. */
export function styleSheet(): string {
  const font = (size: number, bold: boolean): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF1F2329"/><name val="宋体"/><charset val="134"/></font>`;
  const side = (name: string): string => `<${name} style="thin"><color rgb="FF8A9099"/></${name}>`;
  const cells = names.flatMap((name) => [cellFormat(looks[name], false), cellFormat(looks[name], true)]);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="${formats.length}">${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeCode(code)}"/>`).join('')}</numFmts>` +
    `<fonts count="4">${font(11, false)}${font(11, true)}${font(18, true)}${font(10, false)}</fonts>` +
    `<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${grounds.map((ground) => `<fill><patternFill patternType="solid"><fgColor rgb="${colours[ground]}"/><bgColor indexed="64"/></patternFill></fill>`).join('')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cells.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
