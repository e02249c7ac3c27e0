/** A category or a service: both are things a visitor says yes or no to, and share one namespace of ids. */
export type Id = string;

/**
 * What must hold: ids apart by spaces, each of them granted (`analytics marketing`); `|` between those of which one is enough
 * (`analytics|marketing`); `!` before one that must be refused (`!analytics`).
 */
export type Condition = string;

/** Whether a withdrawal loads the page anew: where something cannot be stopped without it, never, or always. */
export type Reload = 'auto' | 'never' | 'always';

/** What the visitor said, `true` or `false` per category and per service. An id that is absent is not decided. */
export type Choices = Readonly<Record<Id, boolean>>;

/**
 * How a record came about; `withdraw` wherever something that was granted is taken back, by whichever button. `request` is
 * the answer to one purpose at the moment of use, `acknowledge` a notice that was read: it grants nothing.
 */
export type Action = 'accept-all' | 'reject-all' | 'save' | 'withdraw' | 'api' | 'request' | 'acknowledge';

/** How consent is asked for: by an answer, or by a notice that says what using the site means. */
export type Mode = 'opt-in' | 'notice';

/**
 * Why the visitor must be asked: nothing is stored, the record's life is over, the consent text changed
 * (`Config.revision`), a category or service was added since, or a version of a document has come into force that changes
 * purposes or recipients.
 */
export type Reason = 'undecided' | 'expired' | 'revised' | 'added' | 'purposes' | 'recipients';

/** One decision, as stored in the cookie: what GDPR art. 7(1) asks a site to be able to show. */
export interface ConsentRecord {
  /** Random, of 16 letters and digits; says nothing about the visitor. */
  readonly id: string;
  /** When it was decided: milliseconds since 1970 UTC. Later than any earlier record of this browser. */
  readonly at: number;
  /** From this moment it no longer counts: milliseconds since 1970 UTC. */
  readonly expires: number;
  readonly action: Action;
  /** How consent was asked for. `notice` once the visitor has acknowledged the notice of a site in that mode. */
  readonly mode: Mode;
  /** The documents in force at that time, as words `id:version`, or where they would not fit `*` and their fingerprint; without `Legal.documents`, `Policy.version` or `''`. */
  readonly policy: string;
  /** `Config.revision` at that time. */
  readonly revision: string;
  /** Hash of what was put to the visitor: widget version, operator, the site's own words, documents, categories, services. */
  readonly shown: string;
  /** Language of the interface at that time, a tag such as `uz-Cyrl`. */
  readonly locale: string;
  /** Announced versions that the visitor has read of, in the same form: they are not announced again. */
  readonly seen?: string;
  readonly choices: Choices;
}

/** What holds right now. A frozen snapshot: a change makes a new one. */
export interface Consent {
  /** Why the visitor must be asked, or `null` when nothing is open. */
  readonly ask: Reason | null;
  /** What is granted (`true`) and refused (`false`), for every declared id; `necessary` is always `true`. */
  readonly choices: Choices;
  /** Versions of documents that the visitor has to be told of, as `id:version`; absent where the site has none. */
  readonly news?: readonly string[];
  /** The record this follows from, or `null`. */
  readonly record: ConsentRecord | null;
}

/** Something that a withdrawal could not erase. */
export interface Remnant {
  /** Whose it is. */
  readonly service: Id;
  /** Name of the cookie, as the catalogue has it. */
  readonly name: string;
  /** It lies on the provider's own domain; a server keeps it from scripts; or it is still there, and nobody knows why. */
  readonly why: 'third-party' | 'http-only' | 'kept';
}

/**
 * What can be opened: a layer, the list of documents, the visitor's rights, or a document by its id, `policy`, at one of its
 * clauses, `policy#4.1.12`, in another version, `policy@2#4.1.12`.
 */
export type View = 'banner' | 'preferences' | 'documents' | 'rights' | (string & {});

/** One cookie or storage entry, as told to the visitor. */
export interface StoredItem {
  /** Exact name, or a prefix followed by `*`. */
  name: string;
  /** A purpose known to the locale files (`visitor`, `visit`, …) or the site's own words. */
  purpose: string;
  /** ISO 8601 duration such as `P1Y`, `PT30M`; `session`; or absent where nobody has verified it. */
  duration?: string;
  /** Where it lives. Default `cookie`. */
  kind?: 'cookie' | 'localStorage' | 'sessionStorage';
  /** Set on the provider's own domain, out of this page's reach. */
  thirdParty?: true;
  /** Another service's of the same provider: erased with this one too, but not kept for its sake. */
  borrowed?: true;
  /** Set by a server so that no script sees it, out of this page's reach too. */
  httpOnly?: true;
}

