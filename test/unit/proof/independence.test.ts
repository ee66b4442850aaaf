import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('runs no code that it shares with what it proves', () => {
  const folder = new URL('../../../shared/proof/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const outside = source.split('\n').filter((line) => line.includes("from '#shared/"));
    expect(
      outside.filter((line) => !line.startsWith('import type ')),
      file,
    ).toEqual([]);
    expect(source).not.toMatch(/#shared\/(reports|consolidate|rounds|money)/);
  }
});
