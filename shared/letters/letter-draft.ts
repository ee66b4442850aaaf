import type { ReplyPlan, UnitReplyPlan } from '#shared/approval';
import type { Consolidation } from '#shared/consolidate';
import type { IssuedFigure } from '#shared/control-figures';
import type { Fen } from '#shared/money';
import { showWanYuan, showYuan } from '#shared/money';
import type { BasicLine, CollectingRound, Department, SubmissionState, Unit } from '#shared/records';
import type { ReturnSlip } from '#shared/returns';
import type { YearFile } from '#shared/year-file';
import type { LetterKind } from './letter-kinds.ts';
import type { LetterData } from '#shared/letter-model';
import { officialDate } from './letter-number.ts';

/** What is known of a unit's submission when a letter is written about it. */
export type SubmissionFacts = {
  readonly state: SubmissionState;
  readonly explanations: Readonly<Record<string, string>>;
};
/** Everything that letters are made from; dates as YYYY-MM-DD. */
export type LetterFacts = {
  readonly yearFile: YearFile;
  readonly round: CollectingRound;
  readonly submissions: ReadonlyMap<string, SubmissionFacts>;
  /** The latest return of each unit in the round. */
  readonly slips: ReadonlyMap<string, ReturnSlip>;
  readonly issued: readonly IssuedFigure[];
  /** By project code. */
  readonly projectNames: ReadonlyMap<string, string>;
  readonly basics: readonly BasicLine[];
  readonly reply: ReplyPlan | null;
  readonly unitReplies: readonly UnitReplyPlan[];
  readonly consolidation: Consolidation;
};
/** What the person chose for a batch. */
export type LetterWishes = {
  readonly kind: LetterKind;
  /** 成文日期. */
  readonly date: string;
  /** 办理期限 of a reminder or of review opinions. */
  readonly deadline: string | null;
  readonly money: 'wan' | 'yuan';
  readonly contact: string;
  /** 主送机关 of the letter to the city. */
  readonly cityName: string;
};
/** A letter before it has its number. */
export type LetterDraft = {
  /** Department or unit that it is about; the region for the city's. */
  readonly target: string;
  readonly addressee: string;
  /** What the list shows beside the addressee, such as 12 个项目. */
  readonly lines: number;
  readonly amount: Fen | null;
  readonly path: readonly string[];
  readonly data: LetterData;
};

/** 县民政局 is the office's word for 青岚县民政局: the letter head gives the whole name. */
export const fullName = (name: string, regionName: string): string =>
  name !== '' && regionName.endsWith(name.charAt(0)) ? `${regionName}${name.slice(1)}` : name;
export const financeName = (yearFile: YearFile): string => `${yearFile.region.name}财政局`;

export const shown = (amount: Fen, wishes: Pick<LetterWishes, 'money'>): string =>
  wishes.money === 'wan' ? showWanYuan(amount) : showYuan(amount);
/** Zero is blank on paper. */
export const printed = (amount: Fen, wishes: Pick<LetterWishes, 'money'>): string =>
  amount === 0 ? '' : shown(amount, wishes);

export const practiceFileMark = (yearFile: YearFile): string => (yearFile.ledger === 'practice' ? '练习_' : '');

/** The fields that every letter has; 文号 is given when the batch is written. */
export const commonFields = (
  facts: LetterFacts,
  wishes: LetterWishes,
  issuer: string,
  addressee: string,
): Readonly<Record<string, string>> => ({
  练习标记: facts.yearFile.ledger === 'practice' ? '【练习】练习账套生成，不是正式文件' : '',
  发文机关: issuer,
  发文机关标志: wishes.kind === 'city' ? issuer : `${issuer}文件`,
  文号: '',
  年度: String(facts.yearFile.year),
  主送机关: addressee,
  成文日期: officialDate(wishes.date),
  金额单位: wishes.money === 'wan' ? '万元' : '元',
  联系人: wishes.contact,
});

export const unitNamesOf = (units: readonly Unit[]): ReadonlyMap<string, string> =>
  new Map(units.map((unit) => [unit.code, unit.name]));
export const departmentFile = (facts: LetterFacts, department: Department, kindName: string): string =>
  `${practiceFileMark(facts.yearFile)}${department.code}_${department.name}_${String(facts.yearFile.year)}年_${kindName}.docx`;
