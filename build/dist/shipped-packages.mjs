/** Everything that is shipped: the packages in the bundles, Electron, and what Electron carries. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordedPackages } from './record-packages.mjs';
import { chosenLicences } from './spdx.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const isLicenceFile = (name) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(name);

/** Every licence and notice file of a package, one after the other. */
function licenceText(folder) {
  const files = readdirSync(join(root, folder)).filter(isLicenceFile).toSorted();
  if (files.length === 0) throw new Error(`${folder} carries no licence text`);
  return files
    .map((file) =>
      readFileSync(join(root, folder, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
    .join('\n\n');
}

function packageAt(folder, lock, bundles) {
  const { name, version, license, dependencies = {}, peerDependencies = {} } = readJson(`${folder}/package.json`);
  const chosen = typeof license === 'string' ? chosenLicences(license) : null;
  if (!chosen)
    throw new Error(`${name} ${version} is under ${JSON.stringify(license)}, which is not on the allow-list`);
  const integrity = lock[folder]?.integrity ?? null;
  if (!integrity) throw new Error(`${folder} has no integrity hash in package-lock.json`);
  const needs = Object.keys({ ...dependencies, ...peerDependencies });
  return { folder, name, version, licence: license, chosen, integrity, needs, bundles, text: licenceText(folder) };
}

/** The loopback shell is for where Electron is missing; it is built with the rest and packed nowhere. */
const isShipped = (bundle) => bundle !== 'dist/main/shell.cjs';

/** The npm packages with code in the shipped bundles, by name, read from what the bundler recorded. */
export function shippedPackages() {
  const { packages: lock } = readJson('package-lock.json');
  return [...recordedPackages()]
    .map(([folder, bundles]) => [folder, bundles.filter(isShipped)])
    .filter(([, bundles]) => bundles.length > 0)
    .map(([folder, bundles]) => packageAt(folder, lock, bundles))
    .toSorted((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/** One line a package: what build/dist/shipped-packages.txt must say, so that a change of what is shipped is seen and meant. */
export const shippedList = () =>
  shippedPackages()
    .map(({ name, version, licence }) => `${name} ${version} ${licence}\n`)
    .join('');

/** Electron's own licence comes with its npm package; Chromium's, Node's and the rest lie beside the program. */
export function shippedElectron() {
  const { version, license } = readJson('node_modules/electron/package.json');
  return { name: 'electron', version, licence: license, text: licenceText('node_modules/electron') };
}

export const ownPackage = () => {
  const { name, version, license, productName } = readJson('package.json');
  return { name, version, licence: license, productName, text: readFileSync(join(root, 'LICENSE'), 'utf8').trim() };
};
