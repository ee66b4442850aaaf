import { cellText } from './xml-text.ts';

/** The texts of a workbook, each kept once; cells point to them by their place. */
export type TextTable = { readonly indexOf: (text: string) => number; readonly xml: () => Generator<string> };

const textsInPiece = 1_000;

export function textTable(): TextTable {
  const places = new Map<string, number>();
  const indexOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    const place = places.size;
    places.set(text, place);
    return place;
  };
  function* xml(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${places.size}">`;
    let piece = '';
    let waiting = 0;
    for (const text of places.keys()) {
      piece += `<si><t xml:space="preserve">${cellText(text)}</t></si>`;
      waiting += 1;
      if (waiting < textsInPiece) continue;
      yield piece;
      piece = '';
      waiting = 0;
    }
    yield `${piece}</sst>`;
  }
  return { indexOf, xml };
}
