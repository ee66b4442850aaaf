import tseslint from 'typescript-eslint';

const hiddenInputs = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time enters through a Clock port.' },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time enters through a Clock port.',
  },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance enters as a seed.' },
];
const shape = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: 'A door lists names.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
];
/** Words that hide what a thing is; the glossary in shared/README.md gives the right ones. */
const vagueNames = ['manager', 'helper', 'util', 'utils', 'misc'];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.cache', 'release', 'test/guard/planted'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL('..', import.meta.url).pathname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', ...shape],
      'id-denylist': ['error', ...vagueNames],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 16],
      eqeqeq: 'error',
    },
  },
  // In a component each condition of the picture counts as a branch; its size is bounded by max-lines.
  { files: ['renderer/**/*.tsx'], rules: { complexity: 'off' } },
  { files: ['shared/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...shape, ...hiddenInputs] } },
  {
    files: ['build/*.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
