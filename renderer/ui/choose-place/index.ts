export { ChoosePlace } from './choose-place.tsx';
export type { Place } from './choose-place.tsx';
