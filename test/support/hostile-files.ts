import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip, every field as the maker of the file pleases. */
export type HostileEntry = {
  readonly name: string;
  readonly data: string | Buffer;
  /** What the directory states of the size, where it is not the truth. */
  readonly stated?: number;
  /** What the bytes are packed as, where they are not stored packed as usual. */
  readonly packed?: Buffer;
  readonly flags?: number;
  /** Unix mode in its upper half: 0xa1ff0000 is a symbolic link. */
  readonly attributes?: number;
  /** Points at the local head of the entry with this number instead of one of its own. */
  readonly at?: number;
};

export function hostileZip(entries: readonly HostileEntry[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  const places: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const raw = Buffer.from(entry.data as string);
    const packed = entry.packed ?? deflateRawSync(raw, { level: 1 });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(entry.flags ?? 0x0800, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(raw), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(entry.stated ?? raw.length, 22);
    local.writeUInt16LE(name.length, 26);
    places.push(offset);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    local.copy(head, 6, 4, 30);
    head.writeUInt32LE(entry.attributes ?? 0, 38);
    head.writeUInt32LE(entry.at === undefined ? offset : (places[entry.at] ?? 0), 42);
    directory.push(head, name);
    if (entry.at !== undefined && entry.at !== places.length - 1) continue;
    body.push(local, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, list, end]);
}

const space = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';

export const sheetOf = (rows: string, after = ''): string =>
  `<worksheet xmlns="${space}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
export const textCell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

export type HostileBook = {
  readonly sheet?: string | HostileEntry;
  readonly strings?: string;
  readonly styles?: string;
  /** So many sheets of the book name the one part. */
  readonly sheets?: number;
  /** Further relations of the workbook, and further parts. */
  readonly relations?: string;
  readonly more?: readonly HostileEntry[];
  readonly contentType?: string;
};

/** A workbook that is right but for what is put in. */
export function hostileBook(put: HostileBook): Buffer {
  const sheets = Array.from(
    { length: put.sheets ?? 1 },
    (_each, index) => `<sheet name="s${String(index)}" sheetId="${String(index + 1)}" r:id="rId1"/>`,
  ).join('');
  const type = put.contentType ?? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const sheet = put.sheet ?? sheetOf(`<row r="1">${textCell('A1', 'a')}</row>`);
  return hostileZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${space}" xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>${put.relations ?? ''}</Relationships>`,
    },
    typeof sheet === 'string' ? { name: 'xl/worksheets/sheet1.xml', data: sheet } : sheet,
    ...(put.strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: put.strings }]),
    ...(put.styles === undefined ? [] : [{ name: 'xl/styles.xml', data: put.styles }]),
    ...(put.more ?? []),
  ]);
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** A document of one paragraph, and further parts. */
export const hostileDocument = (text: string, more: readonly HostileEntry[] = [], prologue = ''): Buffer =>
  hostileZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      data: `${prologue}<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    },
    ...more,
  ]);
