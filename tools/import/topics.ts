import { pageWords } from './page-words';

/**
 * How a heading that is a question stands inside a sentence of the guide: "What is it?" as "what it is". Undefined where
 * its own words will do.
 * @param known how the project calls the passage, for questions of another kind ("Need help?")
 */
export function topicOf(heading: string, known: string | undefined): string | undefined {
  const [, question] = /^(.*?)\s*\?["')\]]*$/u.exec(heading) ?? [];
  if (question === undefined) return undefined;
  for (const { pattern, inside } of pageWords().questions) {
    const { asks, is, ...groups } = pattern.exec(question)?.groups ?? {};
    if (asks === undefined || is === undefined) continue;
    const words: Record<string, string | undefined> = { ...groups, asks: asks.toLowerCase(), is };
    return inside.replace(/\{(\w+)\}/gu, (_, name: string) => words[name] ?? '');
  }
  return pageWords().asking.test(question) ? undefined : known;
}

/** Words that keep their capital inside a sentence: the first words of headings that have it in the middle of the text. */
export function properNamesIn(headings: readonly string[], text: string): string[] {
  const firsts = headings.flatMap((heading) => /^\p{Lu}\p{Ll}+/u.exec(heading)?.[0] ?? []);
  return [...new Set(firsts)].filter((word) => {
    const within = new RegExp(`(?<=[\\p{Ll},;] )${word}(?!\\p{L})`, 'u');
    const small = new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u');
    return within.test(text) && !small.test(text);
  });
}
