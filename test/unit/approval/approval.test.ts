import { describe, expect, it } from 'vitest';
import type { ApprovedAmount, ReplyQuestion } from '#shared/approval';
import { decideReply, decideUnitReply } from '#shared/approval';
import { fen } from '#shared/money';

const line = (projectCode: string, up2: number, up2Purchases: number) => ({
  department: '105',
  unit: '105001',
  projectCode,
  projectName: projectCode,
  up2: fen(up2),
  up2Purchases: fen(up2Purchases),
});
const amount = (projectCode: string, approved: number, purchases: number, reason = ''): ApprovedAmount => ({
  unit: '105001',
  projectCode,
  approved: fen(approved),
  approvedPurchases: fen(purchases),
  reason,
});
const question: ReplyQuestion = {
  congressDate: '2027-01-20',
  replyDate: '2027-02-02',
  lines: [line('P1', 280_000_000, 230_000_000), line('P2', 90_000_000, 90_000_000)],
  approved: [amount('P1', 280_000_000, 230_000_000), amount('P2', 90_000_000, 90_000_000)],
  holidays: [{ date: '2027-02-09', name: '春节假期' }],
  by: '预算股',
};
const kinds = (more: Partial<ReplyQuestion>): readonly string[] => {
  const plan = decideReply({ ...question, ...more });
  if (plan.ok) return [];
  return plan.error.kind === 'reply/lines-refused' ? plan.error.refusals.map((one) => one.kind) : [plan.error.kind];
};

describe('the finance reply', () => {
  it('replies the worked example: purchases 320.00 万元, dates as the law counts them', () => {
    expect(decideReply(question)).toMatchObject({
      value: {
        total: 370_000_000,
        totalPurchases: 320_000_000,
        late: false,
        due: {
          financeReply: '2027-02-09',
          departmentReply: '2027-02-17',
          departmentDisclosure: '2027-02-22',
          unitDisclosure: null,
        },
        warnings: [{ kind: 'holiday', date: '2027-02-09' }],
      },
    });
  });
  it('needs the congress first', () => {
    expect(kinds({ congressDate: null })).toEqual(['reply/congress-date-missing']);
    expect(kinds({ replyDate: '2027-01-19' })).toEqual(['reply/before-congress']);
    expect(kinds({ replyDate: '2027-02-30' })).toEqual(['reply/date-unreadable']);
    expect(kinds({ lines: [] })).toEqual(['reply/nothing-to-reply']);
    expect(decideReply({ ...question, replyDate: '2027-02-10' })).toMatchObject({ value: { late: true } });
  });
  it('needs an amount for every line and a reason for every difference', () => {
    const [, second] = question.approved;
    expect(kinds({ approved: [second!] })).toEqual(['reply/amount-missing']);
    expect(kinds({ approved: [amount('P1', 279_999_999, 230_000_000), second!] })).toEqual(['reply/reason-missing']);
    expect(kinds({ approved: [amount('P1', 280_000_000, 229_999_999), second!] })).toEqual(['reply/reason-missing']);
    expect(kinds({ approved: [amount('P1', 270_000_000, 230_000_000, '人大审议调减'), second!] })).toEqual([]);
    expect(kinds({ approved: [...question.approved, amount('P9', 1, 0)] })).toEqual(['reply/unknown-line']);
    expect(kinds({ approved: [...question.approved, second!] })).toEqual(['reply/twice']);
    expect(kinds({ approved: [amount('P1', 1, 2, '理由'), second!] })).toEqual(['reply/purchases-over-amount']);
    expect(kinds({ approved: [amount('P1', -1, -1, '理由'), second!] })).toEqual(['reply/negative']);
  });
  it('is handed on by the department within fifteen days', () => {
    const reply = decideReply(question);
    if (!reply.ok) throw new Error(reply.error.kind);
    const onTime = { reply: reply.value, department: '105', replyDate: '2027-02-17', by: '民政局' };
    expect(decideUnitReply(onTime)).toMatchObject({
      value: { late: false, unitDisclosureDue: '2027-03-09', units: [{ unit: '105001' }] },
    });
    expect(decideUnitReply({ ...onTime, replyDate: '2027-02-18' })).toMatchObject({ value: { late: true } });
    expect(decideUnitReply({ ...onTime, replyDate: '2027-02-01' }).ok).toBe(false);
    expect(decideUnitReply({ ...onTime, department: '999' }).ok).toBe(false);
  });
});
