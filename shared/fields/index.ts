export { fieldDictionary } from './field-dictionary.ts';
export type { FieldId, FieldRecord, FieldType, ListName } from './field-dictionary.ts';
