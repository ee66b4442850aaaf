export { ReplyPage } from './reply-page.tsx';
