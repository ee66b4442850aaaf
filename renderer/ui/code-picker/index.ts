export { CodePicker } from './code-picker.tsx';
