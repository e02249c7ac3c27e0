import { everyBlock, plainText, wholeText, type Block } from './policy/tree';
import { HOSTS } from './services/hosts';
import type { Settings } from './settings';
import type { Id, Service } from './types';
import { patternOf, wildcards } from './wildcards';

/** A document's text in one language. */
export interface PolicyText {
  document: Id;
  lang: string;
  blocks: readonly Block[];
}

/** How texts name vendors, where it is not by the words of their id. */
const NAMES: Readonly<Record<Id, string>> = {
  'yandex-metrica': '(yandex|яндекс)[\\s.-]?(metri|метри)',
  'google-analytics': '(google|гугл)[\\s.-]?(analytic|аналитик)',
  'meta-pixel': '(meta|facebook)[\\s-]pixel|пиксел\\p{L}* (meta|facebook)',
  'vk-pixel': '(vk|вк)[\\s-](pixel|пиксел)|пиксел\\p{L}* (vk|вк)',
  'top-mail-ru': 'top[@.]?mail',
};
/** Whose mention in a policy says that they count visitors here; a video or a map is often only spoken of. */
const COUNTERS = HOSTS.flatMap(([id, category]) => (category === 'functional' || /embeds|widgets/.test(id) ? [] : id));

/** Within a sentence. */
const NEAR = '[^.;:]{0,80}';
const anyOf = (...patterns: string[]) => new RegExp(patterns.join('|'), 'iu');

const NO_THIRD_PARTIES = anyOf(
  `(?<!\\p{L})(not|never|n[’']t|no)(?!\\p{L})${NEAR}(?<!\\p{L})(transfer|shar|disclos|sell|sold|pass|provid)${NEAR}third part`,
  `(?<!\\p{L})не (переда|раскрыва|предоставля|прода)${NEAR}треть\\p{L}+ (лиц|сторон)`,
  `треть\\p{L}+ (лиц|сторон)${NEAR}не (переда|раскрыва|предоставля|прода)`,
  `uchinchi (shaxs|tomon)${NEAR}(ber|uzat|o.?tkaz|sot|qilin|etil)\\p{L}*may`,
  `учинчи (шахс|томон)${NEAR}(бер|узат|ўтказ|сот|қилин|этил)\\p{L}*май`,
);
const NOTHING_ABROAD = anyOf(
  `(?<!\\p{L})(not|never|no)(?!\\p{L})${NEAR}cross-?\\s?border`,
  `cross-?\\s?border${NEAR}(?<!\\p{L})not(?!\\p{L})`,
  `трансграничн${NEAR}(?<!\\p{L})не(?!\\p{L})`,
  `(?<!\\p{L})не(?!\\p{L})${NEAR}трансграничн`,
  `transchegaraviy${NEAR}may(di)?(?!\\p{L})`,
  `трансчегаравий${NEAR}май(ди)?(?!\\p{L})`,
);
const WITHOUT_END = anyOf(
  'indefinite|unlimited (period|time)',
  'бессрочн|неограниченн\\p{L}+ (срок|врем)',
  'muddatsiz|cheklanmagan muddat',
  'муддатсиз|чекланмаган муддат',
);

/**
 * What someone who reads a site's config and its documents together would ask about: a sentence each, for the site's owner.
 * Nothing of it is an error, and that nothing is found says nothing of a law. `services` are whole, with their facts;
 * `necessary` are the addresses of elements that are tagged so.
 */
export function review({ legal, policy, categories }: Settings, services: readonly Service[], texts: readonly PolicyText[], necessary: readonly string[] = []): string[] {
  const optional = services.filter(({ category }) => category !== 'necessary');
  const { documents = {}, contact } = legal ?? {};
  return [
    ...(!policy && !Object.keys(documents).length ? ['nothing says what happens to personal data: name the policy in "policy", or in "legal.documents"'] : []),
    ...(typeof policy === 'string' ? ['policy has no version: write {"url": …, "version": …}, so that each record says which text it was given to'] : []),
    ...(legal && !contact?.email && !contact?.phone && !contact?.address ? ['legal.contact is empty: visitors find nobody to ask'] : []),
    ...Object.entries(documents).flatMap(([id, { versions = [] }]) =>
      versions.flatMap(({ publishedAt, effectiveAt }, at) => (publishedAt || effectiveAt ? [] : `legal.documents.${id}.versions.${at} has no date: add "publishedAt" or "effectiveAt"`)),
    ),
    ...categories.filter((id) => !optional.some(({ category }) => category === id)).map((id) => `category ${id} has no service: what is tagged with it runs without a name, and visitors do not read whose it is`),
    ...services.filter(({ id, category }) => category === 'necessary' && usualCategory(id)).map(({ id }) => `services.${id} is declared necessary, so nobody can refuse it: its usual category is ${usualCategory(id)}`),
    ...necessary.flatMap((address) => HOSTS.filter(([, , hosts]) => patternOf(hosts).test(address)).slice(0, 1).map(([id, category]) => `${address} is tagged necessary, so nobody can refuse it: it is ${id}, whose usual category is ${category}`)),
    ...texts.flatMap((text) => inText(text, optional)),
    ...unnamed(texts, optional),
  ];
}

