/** A CycloneDX 1.6 bill of what is shipped. It names no moment and no machine, so that two builds of one tree agree. */
import { ownPackage, shippedElectron, shippedPackages } from './shipped-packages.mjs';

const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const licencesOf = (licence) => [/\s/.test(licence) ? { expression: licence } : { license: { id: licence } }];

function component({ name, version, licence, integrity, bundles }) {
  const [group, plain] = name.includes('/') ? name.split('/') : [undefined, name];
  const [algorithm, digest] = integrity.split(' ')[0].split(/-(.*)/);
  return {
    type: 'library',
    'bom-ref': purl(name, version),
    ...(group && { group }),
    name: plain,
    version,
    scope: 'required',
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }],
    licenses: licencesOf(licence),
    purl: purl(name, version),
    evidence: { occurrences: [...new Set(bundles)].map((location) => ({ location: stableName(location) })) },
  };
}

/** Bundled files carry a hash of their content in their names, which says nothing here. */
const stableName = (location) => location.replace(/-[A-Za-z0-9_-]{8}(\.c?js)$/, '$1');

/** Electron's zip is named with the hash that its own package publishes, whether or not the zip was at hand. */
function electronComponents(checksums) {
  const { version, licence } = shippedElectron();
  const files = [`electron-v${version}-win32-x64.zip`, `electron-v${version}-linux-x64.zip`];
  return [
    {
      type: 'framework',
      'bom-ref': purl('electron', version),
      name: 'electron',
      version,
      scope: 'required',
      licenses: licencesOf(licence),
      purl: purl('electron', version),
      externalReferences: files.map((file) => ({
        type: 'distribution',
        url: `https://github.com/electron/electron/releases/download/v${version}/${file}`,
        hashes: [{ alg: 'SHA-256', content: checksums[file] }],
      })),
      components: [
        {
          type: 'library',
          'bom-ref': 'chromium-in-electron',
          name: 'chromium',
          description: `Chromium, Node.js and their parts as contained in Electron ${version}; see LICENSES.chromium.html`,
          licenses: [{ license: { name: 'see LICENSES.chromium.html beside the program' } }],
        },
      ],
    },
  ];
}

/** As Node looks a package up: the innermost node_modules first. What is not shipped is not named. */
function resolved(refs, from, name) {
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))))
    if (refs.has(`${folder}/node_modules/${name}`)) return refs.get(`${folder}/node_modules/${name}`);
  return refs.get(`node_modules/${name}`) ?? [];
}

export function billOfMaterials(checksums) {
  const own = ownPackage();
  const packages = shippedPackages();
  const refs = new Map(packages.map(({ folder, name, version }) => [folder, purl(name, version)]));
  const reference = purl(own.name, own.version);
  const electron = electronComponents(checksums);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': reference,
        name: own.name,
        version: own.version,
        description: own.productName,
        licenses: licencesOf(own.licence),
        purl: reference,
      },
    },
    components: [...electron, ...packages.map(component)],
    dependencies: [
      { ref: reference, dependsOn: [...electron.map((one) => one['bom-ref']), ...refs.values()] },
      ...packages.map(({ folder, name, version, needs }) => ({
        ref: purl(name, version),
        dependsOn: needs.flatMap((need) => resolved(refs, folder, need)).toSorted(),
      })),
    ],
  };
}
