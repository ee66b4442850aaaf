import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { ChoosePlace, type Place } from '../ui/choose-place/index.ts';
import { useLanguage } from '../ui/tongue/index.ts';
import type { Office } from '../usecases/office.ts';
import { browsePlaces } from '../usecases/places.ts';

type Asked = {
  readonly title: string;
  readonly wants: 'files' | 'folder';
  readonly extensions: readonly string[];
  readonly answer: (chosen: readonly Place[]) => void;
};

/** Asks the person for files or a folder: the system's dialog where there is one, else the program's own. */
export function useChooser(): {
  readonly choose: (office: Pick<Office, 'host'>, question: Omit<Asked, 'answer'>) => Promise<readonly Place[]>;
  readonly chooser: ReactNode;
} {
  const { language } = useLanguage();
  const [asked, setAsked] = useState<(Asked & { readonly office: Pick<Office, 'host'> }) | null>(null);
  const choose = async (office: Pick<Office, 'host'>, question: Omit<Asked, 'answer'>): Promise<readonly Place[]> => {
    const { title } = question;
    const native =
      question.wants === 'files'
        ? await office.host['places.chooseFiles']({ title, extensions: [...question.extensions] })
        : await office.host['places.chooseFolder']({ title });
    if (!native.ok) return [];
    if (!native.value.browse) return native.value.chosen;
    return new Promise((resolve) => {
      setAsked({
        ...question,
        office,
        answer: (chosen) => {
          setAsked(null);
          resolve(chosen);
        },
      });
    });
  };
  const chooser = asked && (
    <ChoosePlace
      title={asked.title}
      wants={asked.wants}
      extensions={asked.extensions}
      browse={async (folder, newFolder) => {
        const answer = await browsePlaces(asked.office, folder, newFolder);
        return answer.ok ? { listing: answer.value } : { sentence: failureSentence(answer.error, language) };
      }}
      onDone={asked.answer}
    />
  );
  return { choose, chooser };
}
