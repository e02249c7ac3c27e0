import { useSignal } from '@preact/signals';
import { h } from 'preact';
import { factsOf, type Told } from '../../services/facts';
import type { Id, StoredItem } from '../../types';
import { duration, plural } from '../../texts/format';
import { own } from '../../texts/own';
import type { State } from '../state';
import { Switch } from './switch';

/** One category: what it is for, what is lost without it, its services and what they store. */
export function Category({ state, id, items = [] }: { state: State; id: Id; items?: readonly StoredItem[] }) {
  /** What is folded is drawn when it is opened. */
  const isOpen = useSignal(false);
  const { messages, tag } = state.now.language;
  const { preferences, cookies, categories } = state.now.language.details!;
  const { title = id } = own(messages.categories, id) ?? {};
  const { text, lost } = own(categories, id) ?? {};
  const told = state.core.settings.services.filter((service) => service.category === id).map((service) => factsOf(service));
  const count = told.reduce((sum, facts) => sum + facts.items.filter((item) => !item.kind).length, items.length);
  return (
    <fieldset>
      <legend>{title}</legend>
      {id === 'necessary' ? (
        <p class="switch">
          {title} <small>{preferences.alwaysOn}</small>
        </p>
      ) : (
        <Switch state={state} id={id} label={title} />
      )}
      <p id={`about-${id}`}>
        {text}
        {lost && <small>{`${preferences.lost}: ${lost}`}</small>}
      </p>
      {told.length + count > 0 && (
        <details onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
          <summary>
            {preferences.details} · {plural(cookies, count, tag)}
          </summary>
          {isOpen.value && <Items state={state} items={items} />}
          {isOpen.value && told.map((facts) => <ServiceCard key={facts.id} state={state} facts={facts} />)}
        </details>
      )}
    </fieldset>
  );
}

function ServiceCard({ state, facts }: { state: State; facts: Told }) {
  const messages = state.now.language.details!;
  const { id, name, provider, country, purpose, policy, items } = facts;
  return (
    <div class="service">
      {id in state.now.consent.choices ? <Switch state={state} id={id} label={name} /> : <h3>{name}</h3>}
      <p id={`about-${id}`}>{purpose ?? own(messages.services, id)}</p>
      <small>
        {provider && `${messages.service.provider}: ${provider}. `}
        {country && `${messages.service.country}: ${own(messages.countries, country) ?? country}. `}
        {policy && <a href={policy}>{messages.service.policy}</a>}
      </small>
      <Items state={state} items={items} />
    </div>
  );
}

/** Each cookie and storage entry with purpose, life, and who sets it. */
function Items({ state, items }: { state: State; items: readonly StoredItem[] }) {
  const { tag } = state.now.language;
  const details = state.now.language.details!;
  const { item, purposes } = details;
  return (
    <ul>
      {items.map(({ name, purpose, duration: life, kind, thirdParty }) => (
        <li key={`${name} ${kind} ${thirdParty}`}>
          <code>{name}</code>
          <span>{own(purposes, purpose) ?? purpose}</span>
          <small>
            {item.duration}: {kind && !life ? item.storage : duration(life, details, tag)} · {item.party}:{' '}
            {thirdParty ? item.third : item.first}
          </small>
        </li>
      ))}
    </ul>
  );
}
