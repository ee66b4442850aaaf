import { useEffect, useRef, useState } from 'react';
import { stampEdited, type Draft } from '#shared/entry';
import { failureSentence } from '#shared/messages';
import type { CollectingRound, Finding, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { Language } from '../ui/tongue/index.ts';
import { judgeDraft, openEntry, saveDraft, type EntryBeginning } from '../usecases/drafts.ts';
import type { Office } from '../usecases/office.ts';

/** saved: the disk has it. */
export type SavedMark = { readonly state: 'saved' | 'saving' | 'failed'; readonly text: string };
export type DraftDesk = {
  readonly beginning: EntryBeginning;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly saved: SavedMark;
  readonly change: (next: Partial<Pick<Draft, 'tables' | 'noPurchases'>>) => void;
  /** Waits until everything that was typed is kept. */
  readonly settled: () => Promise<void>;
  readonly reopen: () => void;
};

const pause = 250;

/** The forms of one unit, saved as each cell is left and judged a moment after. */
export function useDraft(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: Unit,
  language: Language,
): DraftDesk | null {
  const [beginning, setBeginning] = useState<EntryBeginning | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [saved, setSaved] = useState<SavedMark>({ state: 'saved', text: '' });
  const [opening, setOpening] = useState(0);
  const work = useRef<{ kept: Draft | null; latest: Draft | null; running: Promise<void> | null }>({
    kept: null,
    latest: null,
    running: null,
  });
  const key = `${round}/${unit.code}`;

  useEffect(() => {
    let current = true;
    setBeginning(null);
    setDraft(null);
    void openEntry(office, round, unit).then((opened) => {
      if (!current) return;
      work.current = { kept: opened.kept, latest: null, running: null };
      setBeginning(opened);
      setDraft(opened.draft);
      setSaved({ state: 'saved', text: '' });
    });
    return () => {
      current = false;
    };
  }, [office, key, opening]);

  useEffect(() => {
    if (!draft || !beginning) return;
    if (beginning.stands !== 'typing') {
      setFindings(beginning.head?.findings ?? []);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      void judgeDraft(office, yearFile, draft).then((found) => {
        if (current) setFindings(found.findings);
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [draft, beginning, yearFile]);

  if (!beginning || !draft || draft.unit !== unit.code || draft.round !== round) return null;

  const save = async (): Promise<void> => {
    const desk = work.current;
    while (desk.latest) {
      const next: Draft = { ...desk.latest, revision: (desk.kept?.revision ?? 0) + 1 };
      desk.latest = null;
      const done = await saveDraft(office, desk.kept, next, beginning.head);
      if (!done.ok) {
        setSaved({ state: 'failed', text: failureSentence(done.error, language) });
        break;
      }
      desk.kept = next;
      if (!done.value.onDisk) setSaved({ state: 'failed', text: '' });
      else if (work.current.latest === null) setSaved({ state: 'saved', text: office.clock.now() });
    }
    desk.running = null;
  };

  return {
    beginning,
    draft,
    findings,
    saved,
    change: (changed) => {
      if (beginning.stands !== 'typing') return;
      const stamp = { by: office.operator(), at: office.clock.now() };
      const next: Draft = { ...draft, ...changed };
      const stamped = { ...next, tables: stampEdited(draft.tables, next.tables, stamp) };
      setDraft(stamped);
      setSaved({ state: 'saving', text: '' });
      work.current.latest = stamped;
      work.current.running ??= save();
    },
    settled: async () => {
      await work.current.running;
    },
    reopen: () => {
      setOpening((count) => count + 1);
    },
  };
}
