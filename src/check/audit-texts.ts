import { everyBlock, plainText, wholeText, type Block } from '../policy/tree';
import { HOSTS } from '../services/hosts';
import type { Settings } from '../core/settings';
import type { Id, Service } from '../types';
import { patternOf, wildcards } from '../services/patterns';

/** A document's text in one language. */
export interface PolicyText {
  document: Id;
  lang: string;
  blocks: readonly Block[];
}

/** How texts name vendors, where it is not by the words of their id alone. */
const NAMES: Readonly<Record<Id, string>> = {
  'yandex-metrica': '(yandex|яндекс)[\\s.-]?(metri|метри)',
  'google-analytics': '(google|гугл)[\\s.-]?(analytic|аналитик)',
  'google-ads': 'google[\\s.-]?(ads|adwords)(?!\\p{L})',
  'meta-pixel': '(meta|facebook)[\\s-]pixel|пиксел\\p{L}{0,3} (meta|facebook)',
  'vk-pixel': '(vk|вк)[\\s-](pixel|пиксел)|пиксел\\p{L}{0,3} (vk|вк)',
  'top-mail-ru': 'top[@.]?mail',
  plausible: 'plausible (analytics|insights)|plausible\\.io',
  'www-uz': 'www\\.uz(?![\\w.-])',
};
/** Whose mention in a policy says that they count visitors here; a video or a map is often only spoken of. */
const COUNTERS = HOSTS.flatMap(([id, category]) => (category === 'functional' || /embeds|widgets/.test(id) ? [] : id));

const anyOf = (...patterns: string[]) => new RegExp(patterns.join('|'), 'iu');
// all of them have a longest match, so that no text takes more than time in proportion to its length
const WORDS = '( [^\\s.;:]{1,30}){0,3}';
/** Within a sentence. */
const NEAR = '[^.;:]{0,80}';
const FAR = '[^.;:]{0,300}';
const NOT = `((?<!\\p{L})(not|never)(?! (only|later|responsible|liable|apply))|n[’']t)(?!\\p{L})`;
const UZ_NOT = '(il|in)?may';
const UZ_CYRL_NOT = '(ил|ин)?май';
const RU_GIVE = '(переда|раскры|предостав|прода)';

const NO_THIRD_PARTIES = anyOf(
  `${NOT}${WORDS} (transfer|shar|disclos|sell|sold|pass|give|hand)((?! but )[^.;:]){0,80}third part`,
  `(?<!\\p{L})не (буд\\p{L}{1,4} |осуществля\\p{L}{1,6} )?${RU_GIVE}((?!парол|логин)[^.;:]){0,80}треть\\p{L}{1,5} (лиц|сторон)`,
  `треть\\p{L}{1,5} (лиц|сторон)${NEAR}(?<!\\p{L})не (буд\\p{L}{1,4} )?${RU_GIVE}`,
  `uchinchi (shaxs|tomon)${NEAR}(ber|uzat|o.?tkaz|sot|qil|et)${UZ_NOT}`,
  `учинчи (шахс|томон)${NEAR}(бер|узат|ўтказ|сот|қил|эт)${UZ_CYRL_NOT}`,
);
const NOTHING_ABROAD = anyOf(
  `(${NOT}${WORDS}${WORDS}|(?<!\\p{L})no) cross-?\\s?border`,
  `cross-?\\s?border${WORDS} (is|are|do|does|will|was|were) not(?!\\p{L})`,
  `трансграничн\\p{L}{1,4} передач\\p{L}{1,4}${WORDS} не (осуществля|производ|допуска|предусм)`,
  `(?<!\\p{L})не (осуществля|производ|планир|ведёт|ведет)\\p{L}{0,6}${WORDS} трансграничн`,
  `transchegaraviy${WORDS} (uzat|o.?tkaz|oshir|qil|et)${UZ_NOT}`,
  `трансчегаравий${WORDS} (узат|ўтказ|ошир|қил|эт)${UZ_CYRL_NOT}`,
);
const WITHOUT_END = anyOf(
  `(?<!(not|never|n[’']t) (be )?)(kept|keep|stor|retain|retention|process)${NEAR}(indefinite|unlimited (period|time))`,
  `(?<!(not|never|n[’']t) (be )?)(indefinite|unlimited)${NEAR}(storage|retention|processing)`,
  `(?<!не )(хран|обраб)${FAR}(бессрочн|неограниченн)`,
  `(бессрочн|неограниченн)${NEAR}(?<!не )(хран|обраб)`,
  `(saqla|ishlov|ishlan)${FAR}(muddatsiz|cheklanmagan muddat)`,
  `(muddatsiz|cheklanmagan muddat)${NEAR}(saqla|ishlov|ishlan)(?!${UZ_NOT})`,
  `(сақла|ишлов|ишлан)${FAR}(муддатсиз|чекланмаган муддат)`,
  `(муддатсиз|чекланмаган муддат)${NEAR}(сақла|ишлов|ишлан)(?!${UZ_CYRL_NOT})`,
);

