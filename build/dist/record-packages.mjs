/** A bundler plugin: writes down which package each bundled module came from, as the bundler itself saw it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const recordFolder = join(root, '.cache', 'bundled');

/** Modules that a tool writes into the bundle without a file of their own; their code is that tool's. */
const virtualOwners = [
  [/^\0?(rolldown\/runtime|rolldown:)/, 'rolldown'],
  [/^\0?vite\//, 'vite'],
];

/** The innermost package folder below node_modules, relative to the project. */
export function packageFolderOf(file) {
  const path = relative(root, file.split('?')[0]).replaceAll('\\', '/');
  const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
  return found?.[0] ?? null;
}

/** 'ours', a package folder, or an error that names what nobody owns. */
export function ownerOf(module) {
  const owner = virtualOwners.find(([shape]) => shape.test(module))?.[1];
  if (owner) return `node_modules/${owner}`;
  // CommonJS wrappers keep their file's name behind a mark.
  const file = module.replace(/^\0/, '').replace(/\?commonjs.*$/, '');
  const folder = packageFolderOf(file);
  if (folder) return folder;
  if (isAbsolute(file) && !relative(root, file).startsWith('..')) return 'ours';
  throw new Error(`no package owns the bundled module ${JSON.stringify(module)}`);
}

/** Only what has code in the output counts: what was shaken out is not shipped. */
function recordOf(bundle) {
  const packages = {};
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue;
    for (const [module, { renderedLength }] of Object.entries(chunk.modules)) {
      const owner = renderedLength > 0 ? ownerOf(module) : 'ours';
      if (owner !== 'ours') (packages[owner] ??= new Set()).add(chunk.fileName);
    }
  }
  return Object.fromEntries(Object.entries(packages).map(([folder, chunks]) => [folder, [...chunks].toSorted()]));
}

export const recordPackages = (title) => ({
  name: 'record-packages',
  generateBundle(_options, bundle) {
    const target = join(recordFolder, `${title}.json`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${JSON.stringify(recordOf(bundle), null, 2)}\n`);
  },
});

/** Package folder → bundled files it has code in, over all three bundles. */
export function recordedPackages() {
  const all = new Map();
  for (const title of ['main', 'preload', 'renderer'])
    for (const [folder, chunks] of Object.entries(
      JSON.parse(readFileSync(join(recordFolder, `${title}.json`), 'utf8')),
    ))
      all.set(folder, [...(all.get(folder) ?? []), ...chunks.map((chunk) => `dist/${title}/${chunk}`)]);
  return all;
}
