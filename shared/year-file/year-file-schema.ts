import { z } from 'zod';
import type { FieldId, ListName } from '#shared/fields';
import { fieldDictionary } from '#shared/fields';
import { tableNames, unitTypes } from '#shared/records';

const listRecord: Readonly<Record<ListName, true>> = {
  catalog: true,
  functions: true,
  departmentEconomy: true,
  governmentEconomy: true,
  procurementItems: true,
  methods: true,
  orgForms: true,
  providerTypes: true,
  measures: true,
  statuses: true,
  projectClasses: true,
  grades: true,
  indicatorKinds: true,
  indicatorSigns: true,
  levels: true,
};
export const listNames = Object.keys(listRecord) as readonly ListName[];

const text = z.string().trim().min(1);
const code = z.string().regex(/^\S+$/);
const year = z.int().min(2000).max(2999);
const codeEntry = z.strictObject({
  code,
  name: text,
  parent: code.optional(),
  validFrom: year.optional(),
  validTo: year.optional(),
});
const catalogEntry = codeEntry.extend({
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  branch: z.enum(['A', 'B']),
  legacyClass: z.enum(['L1', 'L2', 'L3', 'L4', 'L5', 'L6']),
  allowedDepartments: z.array(code).optional(),
  procurementItems: z.array(code).optional(),
});
const department = z.strictObject({ code, name: text, section: z.string() });
const unit = z.strictObject({
  code,
  name: text,
  department: code,
  isHead: z.boolean(),
  type: z.enum(unitTypes),
  section: z.string(),
  region: z.string().regex(/^\d{9}$/),
  accountant: z.string().optional(),
  leader: z.string().optional(),
  phone: z.string().optional(),
  posts: z
    .strictObject({ authorised: z.int().nonnegative(), actual: z.int().nonnegative(), offQuota: z.int().nonnegative() })
    .optional(),
  funding: z.enum(['full', 'partial', 'self']).optional(),
});
const amount = z.int().nonnegative().nullable();
const fieldIds = Object.keys(fieldDictionary) as [FieldId, ...FieldId[]];
const formColumn = z.strictObject({
  field: z.enum(fieldIds),
  group: z.string().optional(),
  label: z.string().optional(),
  width: z.number().positive(),
  in: z.strictObject({
    up1: z.enum(['shown', 'grouped', 'absent']),
    up2: z.enum(['shown', 'grouped', 'absent']),
  }),
  required: z.strictObject({ up1: z.boolean(), up2: z.boolean() }),
});
const date = z.iso.date();

export const yearFileSchema = z.strictObject({
  format: z.literal('two-up-two-down/year'),
  version: z.literal(1),
  ledger: z.enum(['real', 'practice']),
  year,
  region: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text }),
  departments: z.array(department),
  units: z.array(unit),
  codeWidths: z.array(z.int().min(1).max(6)).min(2).max(3).optional(),
  retiredUnits: z.array(unit).optional(),
  retiredDepartments: z.array(department).optional(),
  unitChanges: z
    .array(
      z.strictObject({
        kind: z.enum(['renamed', 'merged', 'split', 'retired']),
        from: z.array(z.strictObject({ code, name: text })).min(1),
        to: z.array(z.strictObject({ code, name: text })),
      }),
    )
    .optional(),
  catalogSuccession: z.array(z.strictObject({ from: code, to: code })).optional(),
  lists: z.record(z.enum(listNames), z.array(codeEntry)),
  catalog: z.array(catalogEntry),
  regions: z.array(codeEntry.extend({ code: z.string().regex(/^\d{9}$/) })).optional(),
  fundNatures: z.array(codeEntry).optional(),
  samples: z.array(text).optional(),
  sources: z.record(text, z.strictObject({ file: text, digest: text, at: text })).optional(),
  economyMapping: z.array(z.strictObject({ departmentEconomy: code, administrative: code, institution: code })),
  centralItems: z.array(code).optional(),
  thresholds: z.strictObject({
    decentralisedService: amount,
    openTenderService: amount,
    otherShare: amount,
    contractMonthsNormal: z.int().positive(),
    contractMonthsMost: z.int().positive(),
    // Year files written before these were known go on without them.
    review: amount.default(null),
    exAnte: amount.default(null),
    targets: amount.default(null),
    micro: amount.default(null),
    yearOnYearShare: amount.default(null),
    unitPriceShare: amount.default(null),
  }),
  calendar: z.strictObject({
    up1Deadline: date.nullable(),
    up2Deadline: date.nullable(),
    congressDate: date.nullable(),
    holidays: z.array(z.strictObject({ date, name: text })),
  }),
  formVersion: text,
  forms: z.array(
    z.strictObject({
      table: z.enum(tableNames),
      sheet: text,
      title: text,
      number: z.string(),
      paper: z.enum(['A4', 'A3']),
      preparedRows: z.int().positive(),
      columns: z.array(formColumn).min(1),
    }),
  ),
  rules: z.array(
    z.strictObject({ rule: text, enabled: z.boolean(), severity: z.enum(['error', 'warning', 'notice']).optional() }),
  ),
  reviewChain: z
    .array(z.strictObject({ key: code, name: text, required: z.boolean() }))
    .min(1)
    .optional(),
});
