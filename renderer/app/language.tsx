import { useState, type ReactNode } from 'react';
import { LanguageContext, type Language } from '../ui/tongue/index.ts';

const key = 'language';
const remembered = (): Language => (localStorage.getItem(key) === 'en' ? 'en' : 'zh');

/** Remembers which language this person reads. */
export function LanguageProvider(props: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(remembered);
  const choose = (next: Language): void => {
    localStorage.setItem(key, next);
    setLanguage(next);
  };
  return <LanguageContext value={{ language, choose }}>{props.children}</LanguageContext>;
}