const usualCategory = (id: Id) => HOSTS.find(([each]) => each === id)?.[1];

/** What is odd about one text by itself, or beside the services. */
function inText({ document, lang, blocks }: PolicyText, services: readonly Service[]): string[] {
  const where = (block: Block) => `${document} (${lang})${block.label && `, ${block.label}`}, “${excerpt(block)}”`;
  const receivers = services.flatMap(({ id, facts }) => `${id}${facts?.country ? ` (${facts.country})` : ''}`).join(', ');
  const foreign = services.some(({ facts }) => facts?.country && facts.country !== 'UZ');
  const whole = wholeText(blocks);
  return [
    ...[...everyBlock(blocks)].flatMap((block) => {
      const said = plainText(block.content);
      return [
        ...(services.length && NO_THIRD_PARTIES.test(said) ? [`${where(block)}: but data goes to ${receivers}`] : []),
        ...(foreign && NOTHING_ABROAD.test(said) ? [`${where(block)}: but data goes abroad, to ${receivers}`] : []),
        ...(WITHOUT_END.test(said) ? [`${where(block)}: a period without an end; say how long data is kept, or what ends it`] : []),
      ];
    }),
    ...emptyLists(blocks).map((block) => `${where(block)}: a list is announced, and none follows`),
    ...COUNTERS.filter((id) => namesOf(id).test(whole) && !services.some((service) => service.id === id)).map((id) => `${document} (${lang}) speaks of ${id}, which the config does not name: add the service, or mend the text`),
  ];
}

/** Services that no text of a language speaks of: neither by name nor by provider, nor by what they store. */
function unnamed(texts: readonly PolicyText[], services: readonly Service[]): string[] {
  return [...new Set(texts.map(({ lang }) => lang))].flatMap((lang) => {
    const own = texts.filter((text) => text.lang === lang);
    const whole = own.map(({ blocks }) => wholeText(blocks)).join('\n');
    const isNamed = ({ id, facts }: Service) => namesOf(id).test(whole) || [facts?.name, facts?.provider, ...(facts?.items ?? []).map(({ name }) => name)].some((word) => hasWord(whole, word));
    return services.filter((service) => !isNamed(service)).map(({ id }) => `${own.map(({ document }) => document).join(' and ')} (${lang}) ${own.length > 1 ? 'do' : 'does'} not speak of services.${id}: say there who receives data, and what it stores`);
  });
}

/** A name of a letter or two stands in any text. */
const hasWord = (text: string, word = '') => word.length > 2 && new RegExp(`(?<![\\wа-я])${wildcards(word, '[\\w.-]*')}(?![\\wа-я])`, 'i').test(text);

const namesOf = (id: Id) => new RegExp(`(?<!\\p{L})(${NAMES[id] ?? id.replaceAll('-', '[\\s.-]?')})`, 'iu');

/** Blocks that end with a colon, and have nothing of a list behind them. */
function emptyLists(blocks: readonly Block[]): Block[] {
  const all = [...everyBlock(blocks)];
  return all.filter((block, at) => block.kind !== 'heading' && /:\s*$/.test(plainText(block.content)) && !isListed(all[at + 1], block));
}

/** Can it be what another block announces with its colon? The clause after it cannot, nor a sentence of its own. */
function isListed(next: Block | undefined, { label }: Block): boolean {
  if (!next || next.kind === 'heading') return false;
  if (next.kind === 'table') return true;
  if (!next.label) return !/^\p{Lu}.*\.$/su.test(plainText(next.content).trim());
  const own = numbersIn(label);
  const other = numbersIn(next.label);
  return !(other.length && other.length <= own.length && other.at(-1) === own[other.length - 1]! + 1);
}

const numbersIn = (label: string) => Array.from(label.matchAll(/\d+/g), Number);

function excerpt({ content }: Block): string {
  const text = plainText(content).trim();
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
