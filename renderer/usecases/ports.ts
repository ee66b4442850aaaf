import type { ActName } from '#shared/acts';
import type { Batch } from '#shared/adjustments';
import type { ReplyPlan, UnitReplyPlan } from '#shared/approval';
import type { ControlFigure, IssuedFigure } from '#shared/control-figures';
import type { Result } from '#shared/kernel';
import type { UnitImport } from '#shared/integrated';
import type { PaperRecord } from '#shared/paper-register';
import type { PoolLine } from '#shared/office-lists';
import type { NotAllowed } from '#shared/operators';
import type {
  AssetLine,
  BasicLine,
  CarryOverLine,
  ContractLine,
  PriorLine,
  RoundName,
  Row,
  Submission,
  TableName,
} from '#shared/records';
import type { CountyReview, RuleStage, UncheckedRule } from '#shared/review-rules';
import type { ReturnSlip } from '#shared/returns';
import type { LetterKind } from '#shared/letters';
import type { YearFile } from '#shared/year-file';
import type { Opinion } from '#shared/review-chain';
import type { FinalVersion } from '#shared/rounds';
import type { TrailEntry } from '#shared/trail';

/** A submission without its rows, which are kept apart and grouped per round, unit and table. */
export type SubmissionHead = Omit<Submission, 'tables'> & {
  readonly sums: { readonly projects: number; readonly purchases: number; readonly rows: number };
  /** 未检查: rules that could not look, and what they lack. */
  readonly unchecked?: readonly UncheckedRule[];
  /** Files received before the present one, oldest first; their bytes are kept too. */
  readonly earlier?: readonly ReceivedFile[];
  /** Instant of the last 代改 of what was handed in last. */
  readonly amendedAt?: string;
};
export type ReceivedFile = { readonly digest: string; readonly name: string; readonly receivedAt: string };
/** A run of the rules across units; basis is what it was made of, so that a later change shows (待重算). */
export type CountyStanding = CountyReview & {
  readonly stage: RuleStage;
  readonly at: string;
  readonly by: string;
  readonly units: number;
  readonly basis: string;
};
export type FavouriteCodes = { readonly favourites: readonly string[]; readonly recent: readonly string[] };
/** The lines of one unit as the integrated system exported them for one round. */
export type IntegratedRecord = {
  readonly kind: 'lines';
  readonly round: RoundName;
  readonly unit: string;
  readonly tables: UnitImport;
};
/** Lists that the office has of others: 项目库, 上年结转, 合同台账, 资产配置. */
export type ListLines = {
  readonly pool: PoolLine;
  readonly carryOver: CarryOverLine;
  readonly contracts: ContractLine;
  readonly assets: AssetLine;
};
export type ListName = keyof ListLines;
export type ListRecord = {
  readonly [Name in ListName]: {
    readonly kind: 'list';
    readonly list: Name;
    readonly unit: string;
    readonly lines: readonly ListLines[Name][];
  };
}[ListName];
export type ImportKind = 'integrated' | 'basics' | 'prior' | ListName;
/** 导入记录: rows, units and fen of one import, and the kept files that it came from. */
export type ImportEntry = {
  readonly kind: 'import';
  readonly what: ImportKind;
  readonly round: RoundName | null;
  readonly files: readonly { readonly digest: string; readonly name: string }[];
  readonly rows: number;
  readonly units: number;
  readonly sum: number;
  readonly at: string;
  readonly by: string;
};
/** Blocks beyond the counts of the head are left over from longer forms and are not read. */
export type DraftPart =
  | {
      readonly kind: 'head';
      readonly revision: number;
      readonly noPurchases: boolean;
      readonly counts: { readonly [Table in TableName]: number };
      readonly at: string;
      readonly by: string;
    }
  | { readonly kind: 'lines'; readonly rows: readonly Row[] }
  /** At the key 'seat': the ledger belongs to one unit, which fills in its own forms. */
  | { readonly kind: 'seat'; readonly unit: string };
/** 载入模板: the office's own wording of one kind, its file kept by digest. removed: 恢复默认. */
export type KeptTemplate = {
  readonly kept: 'template';
  readonly digest: string;
  readonly name: string;
  readonly at: string;
  readonly by: string;
  readonly removed?: true;
};
/** One batch of letters, with the 文号 that each of them got. */
export type KeptBatch = {
  readonly kept: 'batch';
  readonly kind: LetterKind;
  readonly prefix: string;
  readonly year: number;
  readonly first: number;
  readonly last: number;
  /** 成文日期. */
  readonly date: string;
  readonly at: string;
  readonly by: string;
  readonly letters: readonly { readonly target: string; readonly addressee: string; readonly number: string }[];
};
/** What the working copy holds. Keys: submissions round/unit, tables round/unit/table, finals round/unit/version,
 * figures the number of the issue, working the key of the figure, replies the date of the reply, unitReplies the
 * department, handOuts round/unit, slips round/unit/number of the return (two
 * digits). The rows of a submission taken back stand in tables at withdrawn/round/unit/table. */
