export { ReceivePage } from './receive-page.tsx';
