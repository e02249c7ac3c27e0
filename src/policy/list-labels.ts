import { attribute } from './node-like';
import type { NodeLike } from './node-like';

/** The label of a list item. */
export interface ItemLabel {
  /** What a browser shows before the item: `3.`, `c.`, `•`; or what its `data-label` says. */
  text: string;
  /** A number that the author typed into the item itself says more than the browser's bullet. */
  yields: boolean;
}

/** What gives each node of a list its label, in their order; none to those that are no `li`. */
export function labeller(list: NodeLike, nodes: readonly NodeLike[]): (node: NodeLike) => ItemLabel | undefined {
  const ordered = list.nodeName.toUpperCase() === 'OL';
  const reversed = attribute(list, 'reversed') !== null;
  const isListUnmarked = isUnmarked(list);
  let number = integer(list, 'start') ?? (reversed ? nodes.filter(isItem).length : 1);

  return (item) => {
    if (!isItem(item)) return undefined;
    number = integer(item, 'value') ?? number;
    const given = attribute(item, 'data-label')?.trim();
    const unmarked = isListUnmarked || isUnmarked(item);
    const shown = unmarked ? '' : ordered ? `${written(number, attribute(item, 'type') ?? attribute(list, 'type'))}.` : '•';
    number += reversed ? -1 : 1;
    return { text: given ?? shown, yields: given === undefined && (!ordered || unmarked) };
  };
}

function isItem({ nodeName }: NodeLike): boolean {
  return nodeName.toUpperCase() === 'LI';
}

function isUnmarked(node: NodeLike): boolean {
  return attribute(node, 'type') === 'none' || /list-style(?:-type)?\s*:[^;]{0,200}none/.test(attribute(node, 'style') ?? '');
}

function integer(node: NodeLike, name: string): number | undefined {
  const value = attribute(node, name);
  return value !== null && /^\s*[+-]?\d{1,9}\s*$/.test(value) ? Number(value) : undefined;
}

/** A number in one of the five styles of `ol[type]`; those have no zero. */
function written(number: number, type: string | null): string {
  if (number < 1) return String(number);
  if (type === 'a') return inLetters(number);
  if (type === 'A') return inLetters(number).toUpperCase();
  if (type === 'i' && number < 4000) return inRoman(number);
  if (type === 'I' && number < 4000) return inRoman(number).toUpperCase();
  return String(number);
}

function inLetters(number: number): string {
  let letters = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(97 + ((left - 1) % 26)) + letters;
  return letters;
}

function inRoman(number: number): string {
  const numerals = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };
  let left = number;
  let roman = '';
  for (const [numeral, value] of Object.entries(numerals)) {
    roman += numeral.repeat(Math.floor(left / value));
    left %= value;
  }
  return roman;
}
