/** Every privileged act the page may ask for; the preload bundles these names and nothing else. */
export const hostCallNames = [
  'session.greet',
  'vault.inspect',
  'vault.append',
  'vault.journal',
  'vault.saveBlob',
  'vault.readBlob',
  'vault.saveManifest',
  'vault.latestManifest',
  'vault.keepFile',
  'vault.readFile',
  'places.chooseFiles',
  'places.chooseFolder',
  'places.browse',
  'workbooks.read',
  'workbooks.rehearse',
  'workbooks.readKept',
  'workbooks.write',
  'workbooks.mark',
  'documents.save',
] as const;
export type HostCallName = (typeof hostCallNames)[number];
