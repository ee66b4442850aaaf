import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerCases } from './ledger-cases.ts';

const bundle = '.cache/ledger-page';
let server: Server;
let browser: Browser;
let address = '';

/** A page of its own with empty storage, over 127.0.0.1 as in the program. */
async function withPage(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => 'runLedgerCase' in globalThis);
  await work(page);
  await context.close();
}

describe('the ledger on the IndexedDB of a real Chromium', () => {
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir: bundle,
        emptyOutDir: true,
        minify: false,
        lib: { entry: 'test/contract/ledger/page.ts', formats: ['es'], fileName: () => 'page.js' },
      },
    });
    const script = readFileSync(`${bundle}/page.js`);
    server = createServer((request, response) => {
      const isScript = request.url === '/page.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const listening = server.address();
    address = `http://127.0.0.1:${String(typeof listening === 'object' ? listening?.port : '')}/`;
    browser = await chromium.launch({
      executablePath: process.env['TUTD_BROWSER'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  describe.each([
    ['with plain values', false],
    ['with sealed values', true],
  ] as const)('%s', (_how, sealed) => {
    for (const { name } of ledgerCases)
      it(name, () =>
        withPage(async (page) => {
          const ran = page.evaluate(([each, asSealed]) => globalThis.runLedgerCase(each, asSealed), [
            name,
            sealed,
          ] as const);
          expect(await ran).toEqual({ failed: null });
        }),
      );
  });

  // The protocol's own quota override does nothing in the Chromium at hand, so the refusal is put in by hand.
  it('answers ledger/full when the last write of an act is refused for want of room, with nothing half written', () =>
    withPage(async (page) => {
      expect(await page.evaluate(() => globalThis.fillLedger(10))).toBe('committed, 10 rows, 1 to send');
      await page.evaluate(() => {
        const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!.value as IDBObjectStore['put'];
        IDBObjectStore.prototype.put = function full(value, key) {
          if (this.name === 'outbox') throw new DOMException('no room', 'QuotaExceededError');
          return put.call(this, value, key);
        };
        globalThis.makeRoom = () => {
          IDBObjectStore.prototype.put = put;
        };
      });
      expect(await page.evaluate(() => globalThis.fillLedger(2_000))).toBe('ledger/full, 10 rows, 1 to send');
      await page.evaluate(() => {
        globalThis.makeRoom();
      });
      expect(await page.evaluate(() => globalThis.fillLedger(2_000))).toBe('committed, 2000 rows, 2 to send');
    }));
});
