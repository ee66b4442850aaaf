/** The directions of build/decisions and the folder READMEs, as rules a machine checks. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'a circle has no first reader', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only('shared-stands-alone', 'shared runs anywhere', '^shared/', ['^node_modules/(zod|pinyin-pro)/']),
    {
      name: 'shared-through-doors',
      comment: 'inside a module imports are relative, from outside only its index is the door',
      severity: 'error',
      from: { path: '^shared/([^/]+)/' },
      to: { path: '^shared/', pathNot: ['^shared/$1/', '^shared/[^/]+/index\\.ts$'] },
    },
    {
      name: 'doors-from-outside',
      comment: 'shared is entered by its doors',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^shared/', pathNot: ['^shared/[^/]+/index\\.ts$', '^shared/contract/host-calls\\.ts$'] },
    },
    only('preload-knows-names-only', 'nothing else is bundled into the sandbox', '^electron/preload/', [
      '^shared/contract/host-calls',
      '^node_modules/electron/',
      '^electron$',
    ]),
    only('engine-knows-only-shared', 'the engine may die alone', '^electron/engine/', [
      '^shared/',
      '^node_modules/(xlsx|zod)/',
      '^(node:)?(zlib|process|buffer|crypto|stream|fs|path)(/|$)',
    ]),
    {
      name: 'electron-only-in-main-and-preload',
      comment: 'everything else runs without the binary',
      severity: 'error',
      from: { pathNot: '^electron/(main|preload)/' },
      to: { path: '(^electron$|^node_modules/electron/)' },
    },
    {
      name: 'one-place-for-excel',
      comment: 'only the engine knows an Excel library',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/engine/' },
      to: { path: '^node_modules/(xlsx|exceljs)/' },
    },
    {
      name: 'one-place-for-pinyin',
      comment: 'names are spelled in shared/pinyin-search alone',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^shared/pinyin-search/' },
      to: { path: '(^|/)node_modules/pinyin-pro/' },
    },
    {
      name: 'one-place-for-dexie',
      comment: 'the working copy is known in renderer/data alone',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^renderer/data/' },
      to: { path: '^node_modules/dexie/' },
    },
    only('usecases-know-no-framework', 'no React, no Dexie, no bridge', '^renderer/usecases/', ['^shared/']),
    only('data-implements-ports', 'the only place that knows Dexie', '^renderer/data/', [
      '^shared/',
      '^renderer/usecases/ports',
      '^node_modules/dexie/',
    ]),
    {
      name: 'features-do-not-know-each-other',
      comment: 'what two features share is a ui piece or belongs in shared',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'features-know-no-adapter',
      comment: 'features see use cases, never stores or the bridge',
      severity: 'error',
      from: { path: '^renderer/features/' },
      to: { path: '^renderer/(data|host|app)/' },
    },
    {
      name: 'renderer-apart',
      comment: 'the page imports no process code',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'electron-apart',
      comment: 'processes import no page code',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'nothing-knows-tests',
      comment: 'tests may see all, nothing sees them',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