export type StoreValues = {
  year: YearFile;
  submissions: SubmissionHead;
  tables: readonly Row[];
  finals: FinalVersion;
  /** One issue act a record; every version stays. */
  figures: readonly IssuedFigure[];
  /** 初审数, 建议数, 审定数 before they are issued. */
  working: Pick<ControlFigure, 'sectionReviewed' | 'proposed' | 'determined' | 'purchases' | 'procurement' | 'reason'>;
  replies: ReplyPlan;
  /** 部门对单位批复, as the department reported it. */
  unitReplies: UnitReplyPlan;
  /** scope: purchases for a short form. */
  handOuts: { readonly sequence: number; readonly at: string; readonly by: string; readonly scope?: 'purchases' };
  /** 上年 list and 基本支出控制数 by unit. */
  prior: readonly PriorLine[];
  basics: readonly BasicLine[];
  /** round/unit: lines of the integrated system; list/unit: a list of the office; import/instant: what came when. */
  integrated: IntegratedRecord | ListRecord | ImportEntry;
  /** 编报 before 送审: a head at round/unit, its lines in blocks at round/unit/table/block. */
  drafts: DraftPart;
  /** 审核意见 to one unit in one round, oldest first; key round/unit. */
  opinions: readonly Opinion[];
  /** 审核意见单, one a return. */
  slips: ReturnSlip;
  /** 修改痕迹, one act a record; key round/unit/number of nine digits. */
  trail: TrailEntry;
  /** 纸质报送登记, key round/unit. */
  papers: PaperRecord;
  /** 调整批次, key the number padded to 6. */
  batches: Batch;
  /** Key: the kind of letter for a template of the office's own, `batch/` and the instant for what was written. */
  letters: KeptTemplate | KeptBatch;
  /** 收藏 and 最近使用 of an operator in one list; key operator/list. */
  favourites: FavouriteCodes;
  /** 全县审核: the last run of each stage; key the stage. */
  countyFindings: CountyStanding;
};
/** Version of what the working copy holds; it may only grow. */
export const ledgerSchema = 3;
export type StoreName = keyof StoreValues;
export type Write = {
  readonly [Name in StoreName]: { readonly store: Name; readonly key: string; readonly value: StoreValues[Name] };
}[StoreName];

export type JournalRecord = {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly act: string;
  readonly detail: string;
};
export type Watermark = { readonly sequence: number; readonly hash: string; readonly at: string };
export type CommitPlan = {
  readonly act: ActName;
  readonly by: string;
  readonly at: string;
  readonly writes: readonly Write[];
  /** Revisions of submissions that the plan was made on; 0 where there was none. */
  readonly expected: readonly { readonly key: string; readonly revision: number }[];
};
export type LedgerFailure =
  | { readonly kind: 'ledger/changed-meanwhile'; readonly key: string }
  | { readonly kind: 'ledger/full' }
  /** The data of an earlier moment, or of a backup. */
  | { readonly kind: 'ledger/only-read' }
  | { readonly kind: 'ledger/broken'; readonly detail: string }
  | { readonly kind: 'storage/no-room'; readonly free: number; readonly needed: number }
  /** What stands in the database was written with another key, or with none. */
  | { readonly kind: 'ledger/other-key' }
  /** The act is not one of the operator who is signed in; nothing was written. */
  | NotAllowed;

/** head: the last act of the working copy; watermark: the last one that the disk has acknowledged. */
export type LedgerStanding = {
  readonly identity: string;
  readonly watermark: Watermark;
  readonly unsent: number;
  readonly head: { readonly sequence: number; readonly at: string };
};

/**
 * The working copy of one ledger (real or practice). A plan is written whole or not at all. A copy that this key does not
 * open is never taken for an empty one: what reads it rejects, and a commit answers ledger/other-key.
 */
export type Ledger = {
  /** Whether the key at hand opens what stands in it. */
  opens(): Promise<Result<null, LedgerFailure>>;
  standing(): Promise<LedgerStanding | null>;
  found(identity: string): Promise<void>;
  get<Name extends StoreName>(store: Name, key: string): Promise<StoreValues[Name] | undefined>;
  all<Name extends StoreName>(
    store: Name,
    prefix?: string,
  ): Promise<readonly { readonly key: string; readonly value: StoreValues[Name] }[]>;
  commit(plan: CommitPlan): Promise<Result<{ readonly sequence: number }, LedgerFailure>>;
  outbox(): Promise<readonly JournalRecord[]>;
  acknowledge(watermark: Watermark): Promise<void>;
  /** Applies records of the journal that this copy does not have, in order. */
  replay(records: readonly JournalRecord[], watermark: Watermark): Promise<void>;
  /** Entries changed since the last checkpoint, as UTF-8 JSON, all as of one moment; change tells one state from the next. */
  unkept(): Promise<
    readonly { readonly key: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly change: number }[]
  >;
  /** What was kept, and what all other entries were kept as. An entry that was changed again meanwhile stays unkept. */
  kept(
    entries: readonly { readonly key: string; readonly digest: string; readonly change: number }[],
  ): Promise<readonly { readonly key: string; readonly digest: string }[]>;
  /** Begins an empty copy with the entries of a checkpoint, in one transaction; keys and digests as kept() answers them. */
  load(
    entries: readonly { readonly key: string; readonly digest: string; readonly bytes: Uint8Array }[],
    watermark: Watermark,
  ): Promise<void>;
  /** Forgets what was kept, so that the next checkpoint holds every entry: the disk's copy is gone. */
  forgetKept(): Promise<void>;
  observe(listener: () => void): () => void;
};

export type Clock = { now(): string };
export type Identities = { next(): string };
