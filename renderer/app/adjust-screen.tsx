import type { ReactNode } from 'react';
import { TaskBar } from '../ui/frame/index.ts';
import type { ScreenProps } from './screen-props.ts';

/** 追加、追减、调剂、预算调整、结转 after the reply. */
export function AdjustScreen(props: ScreenProps): ReactNode {
  return <TaskBar key={props.yearFile.year} title="追加调整" />;
}
