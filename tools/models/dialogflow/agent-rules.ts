import type { Report } from '../../content/problems';
import { spokenKey } from '../spoken-form';
import type { Agent } from './agent';
import { textOf } from './training-phrases';

/**
 * What Dialogflow ES takes. Google's table of quotas could not be had in full when this was written: these are from memory,
 * and the agent stays far below them.
 */
export const LIMITS = {
  /** Of one intent in one language. */
  phrases: 2_000,
  phraseCharacters: 768,
  /** Of one value of an entity. */
  synonyms: 200,
} as const;

/**
 * Reports the rules of Dialogflow's that an agent breaks, and ours: no phrase stands under two intents, of which
 * Dialogflow would pick either.
 */
export function checkAgent({ intents, entities }: Agent, report: Report): void {
  const atMost = (what: string, size: number, most: number, remedy: string): void => {
    if (size > most) report(`${what}: ${size}; ${most} are the most`, remedy);
  };
  const intentOf = new Map<string, string>();
  for (const { file, phrases } of intents) {
    atMost(`phrases of ${file.name}`, phrases.length, LIMITS.phrases, 'take some out');
    for (const text of phrases.map(textOf)) {
      atMost(`characters of '${text}'`, text.length, LIMITS.phraseCharacters, 'make it shorter');
      const other = intentOf.get(spokenKey(text));
      if (other !== undefined)
        report(`'${text}' is ${other} and ${file.name}`, 'keep it in one of the two places');
      intentOf.set(spokenKey(text), file.name);
    }
  }
  for (const { file, entries } of entities)
    for (const { value, synonyms } of entries)
      atMost(`synonyms of ${file.name} '${value}'`, synonyms.length, LIMITS.synonyms, 'take some names out');
}
