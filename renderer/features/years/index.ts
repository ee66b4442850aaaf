export { YearsPage } from './years-page.tsx';
