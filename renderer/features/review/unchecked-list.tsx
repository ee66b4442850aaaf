import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ruleRecord, uncheckedSentence, type UncheckedRule } from '#shared/review-rules';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

/** 未检查: rules that could not look, each with what it lacks. They are no findings and no consent. */
export function UncheckedList(props: { readonly unchecked: readonly UncheckedRule[] }): ReactNode {
  const { unchecked } = props;
  const say = useSay();
  const { language } = useLanguage();
  if (unchecked.length === 0) return null;
  return (
    <Box component="details" data-testid="unchecked" sx={{ mt: 1, fontSize: 13, color: tokens.inkSecond }}>
      <Box component="summary" sx={{ cursor: 'pointer', '&:focus-visible': { outline: `2px solid ${tokens.accent}` } }}>
        {say(
          `未检查的规则 ${String(unchecked.length)} 条（缺少数据，不作通过处理）`,
          `${String(unchecked.length)} rules not checked (data missing; no pass)`,
        )}
      </Box>
      {unchecked.map((one) => {
        const record = ruleRecord(one.rule);
        return (
          <Box key={one.rule} sx={{ mt: 0.75, lineHeight: 1.6 }}>
            {one.rule} {record ? say(record.nameZh, record.nameEn) : ''}
            <br />
            {uncheckedSentence(one, language)}
          </Box>
        );
      })}
    </Box>
  );
}
