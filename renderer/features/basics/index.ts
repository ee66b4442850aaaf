export { BasicsPage } from './basics-page.tsx';
