import { Fragment, h, type ComponentChildren } from 'preact';
import type { State } from './state';

/** Put in by the build from each file of `locales`: what the language calls itself, by tag. A visitor looks for their own. */
declare const __LANGUAGES__: Readonly<Record<string, string>>;

/** A layer's title, with the languages offered beside it. */
export function Heading({ state, id, title, children }: { state: State; id: string; title: string; children?: ComponentChildren }) {
  const { locales, settings } = state.core;
  const { messages, tag } = state.language.value;
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

/** Accepting and refusing, one component, so that neither can look better than the other. */
export function Choices({ state }: { state: State }) {
  const { messages } = state.language.value;
  return (
    <Fragment>
      <button class="choice" onClick={() => state.decide(true, 'accept-all')}>
        {messages.accept}
      </button>
      <button class="choice" onClick={() => state.decide(false, 'reject-all')}>
        {messages.reject}
      </button>
    </Fragment>
  );
}

/** Links to the site's documents; those that can be read here open in the panel. */
export function Documents({ state }: { state: State }) {
  const { core, language } = state;
  const { policy, cookiePolicy } = core.settings;
  const { messages, documents, tag } = language.value;
  const { links } = messages;
  return (
    <p class="documents">
      {policy && <a href={typeof policy === 'object' ? policy.url : policy}>{links.policy}</a>}
      {cookiePolicy && <a href={cookiePolicy}>{links.cookiePolicy}</a>}
      {core.linksIn?.(tag, { ...links, cookies: links.cookiePolicy, ...documents?.types }).map(({ id, view, url, title }) => (
        <a key={id} href={url} data-rozilik-open={view}>
          {title}
        </a>
      ))}
    </p>
  );
}
