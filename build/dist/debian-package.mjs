/** A .deb made by dpkg-deb of the unpacked Linux program: desktop entry, icons, file type, and the sandbox with its rights. */
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFiles } from './product.mjs';
import { filesBelow } from './installer-input.mjs';
import { runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];
/** What Electron's own program is linked with or loads; the t64 names are those of newer systems. */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libgbm1',
  'libdrm2',
  'libxkbcommon0',
  'xdg-utils',
];

const control = (product, kilobytes) => `Package: ${product.debianName}
Version: ${product.version}
Architecture: amd64
Maintainer: two-up-two-down contributors <noreply@two-up-two-down.invalid>
Installed-Size: ${kilobytes}
Depends: ${depends.join(', ')}
Section: office
Priority: optional
Description: ${product.displayName}
 County two-up-two-down departmental budget with government purchase of
 services; works offline, data stay on this computer.
`;

const desktopEntry = (product) => `[Desktop Entry]
Type=Application
Name=${product.standIn ? product.displayName : 'Two-up two-down budget'}
Name[zh_CN]=${product.displayName}
Comment=Departmental budget of a county, offline
Comment[zh_CN]=县级部门预算与政府购买服务预算编审，不联网
Exec=/opt/${product.debianName}/${product.executable} %f
Icon=${product.debianName}
Terminal=false
Categories=Office;Finance;
MimeType=${packageFiles.mimeType};
StartupWMClass=${product.executable}
`;

const mimeType = () => `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${packageFiles.mimeType}">
    <comment>Two-up two-down budget package</comment>
    <comment xml:lang="zh_CN">${packageFiles.title}</comment>
    <glob pattern="*${packageFiles.extension}"/>
  </mime-type>
</mime-info>
`;

function put(stage, path, text) {
  const target = join(stage, path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, text);
}

/** Only programs may be run; the sandbox needs root's rights, or Chromium refuses to start without one. */
function setRights(folder, product) {
  const programs = new Set([product.executable, 'chrome_crashpad_handler']);
  for (const path of filesBelow(folder)) {
    if (lstatSync(join(folder, path)).isSymbolicLink()) continue;
    chmodSync(join(folder, path), programs.has(path) || /\.so(\.\d+)*$/.test(path) ? 0o755 : 0o644);
  }
  chmodSync(join(folder, 'chrome-sandbox'), 0o4755);
}

const setFolderRights = (folder) => {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) setFolderRights(join(folder, entry.name));
};

function sharedFiles(stage, product, licences) {
  put(stage, `usr/share/applications/${product.debianName}.desktop`, desktopEntry(product));
  put(stage, `usr/share/mime/packages/${product.debianName}.xml`, mimeType());
  put(stage, `usr/share/doc/${product.debianName}/copyright`, licences);
  for (const size of iconSizes) {
    const target = join(stage, 'usr/share/icons/hicolor', `${size}x${size}`, 'apps');
    mkdirSync(target, { recursive: true });
    cpSync(join(root, 'build', 'icons', `app-${size}.png`), join(target, `${product.debianName}.png`));
  }
  const scalable = join(stage, 'usr/share/icons/hicolor/scalable/apps');
  mkdirSync(scalable, { recursive: true });
  cpSync(join(root, 'build', 'icons', 'app.svg'), join(scalable, `${product.debianName}.svg`));
}

export function debianPackage({ unpacked, product, licences, out, work }) {
  const stage = join(work, 'debian');
  rmSync(stage, { recursive: true, force: true });
  const program = join(stage, 'opt', product.debianName);
  mkdirSync(program, { recursive: true });
  cpSync(unpacked, program, { recursive: true, verbatimSymlinks: true });
  sharedFiles(stage, product, licences);
  mkdirSync(join(stage, 'usr', 'bin'), { recursive: true });
  for (const path of filesBelow(stage)) chmodSync(join(stage, path), 0o644);
  setRights(program, product);
  symlinkSync(`/opt/${product.debianName}/${product.executable}`, join(stage, 'usr', 'bin', product.debianName));
  const bytes = filesBelow(stage).reduce((sum, path) => sum + lstatSync(join(stage, path)).size, 0);
  put(stage, 'DEBIAN/control', control(product, Math.ceil(bytes / 1024)));
  setFolderRights(stage);
  const file = join(out, product.debianFile);
  runCommand('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', stage, file]);
  return { file, bytes: statSync(file).size };
}
