/** Something that makes sense on a page, and none in speech. */
export interface PageTalk {
  readonly message: string;
  readonly remedy: string;
}

/** What is of no use in a text to somebody who cannot see it. Each kind is reported once. */
export function pageTalkIn(text: string): PageTalk[] {
  const rest = text.replace(ADDRESS, ' ');
  const all: PageTalk[] = [];
  for (const [address] of text.matchAll(ADDRESS)) {
    all.push({
      message: `an address, '${address}', that nobody can follow by ear`,
      remedy: 'say what it leads to',
    });
  }
  for (const { pattern, message, remedy } of KINDS) {
    const [words] = pattern.exec(rest) ?? [];
    if (words !== undefined) all.push({ message: message(words), remedy });
  }
  return all;
}

const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|gov|uk|info|eu)\b(?:\/\S*)?/giu;

const KINDS: readonly { pattern: RegExp; message: (words: string) => string; remedy: string }[] = [
  {
    pattern: /[[\](){}]/u,
    message: (mark) => `a bracket, '${mark}', that nobody can hear`,
    remedy: 'say it in commas, or in a sentence of its own',
  },
  {
    pattern: /[*_]/u,
    message: (mark) => `a '${mark}' that marks no emphasis`,
    remedy: 'write *word* or **word**, without spaces inside, or delete it',
  },
  {
    pattern: /[<>|#~^\\]/u,
    message: (mark) => `a '${mark}', which nobody can hear`,
    remedy: 'say it in words, or delete it',
  },
  {
    pattern: /\b(?:click(?:s|ed|ing)?|scroll(?:s|ed|ing)?|tap (?:on|here)|download(?:s|ed|ing)?)\b/iu,
    message: (words) => `'${words}': there is nothing here to touch`,
    remedy: 'say what can be asked for instead',
  },
  {
    pattern:
      /\b(?:see|seen|shown|listed|described|mentioned|explained|given|set out|as) (?:above|below|overleaf|opposite)\b|\b(?:list|table|section|page|paragraph|links?|box|diagram|figure|picture|image|information) (?:above|below|overleaf|opposite)\b|\b(?:above|below)-?mentioned\b/iu,
    message: (words) => `'${words}': nothing is above or below in speech`,
    remedy: 'name what is meant',
  },
  {
    pattern: /\b(?:(?:follow|see|use) (?:this|the|our) links?|link to)\b/iu,
    message: (words) => `'${words}': a link cannot be followed by ear`,
    remedy: 'say what it leads to',
  },
];
