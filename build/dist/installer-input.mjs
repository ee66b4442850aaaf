/** What build/installer.nsi cannot know by itself: names, size, and every single file, to install and to remove again. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packageFiles, standInLabel, standInWarning } from './product.mjs';

/** The list that an installed program carries, so that a later setup knows what to remove. */
export const listName = 'installed-files.txt';
export const uninstallerName = 'Uninstall.exe';

/** Every file below a folder, relative, with '/', in one order on every machine. */
export const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();

/** Deepest first, so that each is empty when its turn comes. */
const foldersOf = (files) => {
  const folders = new Set();
  for (const file of files)
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  return [...folders].toSorted((a, b) => b.split('/').length - a.split('/').length || (a < b ? -1 : 1));
};

const quoted = (text) => {
  if (/["`\r\n]/.test(text)) throw new Error(`the setup cannot hold the name ${JSON.stringify(text)}`);
  return text.replaceAll('$', '$$$$');
};
const windows = (path) => quoted(path.replaceAll('/', '\\'));

function extractLines(files, source, list) {
  const lines = [];
  let current = null;
  for (const file of files) {
    const folder = dirname(file);
    if (folder !== current) lines.push(`  SetOutPath "$INSTDIR${folder === '.' ? '' : `\\${windows(folder)}`}"`);
    current = folder;
    lines.push(`  File "/oname=${windows(basename(file))}" "${quoted(join(source, file))}"`);
  }
  return [...lines, '  SetOutPath "$INSTDIR"', `  File "/oname=${listName}" "${quoted(list)}"`];
}

const defines = (product, kilobytes) => ({
  DISPLAY_NAME: product.displayName,
  PRODUCT_FOLDER: product.folder,
  EXECUTABLE: `${product.executable}.exe`,
  DATA_FOLDER: product.dataFolder,
  PROG_ID: product.progId,
  PACKAGE_EXTENSION: packageFiles.extension,
  PACKAGE_MIME: packageFiles.mimeType,
  PACKAGE_TITLE: packageFiles.title,
  LIST_NAME: listName,
  UNINSTALLER: uninstallerName,
  INSTALLED_KILOBYTES: String(kilobytes),
  ...(product.standIn && { STAND_IN: `${standInLabel}：${standInWarning}` }),
});

/** Writes the list and the include beside it; answers the include's path and the files. */
export function writeInstallerInput({ source, product, folder }) {
  mkdirSync(folder, { recursive: true });
  const files = filesBelow(source);
  const kilobytes = Math.ceil(files.reduce((sum, file) => sum + statSync(join(source, file)).size, 0) / 1024);
  const list = join(folder, listName);
  writeFileSync(
    list,
    Buffer.from(`\ufeff${files.map((file) => file.replaceAll('/', '\\')).join('\r\n')}\r\n`, 'utf16le'),
  );
  const lines = [
    ...Object.entries(defines(product, kilobytes)).map(([name, value]) => `!define ${name} "${quoted(value)}"`),
    '!macro ExtractFiles',
    ...extractLines(files, source, list),
    '!macroend',
    '!macro DeleteInstalledFiles',
    ...files.map((file) => `  Delete "$INSTDIR\\${windows(file)}"`),
    `  Delete "$INSTDIR\\${listName}"`,
    `  Delete "$INSTDIR\\${uninstallerName}"`,
    ...foldersOf(files).map((path) => `  RMDir "$INSTDIR\\${windows(path)}"`),
    '  RMDir "$INSTDIR"',
    '!macroend',
    '!macro SkipIfShipped PATH NEXT',
    ...files.map((file) => `  StrCmp "\${PATH}" "${windows(file)}" \${NEXT}`),
    '!macroend',
    '',
  ];
  const include = join(folder, 'installer-input.nsh');
  writeFileSync(include, lines.join('\n'));
  return { include, files };
}
