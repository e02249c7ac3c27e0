import { hasTexts } from './languages';
import type { Loaders } from '../core/core';
import type { Config, Details, Documents, Messages } from '../types';

/** Texts, and the language they are in: another than was wanted, where its file did not load. */
export interface Language {
  messages: Messages;
  /** Those of the second layer, where they were asked for. */
  details?: Details;
  /** Those of documents, where they were asked for. */
  documents?: Documents;
  tag: string;
}

/** Files of texts beside those of the first layer. */
export type Extra = 'details' | 'documents';

/** How long a file of texts is waited for, in milliseconds. */
const PATIENCE = 8_000;

/**
 * All texts of a language: the site's own words over ours, and over those of the default language where it has none. A file
 * that does not load, or not in time, gives way to the next; rejects when none can be had.
 */
export async function loadMessages(
  tag: string,
  { messages, defaultLocale = 'en' }: Config,
  texts: Loaders['texts'],
  extras: readonly Extra[] = [],
): Promise<Language> {
  const own = messages?.[tag];
  let failure: unknown;
  for (const candidate of new Set([tag, defaultLocale, 'en'])) {
    // a language of the site's own has no file: its words stand over those of the default
    if (!hasTexts(candidate)) continue;
    try {
      const files = Promise.all([texts(candidate), ...extras.map((extra) => texts(`${candidate}-${extra}`))]);
      const [first, ...others] = await Promise.race([files, timeout()]);
      return {
        messages: merge<Messages>(first, own),
        ...Object.fromEntries(extras.map((extra, at) => [extra, merge(others[at]!, own)])),
        tag: own && !hasTexts(tag) ? tag : candidate,
      };
    } catch (error) {
      failure = error;
      console.error(`[rozilik] the texts in ${candidate} did not load; another language is shown:`, error);
    }
  }
  throw failure;
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error('no answer')));
}

/** The site's own words over ours, each where it is of the kind of ours: of what is not, `check` tells. */
function merge<T extends object>(base: T, over: object | undefined): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(over ?? {}) as [string, unknown][]) {
    const under = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (isTable(under ?? value)) merged[key] = merge((under ?? {}) as object, value as object);
    else if ((value as string | undefined)?.at && Array.isArray(under) === Array.isArray(value)) merged[key] = value;
  }
  return merged as T;
}

const isTable = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
