export { holdsWords, SectionPick, WordsField } from './scope.tsx';
