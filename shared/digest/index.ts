export { shortDigest, digestText } from './digest.ts';
