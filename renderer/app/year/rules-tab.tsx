import type { ReactNode } from 'react';
import { TaskBar } from '../../ui/frame/index.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 审核规则: which rules speak this year, and how loud. */
export function RulesTab(props: ScreenProps): ReactNode {
  return <TaskBar key={props.yearFile.year} title="审核规则" />;
}