/** What the visitor is told about a service. */
export interface ServiceFacts {
  /** Name of the product, as its maker writes it. */
  name: string;
  /** The legal person who receives the data. */
  provider: string;
  /** Its country: an ISO 3166-1 alpha-2 code, for example `RU`. */
  country?: string;
  /** What it is used for; catalogued services take this text from the locale file. */
  purpose?: string;
  /** Address of the provider's privacy policy. */
  policy?: string;
  /** Address of the provider's documentation, for the site's developer. */
  documentation?: string;
  /** What its scripts, frames and pictures are loaded from: `host/path` beginnings, `*` for any part of one. */
  hosts?: readonly string[];
  /** For an embed: a regular expression over its address, and what makes of it the address of the same thing as a page. */
  source?: readonly [pattern: string, page: string];
  /** How it is known: the vendor's script was run, its code or documentation was read, or none of these. */
  evidence?: Evidence;
  items?: readonly StoredItem[];
}

/** How the facts of a catalogued service are known, the strongest first. */
export type Evidence = 'run' | 'read' | 'unverified';

/**
 * Something that may run only when granted: data, and at most four verbs. None of them may be called by the site;
 * an error thrown in one is logged and the others go on.
 */
export interface Service {
  id: Id;
  /** The category it is decided with; `necessary` starts at once and is not asked for. */
  category: Id;
  /** What else must be granted before it runs: see `data-consent` in the README for the form. */
  needs?: Condition | undefined;
  /** What is told to the visitor, and erased, where the catalogue has nothing or the site knows better. */
  facts?: Partial<ServiceFacts> | undefined;
  /** What the catalogue tells of it: it stands where a field of `facts` is wrong, and what it lists is erased as well. */
  catalogue?: ServiceFacts;
  /** The vendor's own id for the site: examined before the visitor is asked. */
  vendorId?: string | number;
  /** The form of such an id: with another one the service stays off. */
  idForm?: RegExp;
  /** Whether a withdrawal loads the page anew. Default: where it cannot be stopped. */
  reload?: Reload | undefined;
  /** On every page, before anyone is asked. May set denied defaults; stores, reads and sends nothing. `granted` is what holds then. */
  prepare?(granted?: boolean): void;
  /** After `prepare` when a record exists, and after each decision, before any `start` or `stop`. */
  follow?(choices: Choices): void;
  /** Once, when granted; again only after `stop`. */
  start?(): void;
  /** When no longer granted. Absent and not catalogued, or answering `false`: it cannot be stopped, and the page is loaded anew. */
  stop?(): boolean | void;
  /** Brings its facts and verbs, once, when one of them is first needed: until then it is a name and a category. */
  bring?(): Promise<Service>;
}

/** The site's main document: shown as a link, and its version is part of each record. */
export interface Policy {
  url: string;
  version?: string;
}

/** A text of the site's own, or one by language tag. Where the visitor's is missing, the default language's, then the first. */
export type Localized = string | Readonly<Record<string, string>>;

/**
 * Where a text comes from: the text itself; `#id` of an element on the page; an address on the site's own host that begins with
 * `/` or `.` or `http`, fetched when someone opens the document (`/privacy#main` takes one element of a page); or a function.
 */
export type TextSource = string | (() => string | Promise<string>);

export type DocumentType = 'policy' | 'consent' | 'cookies' | 'terms' | 'offer' | 'other';

/**
 * What a new version changes: words only, of which nobody is told; something that matters, which is announced; or the purposes
 * or the recipients, for which everyone is asked again.
 */
export type Change = 'editorial' | 'material' | 'purposes' | 'recipients';

/** One version of a document. It holds until the next one takes effect. */
export interface DocumentVersion {
  /** As the document calls it, without blanks: `3`, `2026-11-01`. */
  version: string;
  /**
   * When it is announced: a day, `2026-11-20`, which begins at midnight in `Legal.timeZone`, or a moment with its offset,
   * `2026-11-20T09:00:00+05:00`. Default: always.
   */
  publishedAt?: string;
  /** From when it holds, in the same form. Default: from its publishing on. */
  effectiveAt?: string;
  /** Default `material`. */
  change?: Change;
  /** What changes, in a sentence or two. */
  summary?: Localized;
  /** The text, or one by language. Without any, the document is a link. */
  text?: TextSource | Readonly<Record<string, TextSource>>;
  /** Default: by the ending of the address or the type of the element, else `text`. */
  format?: 'text' | 'markdown' | 'html';
}

