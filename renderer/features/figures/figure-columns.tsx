import type { ReactNode } from 'react';
import type { FigureLine } from '#shared/figures-workbook';
import { figureTarget } from '#shared/figures-workbook';
import { fen, formatScaled, showYuan, sumOf, type Fen } from '#shared/money';
import { tenThousandths } from '#shared/reports';
import { AmountField, TextCell } from '../../ui/amount-field/index.ts';
import type { Say } from '../../ui/tongue/index.ts';

type Column = {
  readonly key: string;
  readonly head: string;
  readonly width?: number;
  readonly align?: 'right';
  readonly cell: (line: FigureLine) => ReactNode;
};
type Change = (line: FigureLine, part: Partial<FigureLine>) => void;
type AmountKey = 'sectionReviewed' | 'proposed' | 'determined' | 'purchases' | 'procurement';

/** 核减率, two decimals, half away from zero; blank where nothing was asked. */
export const cutRate = (requested: Fen, determined: Fen): string =>
  requested === 0 ? '' : `${formatScaled(tenThousandths(requested - determined, requested), 2)}%`;
/** What was not asked for, such as 上级专项, is not cut either. */
const cutOf = (line: FigureLine): Fen => fen(line.requested === 0 ? 0 : line.requested - line.determined);

/** An amount that the office fills in; an 其中数 that is not stated shows as blank zero. */
const amountColumn = (key: AmountKey, head: string, width: number, change: Change): Column => ({
  key,
  head,
  width,
  align: 'right',
  cell: (line) => (
    <AmountField
      label={`${head} ${figureTarget(line)}`}
      amount={line[key] ?? fen(0)}
      onChange={(amount) => {
        change(line, { [key]: amount });
      }}
    />
  ),
});

/** The table of 控制数: who, what, the figures from the request to the determined one, and why. */
export function figureColumns(question: {
  readonly names: ReadonlyMap<string, string>;
  readonly working: boolean;
  readonly versionOf: (line: FigureLine) => number;
  readonly change: Change;
  readonly say: Say;
}): readonly Column[] {
  const { names, change, say } = question;
  return [
    {
      key: 'unit',
      head: say('单位', 'Unit'),
      width: 190,
      cell: (line) => {
        const code = line.unit ?? line.department;
        return `${code} ${names.get(code) ?? ''}`;
      },
    },
    { key: 'name', head: say('项目', 'Project'), cell: figureTarget },
    {
      key: 'requested',
      head: say('①一上申报', '① Asked'),
      width: 118,
      align: 'right',
      cell: (line) => showYuan(line.requested),
    },
    ...(question.working
      ? [
          amountColumn('sectionReviewed', say('股室初审数', 'Section'), 124, change),
          amountColumn('proposed', say('预算股建议数', 'Proposed'), 124, change),
        ]
      : []),
    amountColumn('determined', say('②控制数', '② Figure'), 124, change),
    {
      key: 'cut',
      head: say('核减额', 'Cut'),
      width: 110,
      align: 'right',
      cell: (line) => (line.requested === 0 ? '' : showYuan(cutOf(line))),
    },
    {
      key: 'rate',
      head: say('核减率', 'Cut %'),
      width: 66,
      align: 'right',
      cell: (line) => cutRate(line.requested, line.determined),
    },
    amountColumn('purchases', say('其中购买服务', 'of it purchases'), 124, change),
    ...(question.working ? [amountColumn('procurement', say('其中政府采购', 'of it procured'), 124, change)] : []),
    {
      key: 'reason',
      head: say('核减理由', 'Reason'),
      cell: (line) => (
        <TextCell
          label={say(`核减理由 ${figureTarget(line)}`, `Reason ${figureTarget(line)}`)}
          text={line.reason}
          onChange={(reason) => {
            change(line, { reason });
          }}
        />
      ),
    },
    {
      key: 'version',
      head: say('版本', 'No.'),
      width: 44,
      align: 'right',
      cell: (line) => question.versionOf(line) || '',
    },
  ];
}

/** The pinned 合计 row. */
export function figureTotals(lines: readonly FigureLine[], say: Say): Readonly<Record<string, ReactNode>> {
  const sum = (pick: (line: FigureLine) => Fen | null): string =>
    showYuan(sumOf(lines.map((line) => pick(line) ?? fen(0))));
  const requested = sumOf(lines.map((line) => line.requested));
  const determined = sumOf(lines.map((line) => line.determined));
  const cut = sumOf(lines.map(cutOf));
  return {
    unit: say(`合计 ${String(lines.length)} 行`, `Total of ${String(lines.length)}`),
    requested: showYuan(requested),
    sectionReviewed: sum((line) => line.sectionReviewed),
    proposed: sum((line) => line.proposed),
    determined: showYuan(determined),
    cut: showYuan(cut),
    rate: cutRate(requested, fen(requested - cut)),
    purchases: sum((line) => line.purchases),
    procurement: sum((line) => line.procurement),
  };
}
