/** The names under which the program is packed. A stand-in is another product with another identity in every place. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

export const standInLabel = 'STAND-IN';
export const standInWarning = '不可用于生产';

/** What the setup, the package and the program agree on. */
export const packageFiles = {
  extension: '.tutd',
  mimeType: 'application/vnd.two-up-two-down.package',
  title: '两上两下预算数据包',
};

export const electronVersion = JSON.parse(readFileSync(`${root}node_modules/electron/package.json`, 'utf8')).version;

export function productOf({ version = own.version, standIn }) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`the setup compares versions x.y.z, not ${version}`);
  const mark = standIn ? `-${standInLabel}` : '';
  return {
    version,
    standIn,
    executable: own.name,
    folder: `${own.name}${mark}`,
    displayName: standIn ? `${own.productName} ${standInLabel}（${standInWarning}）` : own.productName,
    dataFolder: standIn ? `${own.productName}-${standInLabel}` : own.productName,
    appId: `cn.two-up-two-down.budget${standIn ? '.stand-in' : ''}`,
    progId: `TwoUpTwoDown.Package${standIn ? '.StandIn' : ''}`,
    debianName: `${own.name}${standIn ? '-stand-in' : ''}`,
    setupFile: `${own.productName}${mark}-Setup-${version}.exe`,
    portableFile: `${own.productName}${mark}-${version}-便携版.zip`,
    debianFile: `${own.name}${mark}_${version}_amd64.deb`,
    licenceFile: `${own.productName}${mark}-${version}-许可证清单.txt`,
    billFile: `${own.productName}${mark}-${version}-物料清单.cdx.json`,
  };
}
