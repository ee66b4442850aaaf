export { localDay, localMinute, localMoment } from './instant.ts';
