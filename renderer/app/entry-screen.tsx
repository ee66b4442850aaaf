import type { ReactNode } from 'react';
import { TaskBar } from '../ui/frame/index.ts';
import type { ScreenProps } from './screen-props.ts';

/** 编报: the forms filled in the program itself. */
export function EntryScreen(props: ScreenProps): ReactNode {
  return <TaskBar key={props.yearFile.year} title="编报" />;
}
