import { createContext, useContext } from 'react';

export type Language = 'zh' | 'en';
/** A word of the screen in both languages; the one that the person reads is shown. */
export type Say = (zh: string, en: string) => string;
export type LanguageChoice = { readonly language: Language; readonly choose: (language: Language) => void };

/** The language of the screens; 中文 unless the person chooses otherwise. */
export const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined });

export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

export function useSay(): Say {
  const { language } = useContext(LanguageContext);
  return language === 'zh' ? (zh) => zh : (_zh, en) => en;
}
