import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { ReadFailure } from '#shared/workbook-model';
import { PartTooLarge } from './read-budget.ts';
import { partText, scanXml, XmlFault, type XmlHandler } from './xml-tokenizer.ts';
import type { Zip } from './zip.ts';

/** Reads one part of a workbook with a handler; any fault names the part. */
export function scanPart(zip: Zip, part: string, handler: Partial<XmlHandler>): Result<null, ReadFailure> {
  const bytes = zip.read(part);
  if (!bytes.ok) return bytes;
  try {
    scanXml(partText(bytes.value), {
      open: handler.open ?? (() => undefined),
      close: handler.close ?? (() => undefined),
      text: handler.text ?? (() => undefined),
    });
    return ok(null);
  } catch (thrown) {
    if (thrown instanceof PartTooLarge) return err({ kind: 'workbook/too-large', what: part });
    if (thrown instanceof XmlFault) return err({ kind: 'workbook/damaged', part });
    throw thrown;
  }
}

/** Many sheets may name one part, which is then read for each of them. */
const mostSheets = 1_000;
/** Excel itself knows 65,490 formats, and no more texts than cells are of use. */
const mostStyles = 66_000;
const mostStrings = 6_000_000;

export type SheetPlace = { readonly name: string; readonly hidden: boolean; readonly part: string };
export type BookParts = { readonly sheets: readonly SheetPlace[]; readonly from1904: boolean };

/** A relation's target as seen from the part that states it. */
export const joinPath = (base: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const steps = base.split('/').slice(0, -1);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** Sheets through their relations; relations that lead outside the file are ignored. */
export function readBook(zip: Zip): Result<BookParts, ReadFailure> {
  const book = 'xl/workbook.xml';
  const targets = new Map<string, string>();
  const relations = scanPart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      targets.set(attributes.get('Id') ?? '', joinPath(book, attributes.get('Target') ?? ''));
    },
  });
  if (!relations.ok) return relations;
  const sheets: SheetPlace[] = [];
  let from1904 = false;
  const read = scanPart(zip, book, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const part = targets.get(attributes.get('r:id') ?? attributes.get('id') ?? '');
      const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
      if (part !== undefined && !part.includes('chartsheets/'))
        sheets.push({ name: attributes.get('name') ?? '', hidden, part });
    },
  });
  if (!read.ok) return read;
  if (sheets.length > mostSheets) return err({ kind: 'workbook/too-large', what: `${sheets.length} sheets` });
  return sheets.length === 0 ? err({ kind: 'workbook/damaged', part: book }) : ok({ sheets, from1904 });
}

/** Shared strings; phonetic runs are left out. */
export function readStrings(zip: Zip): Result<readonly string[], ReadFailure> {
  const part = 'xl/sharedStrings.xml';
  if (!zip.has(part)) return ok([]);
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  const read = scanPart(zip, part, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 'si' && strings.push(current) > mostStrings) throw new PartTooLarge();
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return read.ok ? ok(strings) : read;
}

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const looksLikeDate = (code: string): boolean =>
  /[ymd]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(code);

/** For every cell style: is its number format a date? */
export function readDateStyles(zip: Zip): Result<readonly boolean[], ReadFailure> {
  const part = 'xl/styles.xml';
  if (!zip.has(part)) return ok([]);
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  const read = scanPart(zip, part, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        custom.set(Number(attributes.get('numFmtId')), looksLikeDate(attributes.get('formatCode') ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const format = Number(attributes.get('numFmtId') ?? '0');
      if (styles.push(custom.get(format) ?? builtInDates.has(format)) > mostStyles) throw new PartTooLarge();
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return read.ok ? ok(styles) : read;
}
