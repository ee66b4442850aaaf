/** SHA-256 (FIPS 180-4) without Node or a browser: a ruling that prints a 校验码 must stay pure. */
const roundConstants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const startState = primes(8).map((prime) => fraction(Math.sqrt(prime)));

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}
/** First 32 bits behind the point. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 0x1_0000_0000) | 0;
}

/** Bytes in UTF-8; a lone surrogate is written as the replacement letter. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const letter of text) {
    const read = letter.codePointAt(0) ?? 0;
    const code = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** Bytes, the mark 0x80, zeros, and the length in bits, in words of 32 bits. */
function padded(bytes: readonly number[]): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index & 3) * 8));
  });
  const end = bytes.length;
  words[end >> 2] = (words[end >> 2] ?? 0) | (0x80 << (24 - (end & 3) * 8));
  words[words.length - 2] = Math.floor(end / 0x2000_0000);
  words[words.length - 1] = (end * 8) | 0;
  return words;
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function spread(words: Int32Array, from: number): Int32Array {
  const schedule = new Int32Array(64);
  const at = (index: number): number => schedule[index] ?? 0;
  for (let index = 0; index < 64; index += 1) {
    if (index < 16) {
      schedule[index] = words[from + index] ?? 0;
      continue;
    }
    const [early, late] = [at(index - 15), at(index - 2)];
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[index] = (at(index - 16) + small + at(index - 7) + large) | 0;
  }
  return schedule;
}

/** The digest as 64 hexadecimal letters. */
export function digestText(text: string): string {
  const words = padded(utf8(text));
  let state = [...startState];
  for (let from = 0; from < words.length; from += 16) {
    const schedule = spread(words, from);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let index = 0; index < 64; index += 1) {
      const high = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const chosen = (e & f) ^ (~e & g);
      const first = (h + high + chosen + (roundConstants[index] ?? 0) + (schedule[index] ?? 0)) | 0;
      const low = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const most = (a & b) ^ (a & c) ^ (b & c);
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + ((low + most) | 0)) | 0];
    }
    const added = [a, b, c, d, e, f, g, h];
    state = state.map((word, index) => (word + (added[index] ?? 0)) | 0);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** 数据校验码: eight letters that a person can compare between a screen, a paper and a file. */
export const shortDigest = (text: string): string => digestText(text).slice(0, 8).toUpperCase();
