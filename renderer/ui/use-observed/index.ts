export { useObserved } from './use-observed.ts';
