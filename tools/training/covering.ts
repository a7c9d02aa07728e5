import { countOf, expand, type Template } from '../content/templates';
import type { Random } from './random';

/** How many utterances of a template are learned from. */
export const COVERING = {
  /** How often each alternative occurs among them. */
  times: 2,
  /** The most of them. */
  most: 8,
};

/**
 * Utterances of a template in which each of its alternatives occurs: all of them where they are few, and where they
 * are many as few as will do. What matters is that every word is met, not every way of putting them together.
 */
export function covering(template: Template, random: Random): string[] {
  const wanted = Math.min(COVERING.most, Math.ceil(COVERING.times * mostOptions(template)));
  if (countOf(template) <= wanted) return [...new Set(expand(template))];
  const turns = new Map<Template, number[]>();
  const utterances = new Set<string>();
  for (let each = 0; each < wanted; each += 1) utterances.add(tidy(oneOf(template, turns, random)));
  return [...utterances];
}

/** The number of alternatives where there are most. */
function mostOptions(template: Template): number {
  switch (template.kind) {
    case 'sequence':
      return Math.max(1, ...template.parts.map(mostOptions));
    case 'choice':
      return template.options.reduce((sum, option) => sum + mostOptions(option), 0);
    default:
      return 1;
  }
}

/** An utterance in which each choice takes the alternative whose turn it is. */
function oneOf(template: Template, turns: Map<Template, number[]>, random: Random): string {
  switch (template.kind) {
    case 'words':
      return template.text;
    case 'slot':
      return `{${template.name}}`;
    case 'rule':
      return '';
    case 'sequence':
      return template.parts.map((part) => oneOf(part, turns, random)).join('');
    case 'choice': {
      const waiting = turns.get(template) ?? [];
      if (waiting.length === 0) waiting.push(...inAnyOrder(template.options, random));
      turns.set(template, waiting);
      const option = template.options[waiting.pop() ?? 0];
      return option === undefined ? '' : oneOf(option, turns, random);
    }
  }
}

/** The numbers of the options; one with alternatives of its own has as many turns as they are. */
function inAnyOrder(options: readonly Template[], random: Random): number[] {
  const order = options.flatMap((option, at) => Array<number>(mostOptions(option)).fill(at));
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();
