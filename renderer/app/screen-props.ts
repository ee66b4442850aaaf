import type { BookName } from '#shared/contract';
import type { CollectingRound } from '#shared/records';
import type { NoticeText } from '../ui/notice/index.ts';
import type { Office } from '../usecases/office.ts';
import type { OfficeState } from './use-office-state.ts';

export type Screen =
  | 'progress'
  | 'entry'
  | 'receive'
  | 'review'
  | 'figures'
  | 'reply'
  | 'adjust'
  | 'city'
  | 'compare'
  | 'papers'
  | 'year'
  | 'safety';
export type ScreenProps = {
  readonly office: Office;
  readonly state: OfficeState;
  readonly yearFile: NonNullable<OfficeState['yearFile']>;
  readonly say: (notice: NoticeText | null) => void;
  readonly go: (screen: Screen) => void;
  /** 查看当时数据: the office as it was after an act, beside today's. */
  readonly lookAt: (past: { readonly office: Office; readonly sequence: number }) => void;
  /** To the book of another year. */
  readonly openBook: (book: BookName, news?: string) => void;
  /** 双击定位: to the review of one unit. */
  readonly goToUnit: (unit: string, round?: CollectingRound) => void;
  /** The unit that another screen led here with; null where the person came by themselves. */
  readonly unitAsked: string | null;
  /** The round that the person looks at; null where it is the one in work. It stays while they are at other screens. */
  readonly roundChosen: CollectingRound | null;
  readonly chooseRound: (round: CollectingRound) => void;
};
