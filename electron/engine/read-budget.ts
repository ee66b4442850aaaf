/** A cell of Excel holds no more than this; the sum bounds what travels back, where a text used often is sent often. */
const mostInCell = 32_767;
const mostLetters = 128 * 1024 * 1024;
const mostCells = 6_000_000;

export class PartTooLarge extends Error {}

/** What all cells of one workbook may come to; throws PartTooLarge beyond it. */
export type ReadBudget = { readonly take: (text: string) => void };

export function readBudget(): ReadBudget {
  let cells = 0;
  let letters = 0;
  return {
    take: (text) => {
      cells += 1;
      letters += text.length;
      if (cells > mostCells || letters > mostLetters || text.length > mostInCell) throw new PartTooLarge();
    },
  };
}
