export { pickList, treeOrder, validityOf } from './pick-rows.ts';
export type { PickEntry, PickList, PickQuestion, PickRow, PickSection, TreeNode } from './pick-rows.ts';
export { pinyinIndex } from './pinyin-index.ts';
export type { PinyinIndex } from './pinyin-index.ts';