/** A document of the site's, in all its versions. */
export interface PolicyDocument {
  type: DocumentType;
  /** Its title. Default: the usual one for its type. */
  title?: Localized;
  /** Address of the page where it can be read without JavaScript. */
  url?: Localized;
  /** Its place where documents contradict each other: 1 prevails over 2. */
  precedence?: number;
  /** Tag of the language whose text is authoritative: shown where a translation is missing. Default: the first. */
  language?: string;
  versions?: readonly DocumentVersion[];
  /** Writes oʻ, gʻ and ʼ in its Uzbek texts with the letters for them, whatever was typed. Default `false`. */
  uzbekLetters?: boolean;
}

/** A purpose that is no cookie, such as the camera: asked for by `request` at the moment of use, and by nothing before. */
export interface Purpose {
  /** What is to be allowed, as a heading: `Photo of your passport`. */
  title: Localized;
  /** What happens with it, who receives it, for how long it is kept, and what is lost without it. */
  text: Localized;
  /** The document that says more, at its clause: `consent#2.1`. */
  document?: View;
}

/** How visitors reach the operator. */
export interface Contact {
  email?: string;
  phone?: string;
  address?: Localized;
  /** Who answers. */
  person?: Localized;
}

/** A right that the site's documents or the law give. */
export interface Right {
  /** One of those that have texts in every language, or a word of the site's own, which then needs a `title`. */
  id: 'access' | 'rectification' | 'erasure' | 'restriction' | 'portability' | 'objection' | 'withdrawal' | 'complaint' | (string & {});
  title?: Localized;
  /** What it means, in the site's own words. */
  text?: Localized;
  /** How it is used, where not by a letter to `Contact.email`. */
  how?: Localized;
  /** In how many days the operator answers, and by how many more it may be prolonged. */
  days?: number;
  extension?: number;
  /** Where it is written: `policy#6.1`. */
  clause?: View;
  /** The law that gives it, with its article. */
  law?: Localized;
}

/** Whom a visitor can complain to. */
export interface Authority {
  name: Localized;
  /** ISO 3166-1 alpha-2 code. */
  country?: string;
  url?: string;
  email?: string;
  phone?: string;
}

/** An entry in a public register, such as that of databases of personal data. */
export interface Registration {
  name: Localized;
  number: string;
  url?: string;
  /** When it was made: a day, `2026-03-12`. */
  date?: string;
}

/** What a site says and asks beside cookies. Pages without it load none of the code for it. */
export interface Legal {
  /** The documents by id, `policy`, in the order in which they are listed: read, versioned and announced here. */
  documents?: Readonly<Record<Id, PolicyDocument>>;
  /** Time zone in which the days of `documents` begin: an offset from UTC, or a name such as `Asia/Almaty`. Default `+05:00`, that of Tashkent. */
  timeZone?: string;
  /** `notice`: using the site is said to mean consent. The notice is acknowledged, which grants nothing. Default `opt-in`. */
  mode?: Mode;
  /** The site's own words in the notice of that mode. */
  notice?: Localized;
  /** Purposes that are no cookies, by id, asked for by `request`. */
  purposes?: Readonly<Record<Id, Purpose>>;
  /** How visitors reach the operator. */
  contact?: Contact;
  /** What visitors can ask for. */
  rights?: readonly Right[];
  /** Supervisory authorities. */
  authorities?: readonly Authority[];
  /** Entries in public registers. */
  registrations?: readonly Registration[];
}

