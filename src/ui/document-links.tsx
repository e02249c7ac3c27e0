import { h } from 'preact';
import type { State } from './state';

/** Links to the site's documents; those that can be read here open in the panel. */
export function DocumentLinks({ state }: { state: State }) {
  const { core } = state;
  const { policy, cookiePolicy } = core.settings;
  const address = typeof policy === 'object' ? policy.url : policy;
  const { messages, documents, tag } = state.now.language;
  const { links } = messages;
  return (
    <p class="documents">
      {address && <a href={address}>{links.policy}</a>}
      {cookiePolicy && <a href={cookiePolicy}>{links.cookiePolicy}</a>}
      {core.linksIn?.(tag, { ...links, cookies: links.cookiePolicy, ...documents?.types }).map(({ id, view, url, title }) => (
        <a key={id} href={url} data-rozilik-open={view}>
          {title}
        </a>
      ))}
    </p>
  );
}
