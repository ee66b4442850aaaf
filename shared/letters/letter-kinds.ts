/** 编制通知, 控制数通知, 催报通知, 审核意见单, 财政批复, 部门对单位批复, 上报市局函. */
export const letterKinds = ['launch', 'figures', 'reminder', 'opinion', 'reply', 'unitReply', 'city'] as const;
export type LetterKind = (typeof letterKinds)[number];

const names: { readonly [Kind in LetterKind]: { readonly zh: string; readonly en: string } } = {
  launch: { zh: '编制通知', en: 'Notice to begin' },
  figures: { zh: '控制数通知', en: 'Control figures' },
  reminder: { zh: '催报通知', en: 'Reminder' },
  opinion: { zh: '审核意见单', en: 'Review opinions' },
  reply: { zh: '财政批复', en: 'Reply to departments' },
  unitReply: { zh: '部门对单位批复', en: "Departments' replies" },
  city: { zh: '上报市局函', en: 'Letter to the city' },
};
export const letterName = (kind: LetterKind, language: 'zh' | 'en'): string => names[kind][language];
