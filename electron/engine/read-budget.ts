/** A cell of Excel holds no more than this; the sum bounds what travels back, where a text used often is sent often. */
const mostInCell = 32_767;
const mostLetters = 128 * 1024 * 1024;
const mostCells = 6_000_000;

export class PartTooLarge extends Error {}

/** What all cells of one workbook may come to; takes a cell's text and its formula, throws PartTooLarge beyond it. */
export type ReadBudget = { readonly take: (text: string, formula: string) => void };

export function readBudget(): ReadBudget {
  let cells = 0;
  let letters = 0;
  return {
    take: (text, formula) => {
      cells += 1;
      letters += text.length + formula.length;
      const longest = Math.max(text.length, formula.length);
      if (cells > mostCells || letters > mostLetters || longest > mostInCell) throw new PartTooLarge();
    },
  };
}