export interface Config {
  /** Name of the legal person who asks, as it stands in its documents. Default: the host name. */
  operator?: string;
  /** Address of the privacy policy, or the address and its version. */
  policy?: string | Policy;
  /** Address of the cookie policy, where it is a document of its own. */
  cookiePolicy?: string;
  /** The site's documents, how it asks beside cookies, and the rights it gives. */
  legal?: Legal;
  services?: readonly Service[];
  /**
   * Categories to ask for, in order. Those of `services` are added by themselves, so this is needed for tagged
   * elements and for another order. Texts exist for `functional`, `analytics` and `marketing`.
   */
  categories?: readonly Id[] | string;
  /** Version of what is asked. A new value makes every earlier record void. Default `1`. */
  revision?: string | number;
  /** How long a record counts, refusals too: 1 to 365. Default 180. */
  days?: number | string;
  /** Domain of the cookie (`example.uz`), where subdomains share one choice. Default: this host only. */
  cookieDomain?: string;
  /** Language of the interface. Default: `<html lang>`, then the browser's languages, then `defaultLocale`. */
  locale?: string;
  /** Where none of the wanted languages is there. Default `en`. */
  defaultLocale?: string;
  /** Languages offered in the switch. Default: all there are. One alone hides the switch. */
  locales?: readonly string[] | string;
  /** The site's own language codes: `{ "uz": "uz-Cyrl" }` where `/uz/` is Cyrillic. */
  localeAliases?: Readonly<Record<string, string>>;
  /** The site's own words, by language: whole or in part, and languages of its own. */
  messages?: Readonly<Record<string, PartialMessages>>;
  /** Colours. Default `auto`: as the visitor's system. */
  theme?: 'auto' | 'light' | 'dark';
  /** Colour of buttons and switches, `#rrggbb`. The text on it is made black or white, whichever reads better. */
  accent?: string;
  /** Where the banner stands on wide screens. Default `left`. */
  position?: 'left' | 'center' | 'right';
  /** Whether a withdrawal loads the page anew. Default `auto`: only where something cannot be stopped without it. */
  reload?: Reload;
  /** Holds back scripts, frames and pictures of known vendors that nobody tagged. The tag must stand first in the page. */
  hold?: boolean | '' | 'true' | 'false';
  /** Writes on the console what was held, run, refused and erased, and why. `?rozilik-debug` in an address does too. */
  debug?: boolean | '' | 'true' | 'false';
  /** The nonce of the page's Content-Security-Policy, for the module: a tag has it as its own `nonce`. */
  nonce?: string;
  /** The small button to come back. Default `true`; hidden by itself where an element has `data-rozilik-open`. */
  button?: boolean | 'true' | 'false';
}

/** The texts of one language that a first visit needs. `{name}` stands for a value and never takes a suffix. */
export interface Messages {
  /** The language's own name, as offered in the switch. */
  language: string;
  /** `rtl` for a right-to-left language; default `ltr`. */
  direction?: 'rtl';
  /** Label of the button that comes back to the settings. */
  settings: string;
  accept: string;
  reject: string;
  manage: string;
  save: string;
  close: string;
  /** Label of the language switch. */
  switchLanguage: string;
  /** `text` takes `{operator}` and `{purposes}`, `optional` takes `{settings}`. */
  banner: { title: string; text: string; optional: string };
  /** Why the visitor is asked again. */
  again: { expired: string; revised: string; added: string };
  links: { policy: string; cookiePolicy: string };
  /** In the place of an embed: `text` takes `{provider}`, `always` takes `{name}`, `source` takes `{host}`. */
  embed: { text: string; once: string; always: string; source: string };
  /** `purpose` stands in the banner's list. */
  categories: Record<Id, { title: string; purpose?: string }>;
  /** Said once, by a screen reader, after a decision. */
  said: { granted: string; refused: string; saved: string };
  /** What joins the last two of a list, with its spaces. */
  and: string;
}

/** The texts of one language that are needed to look closer. */
export interface Details {
  /** `record` takes `{date}` and `{id}`. */
  preferences: { title: string; text: string; alwaysOn: string; lost: string; details: string; record: string; none: string };
  categories: Record<Id, { text?: string; lost?: string }>;
  /** What a withdrawal could not erase: `text` takes `{n}`, `advice` takes `{providers}`. */
  left: { title: string; text: Plural; advice: string; done: string };
  /** Purposes of the catalogued services, by id. */
  services: Record<Id, string>;
  service: { provider: string; country: string; policy: string };
  /** Names of countries, by ISO 3166-1 alpha-2 code. */
  countries: Record<string, string>;
  item: { duration: string; party: string; first: string; third: string; session: string; unknown: string; storage: string };
  /** How many cookies: plural forms that take `{n}`. */
  cookies: Plural;
  /** Purposes of single cookies. */
  purposes: Record<string, string>;
  durations: Record<'minute' | 'hour' | 'day' | 'month' | 'year', Plural>;
  /** Takes `{day}`, `{month}` and `{year}`. */
  date: string;
  /** Twelve names, in the form the date needs. */
  months: readonly string[];
}

