/** The licence list that lies beside the program: a head in both languages, then name, version, licence and text. */
import { ownPackage, shippedElectron, shippedPackages } from './shipped-packages.mjs';

const line = '='.repeat(100);

const entry = ({ name, version, licence, chosen, text }) => {
  const taken = chosen && chosen.join(' AND ') !== licence ? `\n采用 Used under: ${chosen.join(' AND ')}` : '';
  return `${line}\n${name} ${version}\n许可证 Licence: ${licence}${taken}\n${line}\n\n${text}\n`;
};

export function licenceList() {
  const own = ownPackage();
  const parts = [own, shippedElectron(), ...shippedPackages()];
  const head = [
    `${own.productName} ${own.version} 许可证清单`,
    `Licences of everything shipped with ${own.name} ${own.version}`,
    '',
    `以下 ${parts.length} 项为本程序及其所含软件，逐项列出名称、版本、许可证和许可证全文。`,
    'Chromium、Node.js 及 Electron 所含其他软件的许可证见程序文件夹中的 LICENSES.chromium.html。',
    `The ${parts.length} entries below are this program and the software in it: name, version, licence, full text.`,
    'Chromium, Node.js and what else Electron contains: see LICENSES.chromium.html in the program folder.',
    '',
    ...parts.map(({ name, version, licence }) => `  ${name} ${version}  ${licence}`),
    '',
  ];
  return `${head.join('\n')}\n${parts.map(entry).join('\n')}`;
}
