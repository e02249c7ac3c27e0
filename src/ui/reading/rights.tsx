import { h } from 'preact';
import { momentOf } from '../../consent/versions';
import type { Right } from '../../types';
import { date, duration, fill } from '../../texts/format';
import { wordsOf } from '../../texts/localized';
import { own } from '../../texts/own';
import type { Page } from '../panel/page';
import type { State } from '../state';
import { dayOf } from './titles';

/** What visitors can ask of the operator, by when it answers, and whom they can complain to. Only what the site configured is shown. */
export const rightsPage: Page = {
  view: 'rights',
  title: ({ now }) => now.language.documents!.panel.rights,
  Content: Rights,
};

const words = (state: State) => (text: Parameters<typeof wordsOf>[0]) =>
  wordsOf(text, state.now.language.tag, state.core.settings.defaultLocale);

function Rights({ state }: { state: State }) {
  const { rights: texts } = state.now.language.documents!;
  const { countries } = state.now.language.details!;
  const { legal, operator = location.hostname } = state.core.settings;
  const { rights = [], contact, authorities = [], registrations = [] } = legal!;
  const say = words(state);
  return (
    <div class="words">
      {rights.length > 0 && (
        <section aria-labelledby="rights-list">
          <h3 id="rights-list">{fill(texts.text, { operator })}</h3>
          <ul class="list rights">
            {rights.map((right) => (
              <OneRight key={right.id} state={state} right={right} />
            ))}
          </ul>
        </section>
      )}
      {contact && Object.keys(contact).length > 0 && (
        <section aria-labelledby="rights-contact">
          <h3 id="rights-contact">{texts.contact}</h3>
          <dl>
            {contact.person && <Term term={texts.person}>{say(contact.person)}</Term>}
            {contact.email && (
              <Term term={texts.email}>
                <a href={letterTo(contact.email)}>{contact.email}</a>
              </Term>
            )}
            {contact.phone && (
              <Term term={texts.phone}>
                <Phone number={contact.phone} />
              </Term>
            )}
            {contact.address && <Term term={texts.address}>{say(contact.address)}</Term>}
          </dl>
        </section>
      )}
      {authorities.length > 0 && (
        <section aria-labelledby="rights-authorities">
          <h3 id="rights-authorities">{texts.authorities}</h3>
          <ul class="list">
            {authorities.map(({ name, country, url, email, phone }) => (
              <li key={say(name)}>
                <div>
                  {url ? <a href={url}>{say(name)}</a> : say(name)}
                  {country && <small>{own(countries, country) ?? country}</small>}
                  {email && (
                    <small>
                      <a href={letterTo(email)}>{email}</a>
                    </small>
                  )}
                  {phone && (
                    <small>
                      <Phone number={phone} />
                    </small>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {registrations.length > 0 && (
        <section aria-labelledby="rights-registrations">
          <h3 id="rights-registrations">{texts.registrations}</h3>
          <dl>
            {registrations.map(({ name, number, url, date: entered }) => (
              <Term key={number} term={say(name)}>
                {url ? <a href={url}>{number}</a> : number}
                {entered && `, ${dayOf(state, momentOf(entered, state.core.settings.legal!.timeZone))}`}
              </Term>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

/** Whatever stands in an address of a letter, it names who receives it, and nothing else. */
const letterTo = (email: string) => `mailto:${email.split('@').map(encodeURIComponent).join('@')}`;

/** A number that a telephone dials. */
function Phone({ number }: { number: string }) {
  return <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a>;
}

function Term({ term, children }: { term: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function OneRight({ state, right }: { state: State; right: Right }) {
  const { tag, details } = state.now.language;
  const { rights: texts } = state.now.language.documents!;
  const say = words(state);
  const { id, title, text, how, law, days, extension, clause } = right;
  const name = say(title) || own(texts.names, id) || id;
  // a complaint goes to somebody else
  const letter = id === 'complaint' ? undefined : letterFor(state, name);
  const period = (count: number) => duration(`P${count}D`, details!, tag);
  const facts = [
    days !== undefined && fill(texts.deadline, { period: period(days) }),
    extension !== undefined && fill(texts.extension, { period: period(extension) }),
    how && fill(texts.how, { how: say(how) }),
    law && fill(texts.law, { law: say(law) }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <li>
      <div>
        <b>{name}</b>
        {text && <p>{say(text)}</p>}
        {facts.map((fact) => (
          <small key={fact}>{fact}</small>
        ))}
        <p class="documents">
          {letter && !how && (
            <a class="write" href={letter}>
              {texts.write}
            </a>
          )}
          {id === 'withdrawal' && (
            <a href="#" data-rozilik-open="preferences">
              {state.now.language.messages.settings}
            </a>
          )}
          {clause && (
            <a href="#" data-rozilik-open={clause}>
              {texts.clause}
            </a>
          )}
        </p>
      </div>
    </li>
  );
}

/** A letter that only has to be signed, in the visitor's language, with the number of their record. */
function letterFor({ core, now }: State, right: string): string | undefined {
  const { legal, operator = location.hostname } = core.settings;
  const { email } = legal?.contact ?? {};
  if (!email) return undefined;
  const { consent, language } = now;
  const { record } = consent;
  const { rights } = language.documents!;
  const values = {
    operator,
    right,
    site: location.host,
    id: record?.id ?? rights.unrecorded,
    date: record ? date(record.at, language.details!) : rights.unrecorded,
  };
  return `${letterTo(email)}?subject=${encodeURIComponent(rights.subject)}&body=${encodeURIComponent(fill(rights.letter, values).replaceAll('\n', '\r\n'))}`;
}
