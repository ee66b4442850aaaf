/** The table of the fault suite, from the lines that its cases left behind. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';

const folder = '.cache/fault/reports';
const columns = ['case', 'runs', 'lost', 'unreadable', 'ok', 'seed', 'seconds'];

export function clearTable() {
  rmSync(folder, { recursive: true, force: true });
}

/** A Chinese character is two columns wide. */
const width = (text) => [...text].reduce((sum, each) => sum + (each.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
const filled = (text, wanted) => text + ' '.repeat(Math.max(0, wanted - width(text)));

/** Prints one line a case; answers whether all of them are ok and at least one ran. */
export function printTable() {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const lines = names
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
    .map((line) => ({ ...line, ok: line.lost === 0 && line.unreadable === 0 }))
    .toSorted((a, b) => (a.case < b.case ? -1 : 1));
  const texts = lines.map((line) => columns.map((column) => shown(line, column)));
  const widths = columns.map((column, at) => Math.max(width(column), ...texts.map((text) => width(text[at]))));
  const print = (text, note) =>
    console.log(`${text.map((each, at) => filled(each, widths[at])).join('  ')}${note ? `  ${note}` : ''}`);
  console.log('');
  print(columns);
  for (const [at, text] of texts.entries()) print(text, lines[at].note);
  return lines.length > 0 && lines.every((line) => line.ok);
}

function shown(line, column) {
  if (column === 'ok') return line.ok ? 'yes' : 'NO';
  if (column === 'seconds') return line.seconds.toFixed(1);
  return line[column] === null || line[column] === undefined ? '-' : String(line[column]);
}
