import type { CollectingRound, Department, Unit, UnitType } from '#shared/records';

const buyers: readonly UnitType[] = [
  'administrative',
  'partyOrgan',
  'administrativeInstitution',
  'massOrganAdministrative',
  'civilServiceLike',
];
/** 购买主体: Order 102, art. 5, 8 and 33. 公益一类 and institution-staffed mass organs buy by ordinary procurement. */
export const mayBuyServices = (type: UnitType): boolean => buyers.includes(type);

const safe = (name: string): string => name.replaceAll(/[\\/:*?"<>|]/g, '').trim();
const roundWords: Record<CollectingRound, string> = { up1: '一上', up2: '二上' };

/** Such as 105001_县民政局(本级)_2027_一上.xlsx; safe on Windows. */
export const workbookName = (unit: Unit, round: CollectingRound, year: number, ledger: 'real' | 'practice'): string =>
  `${unit.code}_${safe(unit.name)}_${year}_${roundWords[round]}${ledger === 'practice' ? '_练习' : ''}.xlsx`;

export const departmentFolderName = (department: Department): string => `${department.code}_${safe(department.name)}`;
