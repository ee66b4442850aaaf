import { expect, it } from 'vitest';
import { consolidate } from '#shared/consolidate';
import { defaultForms } from '#shared/forms';
import { draftLetters } from '#shared/letters';
import { practiceYearFile } from '#shared/practice-county';
import type { ReturnSlip, SlipItem } from '#shared/returns';

const yearFile = practiceYearFile(349901, defaultForms);
const unit = '105001';
const itemOf = (sentence: string, wish: string): SlipItem => ({ id: '1', place: '', subject: '', sentence, wish });
const slipOf = (items: readonly SlipItem[]): ReturnSlip => ({
  number: '2027-105001-1-01',
  unit,
  round: 'up1',
  at: '2026-09-20T02:00:00Z',
  by: '王芳',
  reason: '请修改',
  deadline: null,
  file: null,
  items,
  before: { projects: [], purchases: [], targets: [] },
});
const opinionsFor = (items: readonly SlipItem[]): readonly unknown[] => {
  const [letter] = draftLetters(
    {
      yearFile,
      round: 'up1',
      submissions: new Map([[unit, { state: 'returned', explanations: {} }]]),
      slips: new Map([[unit, slipOf(items)]]),
      issued: [],
      projectNames: new Map(),
      basics: [],
      reply: null,
      unitReplies: [],
      consolidation: consolidate({ submissions: [], units: yearFile.units, catalog: yearFile.catalog }),
    },
    { kind: 'opinion', date: '2026-09-21', deadline: null, money: 'wan', contact: '', cityName: '' },
  );
  return letter?.data.tables['意见表']?.map((row) => row['审核意见']) ?? [];
};

it('parts what is said from what is wished for, and puts no second stop', () => {
  const wish = '请修改后重新送审。';
  const said = ['单价偏高', '单价偏高。', '依据是什么？', '“另见附件。”', ' 单价偏高 ', ''];
  expect(opinionsFor(said.map((sentence) => itemOf(sentence, wish)))).toEqual([
    `单价偏高。${wish}`,
    `单价偏高。${wish}`,
    `依据是什么？${wish}`,
    `“另见附件。”${wish}`,
    `单价偏高。${wish}`,
    wish,
  ]);
  expect(opinionsFor([itemOf('单价偏高', '')])).toEqual(['单价偏高']);
});
