import type { Consolidation } from '#shared/consolidate';
import type { Department } from '#shared/records';
import type { StreamedPlan, WorkbookPlan } from '#shared/workbook-model';
import { cityByCatalog } from './city-by-catalog.ts';
import { cityByClass } from './city-by-class.ts';
import { cityByUnit } from './city-by-unit.ts';
import { cityDetail } from './city-detail.ts';
import type { ReportContext } from './sheet-layout.ts';
import { practiceMark } from './sheet-layout.ts';

export type CityContext = ReportContext & { readonly departments: readonly Department[] };
export type CityWorkbook = WorkbookPlan;

/** 上报市局表: R1 to R3 and the detail behind them, with live formulas; the detail is made row by row. */
export function streamedCityWorkbook(consolidation: Consolidation, context: CityContext): StreamedPlan {
  const names = new Map(context.departments.map((one) => [one.code, one.name]));
  return {
    title: `${practiceMark(context)}${context.regionName}${context.year}年政府购买服务预算上报市局表`,
    creator: context.creator,
    created: context.created,
    sheets: [
      cityByUnit(consolidation, context, names),
      cityByCatalog(consolidation, context),
      cityByClass(consolidation, context),
      cityDetail(consolidation, context, names),
    ],
  };
}

/** The same workbook whole, as it is sent to another process. */
export function cityWorkbook(consolidation: Consolidation, context: CityContext): CityWorkbook {
  const plan = streamedCityWorkbook(consolidation, context);
  return { ...plan, sheets: plan.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] })) };
}
