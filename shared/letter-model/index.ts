export type {
  DocumentFailure,
  FoundTags,
  LetterBlock,
  LetterColumn,
  LetterData,
  LetterTemplate,
} from './letter-model.ts';
