import { isAscii } from 'node:buffer';

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
const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const doubleQuote = 0x22;
const singleQuote = 0x27;
const noAttributes: ReadonlyMap<string, string> = new Map();

/** Attributes between two places of the source. Tags are most of a sheet, so they are read letter by letter, not by a pattern. */
function attributesOf(source: string, from: number, to: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = from;
  const skipSpace = (): void => {
    while (at < to && isSpace(source.charCodeAt(at))) at += 1;
  };
  for (;;) {
    skipSpace();
    if (at >= to) return found;
    const begin = at;
    while (at < to && source.charCodeAt(at) !== 0x3d && !isSpace(source.charCodeAt(at))) at += 1;
    // r:id and id are different attributes; only the default one loses nothing by its plain name.
    const name = source.slice(begin, at);
    skipSpace();
    if (name === '' || name.includes('/') || source.charCodeAt(at) !== 0x3d) throw new XmlFault('malformed attribute');
    at += 1;
    skipSpace();
    const quote = source.charCodeAt(at);
    const end = quote === doubleQuote || quote === singleQuote ? source.indexOf(source.charAt(at), at + 1) : -1;
    if (end < 0 || end >= to) throw new XmlFault('malformed attribute');
    const value = source.slice(at + 1, end);
    if (value.includes('<')) throw new XmlFault('malformed attribute');
    found.set(name, decodeText(value));
    at = end + 1;
  }
}

function endOfTag(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code !== doubleQuote && code !== singleQuote) continue;
    at = source.indexOf(source.charAt(at), at + 1);
    if (at < 0) break;
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
    const close = selfClosing ? end - 1 : end;
    let space = begin + 1;
    while (space < close && !isSpace(source.charCodeAt(space))) space += 1;
    const name = source.slice(begin + 1, space);
    if (name === '') throw new XmlFault('malformed tag');
    if (stack.length === 0) roots += 1;
    handler.open(local(name), space === close ? noAttributes : attributesOf(source, space, close), begin, end + 1);
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
  return isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8');
}
