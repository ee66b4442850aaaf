import type { NoticeText } from '../ui/notice/index.ts';
import type { Office } from '../usecases/office.ts';
import type { OfficeState } from './use-office-state.ts';

export type Screen = 'progress' | 'receive' | 'review' | 'figures' | 'reply' | 'city' | 'compare' | 'year';
export type ScreenProps = {
  readonly office: Office;
  readonly state: OfficeState;
  readonly yearFile: NonNullable<OfficeState['yearFile']>;
  readonly say: (notice: NoticeText | null) => void;
  readonly go: (screen: Screen) => void;
};
