import type { ReactNode } from 'react';
import { TaskBar } from '../ui/frame/index.ts';
import type { ScreenProps } from './screen-props.ts';

/** 文书报表: the letters and tables of the year. */
export function PapersScreen(props: ScreenProps): ReactNode {
  return <TaskBar key={props.yearFile.year} title="文书报表" />;
}
