export {
  fen,
  formatScaled,
  formatWanYuan,
  formatYuan,
  parseScaled,
  parseWanYuan,
  parseYuan,
  showWanYuan,
  showYuan,
  sumOf,
} from './fen.ts';
export type { Fen, MoneyFailure } from './fen.ts';
