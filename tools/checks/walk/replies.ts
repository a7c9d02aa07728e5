import type { Reply, Saying } from '../../../lambda/guide/reply';

/** A name for what is heard of a reply: two replies of one name have the same words, pauses and question. */
export function heardKey({ says, asks, place }: Reply): string {
  let key: string = place.pace;
  for (const saying of says) key += `|${sayingKey(saying)}`;
  return asks ? `${key}|?${asks.id} ${asks.topic ?? ''} ${asks.other ?? ''}` : key;
}

function sayingKey(saying: Saying): string {
  if ('phrase' in saying) {
    let key: string = saying.phrase;
    for (const slot in saying.fill) key += ` ${slot}=${saying.fill[slot as keyof typeof saying.fill]}`;
    return key;
  }
  if ('part' in saying) return `part ${saying.part.passage} ${saying.part.part}`;
  if ('whole' in saying) return `whole ${saying.whole}`;
  if ('contents' in saying) return `contents ${saying.contents}`;
  if ('spell' in saying) return `spell ${saying.spell}`;
  return `item ${saying.item.passage} ${saying.item.list} ${saying.item.index}`;
}
