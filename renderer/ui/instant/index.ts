export { localDay, localMinute, localMoment, localSecond } from './instant.ts';
