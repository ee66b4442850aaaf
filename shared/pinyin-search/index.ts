export { pickList, treeOrder, validityOf } from './pick-rows.ts';
export type { PickEntry, PickList, PickQuestion, PickRow, PickSection, TreeNode } from './pick-rows.ts';
export { pinyinIndex } from './pinyin-index.ts';
export type { PinyinIndex } from './pinyin-index.ts';
export { markedRow, placeOfMark, walkRows } from './walk-rows.ts';
export type { PickMark } from './walk-rows.ts';