/** The texts of one language that documents, notices and rights need. */
export interface Documents {
  panel: { sections: string; documents: string; rights: string; permissions: string; asked: string };
  /** Usual titles; those of a policy and a cookie policy are in `links`. */
  types: Record<Exclude<DocumentType, 'policy' | 'cookies'>, string>;
  /** `text` takes `{operator}`. */
  notice: { title: string; text: string; optional: string; done: string };
  /** `pending` and `since` take `{title}` and `{date}`, `summary` takes `{summary}`. */
  news: { title: string; pending: string; since: string; summary: string; read: string; changes: string; done: string };
  again: { purposes: string; recipients: string };
  /** `pending` takes `{date}`. */
  list: { precedence: string; pending: string };
  /** `version` and `absent` take `{version}`, `effective` `{date}`, `found` `{n}` and `{all}`, `untranslated` and `translated` `{language}`. */
  reader: Record<
    | 'version'
    | 'effective'
    | 'pending'
    | 'old'
    | 'versions'
    | 'current'
    | 'contents'
    | 'search'
    | 'next'
    | 'previous'
    | 'found'
    | 'none'
    | 'print'
    | 'page'
    | 'untranslated'
    | 'translated'
    | 'loading'
    | 'failed'
    | 'absent',
    string
  >;
  /** `versions` takes `{old}` and `{new}`, `before` takes `{label}`. */
  changes: Record<
    'title' | 'versions' | 'seen' | 'added' | 'removed' | 'moved' | 'reworded' | 'insertion' | 'deletion' | 'end' | 'before' | 'none',
    string
  >;
  /** `text` takes `{operator}`, `deadline` and `extension` `{period}`, `how` `{how}`, `law` `{law}`, `letter` `{operator}`, `{right}`, `{site}`, `{id}`, `{date}`. */
  rights: Record<
    | 'text'
    | 'deadline'
    | 'extension'
    | 'how'
    | 'law'
    | 'clause'
    | 'write'
    | 'contact'
    | 'email'
    | 'phone'
    | 'address'
    | 'person'
    | 'authorities'
    | 'registrations'
    | 'subject'
    | 'letter'
    | 'unrecorded',
    string
  > & { names: Record<Id, string> };
  /** `optional` takes `{settings}`. */
  request: { allow: string; refuse: string; document: string; optional: string };
}

/** Forms of a text by the plural category of its `{n}`, as `Intl.PluralRules` names them. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A site's own words for some of all texts. */
export type PartialMessages = PartialTexts<Messages> & PartialTexts<Details> & PartialTexts<Documents>;
type PartialTexts<T> = { [K in keyof T]?: T[K] extends readonly unknown[] | string | undefined ? T[K] : PartialDeep<T[K]> };
type PartialDeep<T> = T extends object ? { [K in keyof T]?: PartialDeep<T[K]> } : T;

/** The JS API: what `createConsent` returns and `window.rozilik` is. No call throws. */
export interface Rozilik {
  /** Version of the widget. */
  readonly version: string;
  /** What holds right now. */
  get(): Consent;
  /** Is this category or service granted right now? An unknown id is not. */
  allows(id: Id): boolean;
  /** Calls back with each new snapshot, not with the present one. Returns the way to stop it. */
  subscribe(listener: (consent: Consent) => void): () => void;
  /** Resolves when `id` is granted, at once where it is. Never rejects; stays pending while it is refused. */
  when(id: Id): Promise<void>;
  /**
   * Records choices for some ids; a category carries its services. The rest stays as it was, or is refused. This and the
   * calls below resolve when the record is saved and what follows from it has begun.
   */
  decide(choices: Choices): Promise<void>;
  acceptAll(): Promise<void>;
  rejectAll(): Promise<void>;
  /** Takes back one category or service, or everything. */
  withdraw(id?: Id): Promise<void>;
  /** Forgets the record, as if the visitor came for the first time; what ran is stopped and erased. */
  reset(): Promise<void>;
  /** Opens the preferences, or another view: `rights`, `policy#4.1.12`. */
  open(view?: View): Promise<void>;
  /**
   * Asks for one of `Legal.purposes` in a small dialog, unless it is granted already. Resolves to whether it is granted;
   * a dialog that is closed is a no, and records nothing. Nothing, where the dialog did not load.
   */
  request(id: Id): Promise<boolean | void>;
  /** Closes what is open. Nothing is decided by it. */
  close(): Promise<void>;
  /** Shows the interface in another language, until the next page. */
  setLocale(tag: string): Promise<void>;
  /** Takes the widget off the page. What runs goes on; what is held stays held. */
  destroy(): Promise<void>;
}

/** Names of the events sent on `document`; `detail` is the snapshot. */
export interface RozilikEvents {
  'rozilik:ready': CustomEvent<Consent>;
  /** After a withdrawal, `left` names what could not be erased. */
  'rozilik:change': CustomEvent<Consent & { left?: readonly Remnant[] }>;
  'rozilik:open': CustomEvent<Consent>;
  'rozilik:close': CustomEvent<Consent>;
  /** A choice could not be stored: it holds for this page, and the visitor is asked again on the next. */
  'rozilik:unstored': CustomEvent<Consent>;
}
