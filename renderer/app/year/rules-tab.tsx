import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { RuleStage } from '#shared/review-rules';
import { CountyPage, RulesPage } from '../../features/rules/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { countyStanding, runCountyReview } from '../../usecases/county-review.ts';
import { setRule } from '../../usecases/rule-settings.ts';
import type { ScreenProps } from '../screen-props.ts';
import { currentRound } from '../use-office-state.ts';

type View = 'rules' | 'county';

/** 审核规则: which rules speak this year, and how loud; and the rules across units, run when asked. */
export function RulesTab(props: ScreenProps): ReactNode {
  const { office, yearFile, state } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [view, setView] = useState<View>('rules');
  const [stage, setStage] = useState<RuleStage>(currentRound(state));
  const [running, setRunning] = useState(false);
  const county = useObserved(
    (listener) => office.ledger.observe(listener),
    () => countyStanding(office, yearFile, stage),
    `${stage} ${JSON.stringify(yearFile.rules)}`,
  );
  const run = async (): Promise<void> => {
    setRunning(true);
    const done = await runCountyReview(office, yearFile, stage);
    setRunning(false);
    props.say(done.ok ? null : { tone: 'error', text: failureSentence(done.error, language) });
  };
  const filters = (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={view}
      onChange={(_event, next: View | null) => {
        if (next) setView(next);
      }}
      sx={{ height: 32 }}
    >
      <ToggleButton value="rules">{say('规则设置', 'Settings')}</ToggleButton>
      <ToggleButton value="county">{say('全县审核', 'Across units')}</ToggleButton>
    </ToggleButtonGroup>
  );
  if (view === 'rules')
    return (
      <RulesPage
        settings={yearFile.rules}
        filters={filters}
        onChange={(change) =>
          void setRule(office, yearFile, change).then((done) => {
            props.say(done.ok ? null : { tone: 'error', text: failureSentence(done.error, language) });
          })
        }
      />
    );
  return (
    <CountyPage
      yearFile={yearFile}
      filters={filters}
      stage={stage}
      onStage={setStage}
      standing={county?.standing ?? null}
      stale={county?.stale ?? false}
      running={running}
      onRun={() => void run()}
    />
  );
}
