import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultTemplates, letterVocabulary } from '#shared/letters';
import type { LetterBlock, LetterData } from '#shared/letter-model';
import { fillLetter } from '../../electron/engine/letters/fill-letter.ts';

const template = defaultTemplates.reply;
const rowsOfLetter = 30;

/** What fills a reply letter: every placeholder has a text, the table thirty rows. */
function dataOf(letter: number): LetterData {
  const { fields, loop, columns } = letterVocabulary('reply');
  return {
    fields: Object.fromEntries(fields.map((name) => [name, `${name}${String(letter)}`])),
    tables: {
      [loop]: Array.from({ length: rowsOfLetter }, (_each, row) =>
        Object.fromEntries(columns.map((name) => [name, `${name}${String(row)}`])),
      ),
    },
  };
}

/** So many reply letters through the template, to files. */
export function oursLetters(size: number, folder: string): void {
  for (let letter = 0; letter < size; letter += 1) {
    const filled = fillLetter({ plan: template }, dataOf(letter));
    if (!filled.ok) throw new Error(filled.error.kind);
    writeFileSync(join(folder, `letter-${String(letter)}.docx`), filled.value);
  }
}

const textOf = (text: string, fields: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{([^{}]+)\}/g, (_all, name: string) => fields[name] ?? '');

function partOf(block: LetterBlock, data: LetterData): Paragraph | Table {
  if (block.kind !== 'table') return new Paragraph(textOf(block.text, data.fields));
  const row = (texts: readonly string[]): TableRow =>
    new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      row(block.columns.map(({ head }) => head)),
      row(block.columns.map(({ total }) => textOf(total ?? '', data.fields))),
      ...(data.tables[block.loop] ?? []).map((cells) => row(block.columns.map(({ tag }) => cells[tag] ?? ''))),
    ],
  });
}

/** The same texts and tables written from code by docx, without fonts, sizes or a template of the office. */
export async function docxLetters(size: number, folder: string): Promise<void> {
  for (let letter = 0; letter < size; letter += 1) {
    const data = dataOf(letter);
    const children = template.blocks.map((block) => partOf(block, data));
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    writeFileSync(join(folder, `letter-${String(letter)}.docx`), bytes);
  }
}
