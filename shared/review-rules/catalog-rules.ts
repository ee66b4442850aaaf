import type { Rule } from './facts.ts';
import type { CatalogEntry } from '#shared/year-file';
import { isBlank, onRow, trimmed } from './facts.ts';
import { isMarkedOutside } from './catalog-use-rules.ts';
import { bothRounds, order102 } from './rule.ts';
import { atEn, atZh, byCase, word } from './words.ts';

const inYear = ({ validFrom, validTo }: CatalogEntry, year: number): boolean =>
  (validFrom === undefined || validFrom <= year) && (validTo === undefined || year <= validTo);

export const unknownCatalogCode: Rule = {
  record: {
    id: 'A401',
    version: 1,
    nameZh: '目录编码无效',
    nameEn: 'Catalogue code not valid',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: order102('第十一条至第十四条'),
    sentence: byCase({
      unknown: {
        zh: (values) =>
          `${atZh(values)} 的目录编码 ${word(values, 'code')} 不在本年度指导性目录中，请重新选择，或填写目录外备案号。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'code')} is not in this year's catalogue; choose another or give the filing number.`,
      },
      retired: {
        zh: (values) =>
          `${atZh(values)} 的目录编码 ${word(values, 'code')}（${word(values, 'entry')}）本年度已停用，请重新选择。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'code')} (${word(values, 'entry')}) is not in use this year; choose another.`,
      },
    }),
  },
  *check({ context: { tables, yearFile, round }, catalog }) {
    for (const row of tables.purchases) {
      const code = trimmed(row, 'catalogCode');
      if (code === '' || !isBlank(row, 'filingNo')) continue;
      // At 二上 what is said to stand outside the catalogue is named by A404.
      if (round === 'up2' && isMarkedOutside(code)) continue;
      const entry = catalog.get(code);
      if (!entry) yield onRow('purchases', row, 'catalogCode', { case: 'unknown', code });
      else if (!inYear(entry, yearFile.year))
        yield onRow('purchases', row, 'catalogCode', { case: 'retired', code, entry: entry.name });
    }
  },
};

export const notThirdTier: Rule = {
  record: {
    id: 'A402',
    version: 1,
    nameZh: '目录未到三级',
    nameEn: 'Not the third tier',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: order102('第十一条至第十四条'),
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的目录 ${word(values, 'code')}（${word(values, 'entry')}）是第 ${word(values, 'level')} 级，请选到第三级。`,
      en: (values) =>
        `${atEn(values)}: ${word(values, 'code')} (${word(values, 'entry')}) is tier ${word(values, 'level')}; choose one of the third tier.`,
    },
  },
  *check({ context: { tables, round }, catalog }) {
    for (const row of tables.purchases) {
      const entry = catalog.get(trimmed(row, 'catalogCode'));
      if (!entry || entry.level === 3) continue;
      yield onRow(
        'purchases',
        row,
        'catalogCode',
        { code: entry.code, entry: entry.name, level: entry.level },
        { severity: round === 'up1' ? 'warning' : 'error' },
      );
    }
  },
};
