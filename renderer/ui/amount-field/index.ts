export { AmountField } from './amount-field.tsx';
export { TextCell } from './text-cell.tsx';
