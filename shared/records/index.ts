export type { AssetLine, BasicLine, CarryOverLine, ContractLine, PriorLine, ProcurementLine } from './known-lines.ts';
export { roundNames, submissionStates, tableNames, unitTypes } from './vocabulary.ts';
export type {
  Cell,
  Cells,
  CollectingRound,
  Department,
  Finding,
  FindingScope,
  Origin,
  RoundName,
  Row,
  Severity,
  Submission,
  SubmissionState,
  TableName,
  Tables,
  Unit,
  UnitType,
} from './vocabulary.ts';
