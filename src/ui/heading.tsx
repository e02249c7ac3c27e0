import { h, type ComponentChildren } from 'preact';
import { localesOf } from '../texts/languages';
import type { State } from './state';

/** Put in by the build from each file of `locales`: what the language calls itself, by tag. A visitor looks for their own. */
declare const __LANGUAGES__: Readonly<Record<string, string>>;

/** A layer's title, with the languages offered beside it. */
export function Heading({ state, id, title, children }: { state: State; id: string; title: string; children?: ComponentChildren }) {
  const { settings } = state.core;
  const locales = localesOf(settings);
  const { messages, tag } = state.now.language;
  return (
    <header>
      <h2 id={id}>{title}</h2>
      {locales.length > 1 && (
        <select aria-label={messages.switchLanguage} value={tag} onChange={(event) => state.choose(event.currentTarget.value)}>
          {locales.map((offered) => (
            <option key={offered} value={offered} lang={offered}>
              {__LANGUAGES__[offered] ?? settings.messages?.[offered]?.language ?? offered}
            </option>
          ))}
        </select>
      )}
      {children}
    </header>
  );
}
