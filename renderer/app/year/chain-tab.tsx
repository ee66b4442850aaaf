import type { ReactNode } from 'react';
import { TaskBar } from '../../ui/frame/index.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 审核流程: who reviews, in which order. */
export function ChainTab(props: ScreenProps): ReactNode {
  return <TaskBar key={props.yearFile.year} title="审核流程" />;
}
