import type { ReactNode } from 'react';
import { TaskBar } from '../../ui/frame/index.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 基础目录: the code lists of the year. */
export function ReferenceTab(props: ScreenProps): ReactNode {
  return <TaskBar key={props.yearFile.year} title="基础目录" />;
}
