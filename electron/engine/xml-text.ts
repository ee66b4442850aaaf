const mostLetters = 32_767;
// Characters that XML cannot hold are left out; a workbook with one would not open.
const unholdable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const plain = /^[\u0020\u0021\u0023-\u0025\u0027-\u003B\u003D\u003F-\u005E\u0060-\uD7FF\uE000-\uFFFD]*$/;

/** Text for an element or an attribute. */
export const escapeXml = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .replaceAll(unholdable, '')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');

/** The text of a cell: one such as _x0041_ would be read back as a letter. */
export const cellText = (text: string): string =>
  text.length < mostLetters && plain.test(text)
    ? text
    : escapeXml(text.slice(0, mostLetters).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/** Text that is escaped already, every letter beyond ASCII as a reference to its number. */
export const asciiReferences = (escaped: string): string =>
  escaped.replaceAll(/[^\u0000-\u007F]/gu, (letter) => `&#${letter.codePointAt(0) ?? 0};`);

/** Text for an element or an attribute, in ASCII alone. */
export const asciiXml = (text: string): string => asciiReferences(escapeXml(text));
