import type { ReactNode } from 'react';
import { TaskBar } from '../../ui/frame/index.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 数据导入: what comes from the integrated system and from last year. */
export function ImportsTab(props: ScreenProps): ReactNode {
  return <TaskBar key={props.yearFile.year} title="数据导入" />;
}