/**
 * What someone who reads a site's config and its documents together would ask about: a sentence each, for the site's owner.
 * Nothing of it is an error, and that nothing is found says nothing of a law. `services` are whole, with their facts;
 * `necessary` are the addresses of elements that are tagged so.
 */
export function auditTexts(
  { legal, policy, categories }: Settings,
  services: readonly Service[],
  texts: readonly PolicyText[],
  necessary: readonly string[] = [],
): string[] {
  const optional = services.filter(({ category }) => category !== 'necessary');
  const { documents = {}, contact } = legal ?? {};
  return [
    ...(!policy && !Object.keys(documents).length
      ? ['nothing says what happens to personal data: name the policy in "policy", or in "legal.documents"']
      : []),
    ...(typeof policy === 'string'
      ? ['policy has no version: write {"url": …, "version": …}, so that each record says which text it was given to']
      : []),
    ...(legal && !contact?.email && !contact?.phone && !contact?.address ? ['legal.contact is empty: visitors find nobody to ask'] : []),
    ...Object.entries(documents).flatMap(([id, { versions = [] }]) =>
      versions.flatMap(({ publishedAt, effectiveAt }, at) =>
        publishedAt || effectiveAt ? [] : `legal.documents.${id}.versions.${at} has no date: add "publishedAt" or "effectiveAt"`,
      ),
    ),
    ...categories
      .filter((id) => !optional.some(({ category }) => category === id))
      .map((id) => `category ${id} has no service: what is tagged with it runs without a name, and visitors do not read whose it is`),
    ...services
      .filter(({ id, category }) => category === 'necessary' && usualCategory(id))
      .map(({ id }) => `services.${id} is declared necessary, so nobody can refuse it: its usual category is ${usualCategory(id)}`),
    ...necessary.flatMap((address) =>
      HOSTS.filter(([, , hosts]) => patternOf(hosts).test(address))
        .slice(0, 1)
        .map(
          ([id, category]) => `${address} is tagged necessary, so nobody can refuse it: it is ${id}, whose usual category is ${category}`,
        ),
    ),
    ...texts.flatMap((text) => inText(text, services, optional)),
    ...unnamed(texts, optional),
  ];
}

const usualCategory = (id: Id) => HOSTS.find(([each]) => each === id)?.[1];

/** What is odd about one text by itself, or beside the services. */
function inText({ document, lang, blocks }: PolicyText, services: readonly Service[], optional: readonly Service[]): string[] {
  const where = (block: Block) => `${document} (${lang})${block.label && `, ${block.label}`}, “${excerpt(block)}”`;
  const listed = (receivers: readonly Service[]) =>
    receivers.map(({ id, facts }) => `${id}${facts?.country ? ` (${facts.country})` : ''}`).join(', ');
  const foreign = optional.filter(({ facts }) => facts?.country && facts.country !== 'UZ');
  const whole = wholeText(blocks);
  return [
    ...[...everyBlock(blocks)].flatMap((block) => {
      const said = plainText(block.content);
      return [
        ...(optional.length && NO_THIRD_PARTIES.test(said) ? [`${where(block)}: but data goes to ${listed(optional)}`] : []),
        ...(foreign.length && NOTHING_ABROAD.test(said) ? [`${where(block)}: but data goes abroad, to ${listed(foreign)}`] : []),
        ...(WITHOUT_END.test(said) ? [`${where(block)}: a period without an end; say how long data is kept, or what ends it`] : []),
      ];
    }),
    ...emptyLists(blocks).map((block) => `${where(block)}: a list is announced, and none follows`),
    ...COUNTERS.filter((id) => namesOf(id).test(whole) && !services.some((service) => service.id === id)).map(
      (id) => `${document} (${lang}) speaks of ${id}, which the config does not name: add the service, or mend the text`,
    ),
  ];
}

/** Services that no text of a language speaks of: neither by name nor by provider, nor by what they store. */
function unnamed(texts: readonly PolicyText[], services: readonly Service[]): string[] {
  return [...new Set(texts.map(({ lang }) => lang))].flatMap((lang) => {
    const own = texts.filter((text) => text.lang === lang);
    const whole = own.map(({ blocks }) => wholeText(blocks)).join('\n');
    const isNamed = ({ id, facts }: Service) =>
      namesOf(id).test(whole) ||
      [facts?.name, facts?.provider, ...(facts?.items ?? []).map(({ name }) => name)].some((word) => hasWord(whole, word));
    return services
      .filter((service) => !isNamed(service))
      .map(
        ({ id }) =>
          `${own.map(({ document }) => document).join(' and ')} (${lang}) ${own.length > 1 ? 'do' : 'does'} not speak of services.${id}: say there who receives data, and what it stores`,
      );
  });
}

/** A name of a letter or two stands in any text. */
const hasWord = (text: string, word = '') =>
  word.length > 2 && new RegExp(`(?<![\\wа-я])${wildcards(word, '[\\w.-]*')}(?![\\wа-я])`, 'i').test(text);

const namesOf = (id: Id) =>
  new RegExp(`(?<!\\p{L})(${(Object.hasOwn(NAMES, id) ? NAMES[id] : undefined) ?? `${id.replaceAll('-', '[\\s.-]?')}(?!\\p{L})`})`, 'iu');

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
