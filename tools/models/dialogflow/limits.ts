/**
 * What Dialogflow ES takes. Google's table of quotas could not be had in full when this was written: those marked are
 * from memory, and the agent stays far below them.
 */
export const LIMITS = {
  /** From memory. */
  intents: 2_000,
  /** Of one intent in one language. From memory. */
  phrases: 2_000,
  /** From memory. */
  phraseCharacters: 768,
  /** Of one value of an entity. From memory. */
  synonyms: 200,
  /** Of a name of an intent. (Source: the console's own message.) */
  nameCharacters: 100,
  /** Of the name of an event. (Source: Google's definition of an intent.) */
  eventCharacters: 150,
} as const;
