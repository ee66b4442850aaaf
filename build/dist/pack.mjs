/** One run of electron-builder, in a process of its own behind refuse-network.cjs. Its orders come as JSON in argv. */
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import { writeInstallerInput } from './installer-input.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { platform, product, runtime, out, work, resources } = JSON.parse(process.argv[2]);

/** The list is made of what was packed, before the setup is compiled from it. */
function listInstalledFiles({ appOutDir, electronPlatformName }) {
  if (electronPlatformName !== 'win32') return;
  const { include } = writeInstallerInput({ source: appOutDir, product, folder: `${work}/installer` });
  process.env.TUTD_INSTALLER_INPUT = include;
}

/**
 * electron-builder ends NSIS after four minutes, and a whole Electron takes longer than that on a slow or busy machine. Its timer
 * cannot be set, so timers of just that length are given an hour; test/dist/packed.test.ts sees when an upgrade changes it.
 */
const patience = { theirs: 4 * 60 * 1000, ours: 60 * 60 * 1000 };
const setTimer = globalThis.setTimeout;
globalThis.setTimeout = (act, after, ...words) =>
  setTimer(act, after === patience.theirs ? patience.ours : after, ...words);

Object.defineProperties(globalThis.setTimeout, Object.getOwnPropertyDescriptors(setTimer));

const target =
  platform === 'win32'
    ? Platform.WINDOWS.createTarget(['nsis'], Arch.x64)
    : Platform.LINUX.createTarget(['dir'], Arch.x64);

await build({
  projectDir: root,
  publish: 'never',
  targets: target,
  config: {
    extends: 'electron-builder.yml',
    appId: product.appId,
    productName: product.displayName,
    // Windows shows the description where it asks whether to run the setup.
    extraMetadata: { version: product.version, description: product.displayName },
    electronDist: runtime,
    directories: { output: out },
    extraResources: resources,
    nsis: { artifactName: product.setupFile },
    afterPack: listInstalledFiles,
  },
});
