import PizZip from 'pizzip';
import type { LetterTemplate } from '#shared/letter-model';
import { escapeXml } from '../xml-text.ts';
import { bodyXml, faces, paragraph, run, twips } from './letter-xml.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Entries carry a date of their own; one for all, so that equal templates give equal bytes. */
const entryDate = new Date(Date.UTC(2020, 0, 1));

const parts = ['styles', 'settings', 'fontTable', 'header', 'footerOdd', 'footerEven'] as const;
const kindOf = (part: (typeof parts)[number]): string => part.replace(/Odd|Even/, '');

const types = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${contentType}.document.main+xml"/>${parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${contentType}.${kindOf(part)}+xml"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const rootRelations = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const relations = `${declaration}<Relationships xmlns="${packageRelations}">${parts.map((part, index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kindOf(part)}" Target="${part}.xml"/>`).join('')}</Relationships>`;
const relationOf = (part: (typeof parts)[number]): string => `rId${parts.indexOf(part) + 1}`;

// 上 37, 下 35, 左 28, 右 26 mm; the page number stands below the text block.
const page =
  `<w:sectPr><w:headerReference w:type="default" r:id="${relationOf('header')}"/><w:headerReference w:type="even" r:id="${relationOf('header')}"/>` +
  `<w:footerReference w:type="default" r:id="${relationOf('footerOdd')}"/><w:footerReference w:type="even" r:id="${relationOf('footerEven')}"/>` +
  `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}" w:header="${twips(15)}" w:footer="${twips(25)}" w:gutter="0"/></w:sectPr>`;

const documentXml = (template: LetterTemplate): string =>
  `${declaration}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${bodyXml(template)}${page}</w:body></w:document>`;

const styles = `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${faces.body.name}" w:hAnsi="${faces.body.name}" w:eastAsia="${faces.body.name}" w:cs="${faces.body.name}"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;
const settings = `${declaration}<w:settings xmlns:w="${main}"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;
const fonts = `${declaration}<w:fonts xmlns:w="${main}">${Object.values(faces)
  .map(
    ({ name, instead }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${name === faces.black.name ? 'modern' : 'roman'}"/></w:font>`,
  )
  .join('')}</w:fonts>`;

const pageLook = { face: 'table', size: 28, line: 400 } as const;
const header = `${declaration}<w:hdr xmlns:w="${main}">${paragraph(run('{练习标记}', { face: 'table', size: 21, colour: '6A4C9C' }), { face: 'table', size: 21, align: 'center', line: 400 })}</w:hdr>`;
const field = (type: string): string =>
  `<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="${type}"/></w:r>`;
const pageNumber =
  run('— ', pageLook) +
  `${field('begin')}<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}` +
  `${run('1', pageLook)}${field('end')}${run(' —', pageLook)}`;
const footer = (align: 'left' | 'right'): string =>
  `${declaration}<w:ftr xmlns:w="${main}">${paragraph(pageNumber, { ...pageLook, align, left: 280, right: 280 })}</w:ftr>`;

const core = (title: string): string =>
  `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`;

/** A letter's own wording as a .docx with its placeholders, in the layout of GB/T 9704. */
export function letterPackage(template: LetterTemplate): PizZip {
  const zip = new PizZip();
  const content: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', types],
    ['_rels/.rels', rootRelations],
    ['docProps/core.xml', core(template.title.replaceAll(/[{}]/g, ''))],
    ['word/document.xml', documentXml(template)],
    ['word/_rels/document.xml.rels', relations],
    ['word/styles.xml', styles],
    ['word/settings.xml', settings],
    ['word/fontTable.xml', fonts],
    ['word/header.xml', header],
    ['word/footerOdd.xml', footer('right')],
    ['word/footerEven.xml', footer('left')],
  ];
  for (const [name, text] of content) zip.file(name, text, { date: entryDate, createFolders: false });
  return zip;
}
