export { ReferencePage } from './reference-page.tsx';
