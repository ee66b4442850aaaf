/** Draws build/icons/app.svg in Chromium into the PNG sizes and the ICO that the packages carry. Run after changing the drawing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from './prepare.mjs';

const folder = fileURLToPath(new URL('../icons/', import.meta.url));
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const inIcon = [16, 24, 32, 48, 64, 128, 256];

async function draw(page, svg, size) {
  const base64 = await page.evaluate(
    async ([source, edge]) => {
      const image = new Image();
      image.src = `data:image/svg+xml;base64,${source}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: edge, height: edge });
      canvas.getContext('2d').drawImage(image, 0, 0, edge, edge);
      return canvas.toDataURL('image/png').split(',')[1];
    },
    [svg.toString('base64'), size],
  );
  return Buffer.from(base64, 'base64');
}

/** An icon file: a table of sizes, then each picture as PNG, which Windows reads since Vista. */
function iconFile(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, bytes }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)]);
}

const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const svg = readFileSync(`${folder}app.svg`);
const drawn = [];
for (const size of sizes) drawn.push({ size, bytes: await draw(page, svg, size) });
await browser.close();
for (const { size, bytes } of drawn) writeFileSync(`${folder}app-${size}.png`, bytes);
writeFileSync(`${folder}app.ico`, iconFile(drawn.filter(({ size }) => inIcon.includes(size))));
