import { sheetXml } from './sheet-xml.ts';
import type { StreamedPlan, StreamedSheet } from '#shared/workbook-model';
import { textTable } from './shared-texts.ts';
import { styleSheet } from './style-sheet.ts';
import { escapeXml } from './xml-text.ts';
import { zipWriter, type Sink } from './zip-writer.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
const absolute = (range: string): string => range.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2');

function definedNames(sheets: readonly StreamedSheet[]): string {
  const names = sheets.flatMap((sheet, index) => {
    const { print } = sheet;
    if (!print) return [];
    const place = quoted(sheet.name);
    const area = `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${escapeXml(`${place}!${absolute(print.area)}`)}</definedName>`;
    const rows = print.repeatRows;
    const titles = rows
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(`${place}!$${rows[0]}:$${rows[1]}`)}</definedName>`,
        ]
      : [];
    return [area, ...titles];
  });
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
}

function workbookXml(sheets: readonly StreamedSheet[]): string {
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><workbookPr/><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>${definedNames(sheets)}<calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`;
}

function relationsXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_each, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${sheets.join('')}<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId${count + 2}" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
}

function typesXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_each, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${contentType}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>${sheets.join('')}<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${contentType}.sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}

const rootRelations = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const coreXml = (plan: StreamedPlan): string =>
  `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(plan.title)}</dc:title><dc:creator>${escapeXml(plan.creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(plan.created.replace(/\.\d+Z$/, 'Z'))}</dcterms:created></cp:coreProperties>`;

/** Writes a workbook row by row; equal plans give equal bytes. */
export async function streamXlsx(plan: StreamedPlan, sink: Sink): Promise<void> {
  const { sheets } = plan;
  const zip = zipWriter(sink);
  await zip.add('[Content_Types].xml', [typesXml(sheets.length)]);
  await zip.add('_rels/.rels', [rootRelations]);
  await zip.add('docProps/core.xml', [coreXml(plan)]);
  await zip.add('xl/workbook.xml', [workbookXml(sheets)]);
  await zip.add('xl/_rels/workbook.xml.rels', [relationsXml(sheets.length)]);
  await zip.add('xl/styles.xml', [styleSheet()]);
  const texts = textTable();
  for (const [index, sheet] of sheets.entries())
    await zip.add(`xl/worksheets/sheet${String(index + 1)}.xml`, sheetXml(sheet, index === 0, texts));
  await zip.add('xl/sharedStrings.xml', texts.xml());
  await zip.finish();
}

/** The bytes of a workbook, whole. */
export async function writeXlsx(plan: StreamedPlan): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await streamXlsx(plan, (bytes) => {
    pieces.push(bytes);
  });
  return Buffer.concat(pieces);
}
