import { useState } from 'react';
import { applyStep, emptyHistory, redoStep, remember, undoStep, type EditHistory, type EditStep } from '#shared/entry';
import type { Tables } from '#shared/records';

export type Editing = {
  readonly tables: Tables;
  /** Carries a step out and remembers it for 撤销; an empty step does nothing. */
  readonly apply: (step: EditStep) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
};

/** The tables that the owner keeps, changed step by step, each of which can be undone and done again. */
export function useEditing(tables: Tables, onChange: (next: Tables) => void): Editing {
  const [history, setHistory] = useState<EditHistory>(emptyHistory);
  const walk = (next: { readonly step: EditStep; readonly history: EditHistory } | null): void => {
    if (!next) return;
    setHistory(next.history);
    onChange(applyStep(tables, next.step));
  };
  return {
    tables,
    apply: (step) => {
      if (step.length === 0) return;
      walk({ step, history: remember(history, step) });
    },
    undo: () => {
      walk(undoStep(history));
    },
    redo: () => {
      walk(redoStep(history));
    },
    mayUndo: history.done.length > 0,
    mayRedo: history.undone.length > 0,
  };
}
