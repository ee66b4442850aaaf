export { ChoosePlace } from './choose-place.tsx';
export type { Browse, Place } from './choose-place.tsx';
