/** Finds what the tests need beyond Node, or installs it through apt where that is allowed; says what it did. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
const windowsBrowsers = [
  `${process.env['ProgramFiles(x86)'] ?? 'C:\\Program Files (x86)'}\\Microsoft\\Edge\\Application\\msedge.exe`,
  `${process.env['ProgramFiles'] ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
];
const macBrowsers = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export function findBrowser() {
  if (process.env['TUTD_BROWSER'] && existsSync(process.env['TUTD_BROWSER'])) return process.env['TUTD_BROWSER'];
  if (process.platform === 'win32') return windowsBrowsers.find((path) => existsSync(path)) ?? null;
  if (process.platform === 'darwin') return macBrowsers.find((path) => existsSync(path)) ?? null;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'])
    if (has(name)) return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  return null;
}

const hasChineseFont = () =>
  process.platform !== 'linux' ||
  spawnSync('sh', ['-c', 'fc-list :lang=zh | grep -q .'], { stdio: 'ignore' }).status === 0;
const hasLibreOffice = () => process.platform !== 'linux' || has('soffice');
// Calc recalculates the workbooks, Writer opens the letters.
const hasWriter = () =>
  process.platform !== 'linux' ||
  spawnSync('sh', ['-c', 'test -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libswlo.so"']).status === 0;

// strace and iproute2 watch what leaves the program; nothing of the kind exists beside Linux.
const hasWatch = () => process.platform !== 'linux' || (has('strace') && has('ip'));
/** Command → Debian package; with these test/dist packs the program and opens what came out. */
const packing = {
  makensis: 'nsis',
  '7z': 'p7zip-full',
  'x86_64-w64-mingw32-gcc': 'gcc-mingw-w64-x86-64-win32',
};
const missingForPacking = () =>
  process.platform === 'linux' ? Object.keys(packing).filter((command) => !has(command)) : Object.keys(packing);

function elevated() {
  if (process.platform !== 'linux' || !has('apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

export function prepare() {
  const wanted = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk']),
    ...(hasLibreOffice() ? [] : ['libreoffice-calc', 'poppler-utils']),
    ...(hasWriter() ? [] : ['libreoffice-writer']),
    ...(hasWatch() ? [] : ['strace', 'iproute2']),
    ...(process.platform === 'linux' ? missingForPacking().map((command) => packing[command]) : []),
  ];
  if (wanted.length > 0) {
    const prefix = elevated();
    if (prefix) {
      console.log(`Installing through apt: ${wanted.join(' ')}`);
      const run = (...words) =>
        spawnSync([...prefix, ...words][0], [...prefix, ...words].slice(1), {
          stdio: ['ignore', 'ignore', 'inherit'],
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
      run('apt-get', 'update', '-qq');
      run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...wanted);
    }
  }
  const browser = findBrowser();
  if (!browser) {
    console.error('No Chromium, Chrome or Edge was found. Install one, for example: sudo apt-get install chromium');
    process.exit(1);
  }
  if (!hasLibreOffice()) console.log('LibreOffice was not found: its second-opinion tests are skipped and counted.');
  else if (!hasWriter())
    console.log('LibreOffice Writer was not found: its test of the letters is skipped and counted.');
  if (!hasWatch())
    console.log('strace or iproute2 was not found: what leaves the program is not captured, and counted.');
  const unpacked = missingForPacking();
  if (unpacked.length > 0)
    console.log(
      `${unpacked.join(', ')}: not found or not usable here. The tests of the setup file are skipped and counted.`,
    );
  else if (!process.env['TUTD_WINE'] && !has('wine'))
    console.log('Wine was not found: the tests that run the setup file are skipped and counted.');
  console.log(`Browser for the tests: ${browser}`);
  return { browser };
}
