/** The log format of LevelDB: blocks of 32 KiB, in each records of a checksum, a length, a kind and the content. */
const block = 32_768;
const header = 7;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

/** CRC-32C, masked as LevelDB stores it. */
export function maskedChecksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  value = (value ^ 0xffffffff) >>> 0;
  return (((value >>> 15) | (value << 17)) + 0xa282ead8) >>> 0;
}

/** Whether a log reads to its last byte. A torn end is none: the browser goes on behind it and finds that broken later. */
export function isWholeLog(file: Uint8Array): boolean {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < file.length;) {
    const left = block - (at % block);
    if (left < header) {
      at += left;
      continue;
    }
    if (at + header > file.length) return file.subarray(at).every((byte) => byte === 0);
    const length = view.getUint16(at + 4, true);
    const end = at + header + length;
    // Room that was made for records to come is filled with zeros.
    if (file.subarray(at).every((byte) => byte === 0)) return true;
    if (length > left - header || end > file.length) return false;
    if (view.getUint32(at, true) !== maskedChecksum(file.subarray(at + 6, end))) return false;
    at = end;
  }
  return true;
}
