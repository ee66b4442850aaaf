import type { PlannedCell, PlannedColumn, PlannedRow, StreamedSheet } from '#shared/workbook-model';
import { columnName } from './cell-reference.ts';
import { dateSerial } from './number-text.ts';
import type { TextTable } from './shared-texts.ts';
import { openIndex, styleIndex } from './style-sheet.ts';
import { asciiReferences, asciiXml, cellText } from './xml-text.ts';

function cellXml(cell: PlannedCell, reference: string, texts: TextTable): string {
  const head = `<c r="${reference}" s="${styleIndex(cell)}"`;
  const formula = cell.formula === undefined ? '' : `<f>${asciiXml(cell.formula)}</f>`;
  const { value } = cell;
  // An empty text would count as filled in; the cell is blank.
  if (value === null || (value === '' && formula === ''))
    return formula === '' ? `${head}/>` : `${head}>${formula}</c>`;
  if (typeof value === 'string') {
    if (formula !== '') return `${head} t="str">${formula}<v>${asciiReferences(cellText(value))}</v></c>`;
    return `${head} t="s"><v>${texts.indexOf(value)}</v></c>`;
  }
  const number = 'number' in value ? value.number : String(dateSerial(value.date));
  return `${head}>${formula}<v>${number}</v></c>`;
}

const letters = Array.from({ length: 200 }, (_each, index) => columnName(index + 1));
const letterOf = (index: number): string => letters[index] ?? columnName(index + 1);

function rowXml(row: PlannedRow, number: number, texts: TextTable): string {
  const height = row.height === undefined ? '' : ` ht="${row.height}"${row.grows ? '' : ' customHeight="1"'}`;
  let cells = '';
  row.cells.forEach((cell, index) => {
    if (cell) cells += cellXml(cell, `${letterOf(index)}${number}`, texts);
  });
  return `<row r="${number}"${height}${row.hidden ? ' hidden="1"' : ''}>${cells}</row>`;
}

const lastColumn = 16_384;

// Excel deletes a row of a protected sheet only where every cell of it is open, to the last column.
function columnsXml(columns: readonly PlannedColumn[], protect: boolean): string {
  if (columns.length === 0) return '';
  const look = protect ? ` style="${openIndex}"` : '';
  const rest = protect ? `<col min="${columns.length + 1}" max="${lastColumn}" width="9"${look}/>` : '';
  const each = columns.map((column, index) => {
    const folded = column.outline ? ' hidden="1" outlineLevel="1"' : column.hidden ? ' hidden="1"' : '';
    const closes = !column.outline && columns[index - 1]?.outline ? ' collapsed="1"' : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${column.width}" customWidth="1"${look}${folded}${closes}/>`;
  });
  return `<cols>${each.join('')}${rest}</cols>`;
}

function viewXml(sheet: StreamedSheet, first: boolean): string {
  const { freeze } = sheet;
  const tab = first ? ' tabSelected="1"' : '';
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0))
    return `<sheetViews><sheetView workbookViewId="0"${tab}/></sheetViews>`;
  const corner = `${columnName(freeze.columns + 1)}${freeze.rows + 1}`;
  const pane = freeze.rows === 0 ? 'topRight' : freeze.columns === 0 ? 'bottomLeft' : 'bottomRight';
  const split = `${freeze.columns > 0 ? ` xSplit="${freeze.columns}"` : ''}${freeze.rows > 0 ? ` ySplit="${freeze.rows}"` : ''}`;
  return `<sheetViews><sheetView workbookViewId="0"${tab}><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`;
}

const protection =
  '<sheetProtection sheet="1" objects="0" scenarios="0" formatCells="0" formatColumns="0" formatRows="0" insertColumns="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>';

function listsXml(sheet: StreamedSheet): string {
  const lists = sheet.lists ?? [];
  if (lists.length === 0) return '';
  const each = lists.map(
    ({ range, source, error }) =>
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${asciiXml('填写有误')}" error="${asciiXml(error)}" sqref="${range}"><formula1>${asciiXml(source)}</formula1></dataValidation>`,
  );
  return `<dataValidations count="${lists.length}">${each.join('')}</dataValidations>`;
}

function printXml(sheet: StreamedSheet): string {
  const { print } = sheet;
  const margins = '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  if (!print) return margins;
  const page = `<pageSetup paperSize="${print.paper === 'A4' ? 9 : 8}" orientation="${print.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="${print.onePage ? 1 : 0}"/>`;
  const footer = `<headerFooter><oddFooter>${asciiXml(print.footer ?? '&C第 &P 页 共 &N 页')}</oddFooter></headerFooter>`;
  return `<printOptions horizontalCentered="1"/>${margins}${page}${footer}`;
}

const pieceLetters = 65_536;

/**
 * One worksheet part, its elements in the order that the format demands, in pieces of some ten thousand letters. It
 * holds no letter beyond ASCII, so that rows become bytes, and bytes text again, without being encoded.
 */
export function* sheetXml(sheet: StreamedSheet, first: boolean, texts: TextTable): Generator<string | Buffer> {
  const merges = sheet.merges ?? [];
  const outline = sheet.columns.some((column) => column.outline) ? '<outlinePr summaryRight="1"/>' : '';
  yield [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetPr>${outline}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    viewXml(sheet, first),
    `<sheetFormatPr defaultRowHeight="20"${outline === '' ? '' : ' outlineLevelCol="1"'}/>`,
    columnsXml(sheet.columns, sheet.protect ?? false),
    '<sheetData>',
  ].join('');
  let piece = '';
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    piece += rowXml(row, number, texts);
    if (piece.length < pieceLetters) continue;
    yield Buffer.from(piece, 'latin1');
    piece = '';
  }
  yield Buffer.from(piece, 'latin1');
  yield [
    '</sheetData>',
    sheet.protect ? protection : '',
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    listsXml(sheet),
    printXml(sheet),
    '</worksheet>',
  ].join('');
}
