import type { ReactNode } from 'react';
import type { FigureLine } from '#shared/figures-workbook';
import { figureTarget } from '#shared/figures-workbook';
import { fen, formatScaled, showYuan, sumOf, type Fen } from '#shared/money';
import { tenThousandths } from '#shared/reports';
import { AmountField, TextCell } from '../../ui/amount-field/index.ts';

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
}): readonly Column[] {
  const { names, change } = question;
  return [
    {
      key: 'unit',
      head: '单位',
      width: 190,
      cell: (line) => {
        const code = line.unit ?? line.department;
        return `${code} ${names.get(code) ?? ''}`;
      },
    },
    { key: 'name', head: '项目', cell: figureTarget },
    {
      key: 'requested',
      head: '①一上申报',
      width: 118,
      align: 'right',
      cell: (line) => showYuan(line.requested),
    },
    ...(question.working
      ? [
          amountColumn('sectionReviewed', '股室初审数', 124, change),
          amountColumn('proposed', '预算股建议数', 124, change),
        ]
      : []),
    amountColumn('determined', '②控制数', 124, change),
    {
      key: 'cut',
      head: '核减额',
      width: 110,
      align: 'right',
      cell: (line) => (line.requested === 0 ? '' : showYuan(cutOf(line))),
    },
    {
      key: 'rate',
      head: '核减率',
      width: 66,
      align: 'right',
      cell: (line) => cutRate(line.requested, line.determined),
    },
    amountColumn('purchases', '其中购买服务', 124, change),
    ...(question.working ? [amountColumn('procurement', '其中政府采购', 124, change)] : []),
    {
      key: 'reason',
      head: '核减理由',
      cell: (line) => (
        <TextCell
          label={`核减理由 ${figureTarget(line)}`}
          text={line.reason}
          onChange={(reason) => {
            change(line, { reason });
          }}
        />
      ),
    },
    { key: 'version', head: '版本', width: 44, align: 'right', cell: (line) => question.versionOf(line) || '' },
  ];
}

/** The pinned 合计 row. */
export function figureTotals(lines: readonly FigureLine[]): Readonly<Record<string, ReactNode>> {
  const sum = (pick: (line: FigureLine) => Fen | null): string =>
    showYuan(sumOf(lines.map((line) => pick(line) ?? fen(0))));
  const requested = sumOf(lines.map((line) => line.requested));
  const determined = sumOf(lines.map((line) => line.determined));
  const cut = sumOf(lines.map(cutOf));
  return {
    unit: `合计 ${String(lines.length)} 行`,
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
