import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { chance, faultSeed, runsOf, tally } from '../support/fault-tally.ts';
import { startChromium, startShell, type KillableChromium, type KillableShell } from '../support/killable.ts';
import { freePort } from './kill-run.ts';

const program = 'dist/main/shell.cjs';
const kills = runsOf(6, 60);
const patience = { timeout: 60_000 };
const root = mkdtempSync(join(tmpdir(), 'tutd-screens-'));
const [data, folder] = [join(root, 'data'), join(root, 'files')];
const profile = join(data, 'window');
mkdirSync(folder);
let shell: KillableShell;
let window: KillableChromium;

const page = (): Page => window.page;
const cell = (row: number, column: number) =>
  page().locator(`[data-row="${String(row)}"][data-column="${String(column)}"]`);
const saved = () =>
  expect.poll(() => page().getByTestId('draft-saved').textContent(), patience).toMatch(/^已保存 \d\d:\d\d$/);

async function openWindow(port: number): Promise<void> {
  shell = await startShell(program, { data, folder, port });
  window = await startChromium(profile);
  await page().goto(shell.url);
}
async function openEntry(): Promise<void> {
  await page().getByRole('heading', { name: '报送进度' }).waitFor(patience);
  await page().getByRole('navigation').getByRole('button', { name: '编报' }).click();
  await page().getByLabel('单位', { exact: true }).selectOption('105001');
  await page().getByTestId('form-grid').waitFor(patience);
}
/** What 粘贴 of a block from a spreadsheet brings to the page. */
const paste = (text: string): Promise<void> =>
  page().evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    const sink = document.querySelector('[data-testid=cell-sink]');
    sink?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** Types or pastes one text into the rows of one kill. */
async function put(by: 'typing' | 'pasting', row: number, text: string): Promise<void> {
  await cell(row, 0).click();
  if (by === 'typing') {
    await page().keyboard.type(text);
    await page().keyboard.press('Enter');
  } else await paste(`${text}\t项目甲\r\n${text}\t项目乙\r\n`);
}

describe('a clerk at the screen', () => {
  afterAll(async () => {
    await window.kill();
    await shell.kill();
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  it('finds after a kill every cell that the screen had called 已保存, typed or pasted', async () => {
    const began = performance.now();
    const { below } = chance(faultSeed);
    const port = await freePort();
    await openWindow(port);
    await page().getByLabel('操作员姓名').fill('王芳');
    await page()
      .getByRole('button', { name: /练习账套/ })
      .click();
    await openEntry();
    const lost: string[] = [];
    let unreadable = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const by = kill % 2 === 0 ? 'typing' : 'pasting';
      const row = (kill % 5) * 2;
      const [kept, next] = [`K${String(kill)}A`, `K${String(kill)}B`];
      await put(by, row, kept);
      await saved();
      await put(by, row, next);
      await new Promise((resolve) => setTimeout(resolve, below(250)));
      // Either dies first, and the other does not outlive it for long.
      const deaths = [shell.kill, window.kill];
      if (below(2) === 0) deaths.reverse();
      for (const dies of deaths) await dies();
      await openWindow(port);
      try {
        await openEntry();
      } catch (error) {
        unreadable += 1;
        lost.push(`kill ${String(kill)}: ${String(error).slice(0, 200)} ${await page().locator('body').innerText()}`);
        break;
      }
      await expect.poll(() => cell(row, 0).textContent(), patience).not.toBe('');
      const rows = by === 'typing' ? [row] : [row, row + 1];
      const found = await Promise.all(rows.map((each) => cell(each, 0).textContent()));
      const isWhole = new Set(found).size === 1 && (found[0] === kept || found[0] === next);
      if (!isWhole) lost.push(`kill ${String(kill)}, ${by}: ${kept} was saved, ${found.join(' ')} is there`);
    }
    tally(
      { case: 'kills at the screens', runs: kills, lost: lost.length - unreadable, unreadable, seed: faultSeed },
      began,
    );
    expect(lost).toEqual([]);
  });
});
