/**
 * What a strict scan of a part tells its reader. Names are local: a prefix such as x: is left out. begin and end are where
 * the tag stands in the source; a tag that closes itself is closed at its end, with no width.
 */
export type XmlHandler = {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>, begin: number, end: number) => void;
  readonly close: (name: string, begin: number, end: number) => void;
  readonly text: (text: string) => void;
};

export class XmlFault extends Error {}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(body: string): string {
  if (body.startsWith('#')) {
    const code = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
    if (Number.isInteger(code) && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  }
  const known = named[body];
  if (known === undefined) throw new XmlFault('unknown entity');
  return known;
}

const decodeText = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&([^;]{0,12});|&/g, (_all, body: string | undefined) => entity(body ?? ''))
    : text;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const attributePattern = /\s*([^\s=/>]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

function attributesOf(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < source.length) {
    attributePattern.lastIndex = at;
    const match = attributePattern.exec(source);
    if (!match) {
      if (source.slice(at).trim() === '') break;
      throw new XmlFault('malformed attribute');
    }
    const [all, name = '', double, single] = match;
    // r:id and id are different attributes; only the default one loses nothing by its plain name.
    found.set(name, decodeText(double ?? single ?? ''));
    at += all.length;
  }
  return found;
}

function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  throw new XmlFault('unexpected end');
}

function skipTo(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  if (at < 0) throw new XmlFault('unexpected end');
  return at;
}

/** Scans one part; throws XmlFault on a document type, an unknown entity, a wrong nesting or an unexpected end. */
export function scanXml(source: string, handler: XmlHandler): void {
  const stack: string[] = [];
  let at = source.startsWith('\uFEFF') ? 1 : 0;
  let roots = 0;
  const tag = (begin: number): number => {
    const end = endOfTag(source, begin + 1);
    if (source[begin + 1] === '/') {
      const name = source.slice(begin + 2, end).trim();
      if (stack.pop() !== name) throw new XmlFault('wrong nesting');
      handler.close(local(name), begin, end + 1);
      return end + 1;
    }
    const selfClosing = source[end - 1] === '/';
    const body = source.slice(begin + 1, selfClosing ? end - 1 : end);
    const space = body.search(/\s/);
    const name = space < 0 ? body : body.slice(0, space);
    if (name === '') throw new XmlFault('malformed tag');
    if (stack.length === 0) roots += 1;
    handler.open(local(name), space < 0 ? new Map() : attributesOf(body.slice(space)), begin, end + 1);
    if (selfClosing) handler.close(local(name), end + 1, end + 1);
    else stack.push(name);
    return end + 1;
  };
  const special = (begin: number): number => {
    if (source.startsWith('<!--', begin)) return skipTo(source, '-->', begin) + 3;
    if (source.startsWith('<![CDATA[', begin)) {
      const end = skipTo(source, ']]>', begin);
      handler.text(source.slice(begin + 9, end));
      return end + 3;
    }
    if (source.startsWith('<?', begin)) return skipTo(source, '?>', begin) + 2;
    throw new XmlFault('document types are refused');
  };
  while (at < source.length) {
    const begin = source.indexOf('<', at);
    const text = source.slice(at, begin < 0 ? source.length : begin);
    if (text !== '' && stack.length > 0) handler.text(decodeText(text));
    else if (text.trim() !== '') throw new XmlFault('text outside the root');
    if (begin < 0) break;
    const next = source[begin + 1];
    at = next === '!' || next === '?' ? special(begin) : tag(begin);
  }
  if (stack.length > 0 || roots !== 1) throw new XmlFault('unexpected end');
}

/** Text of a part: UTF-8, or UTF-16 with its mark. */
export function partText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
}
