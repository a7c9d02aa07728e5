import type { Passage, PassageId } from '../../lambda/page/page';
import { answersOf, type FrontMatter } from './front-matter';
import type { Phrases } from './phrases';
import type { Problems, Severity } from './problems';
import { didYouMean } from './suggest';
import { counted } from './word-count';

/** Checks that the passages and phrases that the front matter names are there. */
export function checkReferences(
  front: FrontMatter,
  passages: readonly Passage[],
  { phrases }: Phrases,
  { problems, severity }: { readonly problems: Problems; readonly severity: Severity },
): void {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const find = (id: PassageId, ...path: (string | number)[]): Passage | undefined => {
    const passage = byId.get(id);
    if (passage === undefined) {
      const remedy = didYouMean(id, byId.keys()) ?? 'name a passage of the page';
      problems.error(front.where(...path), `there is no passage '${id}'`, remedy);
    }
    return passage;
  };
  const { start, serious, leads = {}, topics = {}, 'at-end': atEnd } = front.values;
  if (start !== undefined) find(start, 'start');
  if (serious !== undefined) find(serious, 'serious');
  if (atEnd !== undefined) find(atEnd, 'at-end');
  for (const [answer, id] of answersOf(front)) {
    const parts = find(id, 'answers', answer)?.cuts.full.length ?? 1;
    if (parts <= 1) continue;
    const where = front.where('answers', answer);
    problems.add(
      severity,
      where,
      `'${id}' is cut into ${counted(parts, 'part')}`,
      'an answer is one: shorten it',
    );
  }
  for (const [id, key] of Object.entries(leads)) {
    find(id, 'leads', id);
    if (phrases.has(key)) continue;
    const remedy = didYouMean(key, phrases.keys()) ?? 'add it to phrases.yml';
    problems.error(front.where('leads', id), `there is no phrase '${key}'`, remedy);
  }
  for (const id of Object.keys(topics)) find(id, 'topics', id);
  for (const key of ['citations', 'skippable', 'on-request'] as const)
    for (const [index, id] of (front.values[key] ?? []).entries()) find(id, key, index);
  if (start !== undefined && front.values['on-request']?.includes(start))
    problems.error(
      front.where('start'),
      `'${start}' is read on request only, and the page starts with it`,
      "name another, or take it out of 'on-request'",
    );
}
