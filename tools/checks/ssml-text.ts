/** The tags that both platforms take, each with its attributes and what may stand in it. */
const TAGS: Readonly<Record<string, { attributes: RegExp; within: readonly string[] }>> = {
  speak: { attributes: /^$/, within: [''] },
  s: { attributes: /^$/, within: ['speak'] },
  break: { attributes: /^ time='\d{1,4}ms'$/, within: ['speak', 's'] },
  sub: { attributes: /^ alias='[^'<]+'$/, within: ['s', 'prosody'] },
  'say-as': { attributes: /^ interpret-as='spell-out'$/, within: ['s'] },
  prosody: { attributes: /^ (rate='\d\d%'|volume='loud')$/, within: ['s', 'prosody'] },
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * What an SSML document says, read independently of what made it: the written words, without the tags.
 * @throws Error for a tag, an attribute or a nesting that is not allowed, and for what is not well formed
 */
export function textOfSsml(ssml: string): string {
  const open: string[] = [];
  let text = '';
  for (const [token] of ssml.matchAll(/<[^>]*>|[^<]+|</g)) {
    if (!token.startsWith('<')) {
      text += words(token, open.at(-1));
      continue;
    }
    const [, closing, name = '', attributes = '', single] =
      /^<(\/?)([a-z-]+)((?: [^<]*?)?)(\/?)>$/.exec(token) ?? [];
    const allowed = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
    if (!allowed) throw new Error(`a tag that is not allowed: ${token}`);
    if (closing) {
      if (open.pop() !== name) throw new Error(`a tag that closes no other: ${token}`);
      if (name === 's') text += ' ';
      continue;
    }
    if (!allowed.attributes.test(attributes) || attributes.replace(/'[^']*'/g, '').includes('&'))
      throw new Error(`attributes that are not allowed: ${token}`);
    if (!allowed.within.includes(open.at(-1) ?? '')) throw new Error(`a tag out of place: ${token}`);
    if (name === 'break') text += ' ';
    if (!single) open.push(name);
  }
  if (open.length > 0) throw new Error(`a tag that is not closed: ${open.join(' ')}`);
  return text;
}

function words(text: string, within: string | undefined): string {
  if (within === undefined || within === 'speak') {
    if (text.trim() !== '') throw new Error(`words outside of a sentence: ${text}`);
    return '';
  }
  return text.replace(/&(\w*);?/g, (entity, name: string) => {
    const character = entity.endsWith(';') ? ENTITIES[name] : undefined;
    if (character === undefined) throw new Error(`not an entity of XML: ${entity}`);
    return character;
  });
}
