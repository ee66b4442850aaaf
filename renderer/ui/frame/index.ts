export { Frame } from './frame.tsx';
export type { NavEntry } from './frame.tsx';
export { MenuButton } from './menu-button.tsx';
export type { MenuEntry } from './menu-button.tsx';
export { Pick } from './pick.tsx';
export type { Station } from './round-bar.tsx';
export { Tabs } from './tabs.tsx';
export { TaskBar } from './task-bar.tsx';
export { Facts, Panel } from './panel.tsx';
