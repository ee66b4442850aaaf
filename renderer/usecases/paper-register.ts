import { checkCode } from '#shared/check-code';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { paperStandingLabel, purchaseReportLabel, roundLabel } from '#shared/messages';
import type { PaperDraft, PaperRecord, PaperRefused, PaperStanding, PurchaseReportLine } from '#shared/paper-register';
import { decidePaper, paperStanding, purchaseReports, registerWorkbook } from '#shared/paper-register';
import type { CollectingRound } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import { ofTheForm } from './integrated-records.ts';
import { rejudge } from './judge.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import { ledgerAhead } from './ledger-ahead.ts';
import type { Office } from './office.ts';
import type { LedgerFailure, Write } from './ports.ts';
import { readRound, readTables } from './submissions.ts';

export type RegisterLine = PurchaseReportLine & {
  readonly paper: PaperRecord | undefined;
  /** 数据校验码 of what was received; null where nothing was. */
  readonly fileCode: string | null;
  readonly standing: PaperStanding;
};

/** 报送登记: every unit with its paper, its code and its 零报告. */
export async function registerLines(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
): Promise<readonly RegisterLine[]> {
  const heads = new Map((await office.ledger.all('submissions', `${round}/`)).map(({ value }) => [value.unit, value]));
  const tables = await readRound(office.ledger, round);
  const papers = new Map(
    (await office.ledger.all('papers', `${round}/`)).map(({ key, value }) => [key.slice(round.length + 1), value]),
  );
  return purchaseReports(yearFile.units, heads).map((line) => {
    const { code } = line.unit;
    const stands = (heads.get(code)?.state ?? 'absent') !== 'absent';
    const received = stands ? tables.get(code) : undefined;
    const fileCode = received ? checkCode(ofTheForm(received)) : null;
    const paper = papers.get(code);
    return { ...line, paper, fileCode, standing: paperStanding(paper, fileCode) };
  });
}

/** 登记纸质报送; what is in review is judged by the code on the paper at once (rule N05). */
export async function registerPaper(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: string,
  draft: PaperDraft,
): Promise<Result<Kept, PaperRefused | LedgerFailure>> {
  const head = await office.ledger.get('submissions', `${round}/${unit}`);
  const tables = head && head.state !== 'absent' ? await readTables(office.ledger, round, unit) : null;
  const paper = decidePaper(draft, tables ? checkCode(ofTheForm(tables)) : null, office.operator(), office.clock.now());
  if (!paper.ok) return paper;
  const write: Write = { store: 'papers', key: `${round}/${unit}`, value: paper.value };
  const ahead = { ledger: ledgerAhead(office.ledger, [write]) };
  const judged = await rejudge(ahead, yearFile, await issuedFigures(office.ledger), round, unit);
  return commitAndKeep(office, {
    act: 'register-paper',
    writes: [write, ...judged.writes],
    expected: judged.expected,
  });
}

/** 导出报送登记表: papers and 零报告 of one round. */
export async function exportRegister(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  folder: string,
  dayOf: (instant: string) => string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const lines = await registerLines(office, yearFile, round);
  const byUnit = new Map(lines.map((line) => [line.unit.code, line]));
  const plan = registerWorkbook(
    lines,
    new Map(lines.flatMap(({ unit, paper }) => (paper ? [[unit.code, paper] as const] : []))),
    {
      reports: {
        declared: purchaseReportLabel('declared', 'zh'),
        bought: purchaseReportLabel('bought', 'zh'),
        notApplicable: purchaseReportLabel('notApplicable', 'zh'),
        silent: purchaseReportLabel('silent', 'zh'),
        absent: purchaseReportLabel('absent', 'zh'),
      },
      standingOf: (unit) => paperStandingLabel(byUnit.get(unit)?.standing ?? 'none', 'zh'),
      dayOf,
    },
    {
      year: yearFile.year,
      regionName: yearFile.region.name,
      stage: roundLabel(round, 'zh'),
      ledger: yearFile.ledger,
      creator: '两上两下预算',
      created: office.clock.now(),
    },
  );
  const mark = yearFile.ledger === 'practice' ? '练习_' : '';
  const name = `${mark}${String(yearFile.year)}年${roundLabel(round, 'zh')}报送登记表.xlsx`;
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  return written.ok ? ok({ name }) : err(written.error);
}
