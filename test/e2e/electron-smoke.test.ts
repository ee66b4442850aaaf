import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';

const electron = 'node_modules/electron';
const named = join(electron, 'path.txt');
const binary = existsSync(named) ? join(electron, 'dist', readFileSync(named, 'utf8').trim()) : '';
const present = binary !== '' && existsSync(binary);
const data = mkdtempSync(join(tmpdir(), 'two-up-two-down-electron-'));

if (!present)
  console.warn(
    '\n*** The Electron runtime is not installed here: its smoke test is SKIPPED, Electron was not run. ***\n',
  );
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

it.skipIf(!present)('opens in Electron, keeps the practice county, and shows no bridge but its own', async () => {
  const app = await _electron.launch({
    executablePath: binary,
    args: ['.', `--user-data-dir=${data}`, '--no-sandbox'],
  });
  const page = await app.firstWindow();
  await page.getByLabel('操作员姓名').fill('王芳');
  await page.getByRole('button', { name: /练习账套/ }).click();
  await page.getByText('合计 12 个部门').waitFor();
  expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
  await app.close();
});
