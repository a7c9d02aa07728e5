import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';

/**
 * What each phrase is for: the comment above it in its file or, where it has none, the one above the group that it stands
 * in.
 * @param text a file of phrases
 * @returns by key, as `question.start.ask`; a phrase without any comment is not among them
 */
export function purposesIn(text: string): ReadonlyMap<string, string> {
  const purposes = new Map<string, string>();
  const { contents } = parseDocument(text, { schema: 'failsafe' });
  if (isMap(contents)) collect(contents, [], undefined, purposes);
  return purposes;
}

function collect(
  map: YAMLMap,
  path: readonly string[],
  inherited: string | undefined,
  purposes: Map<string, string>,
): void {
  for (const [index, { key, value }] of map.items.entries()) {
    if (!isScalar(key)) continue;
    // The parser gives a comment above the first key to the map.
    const comment = (index === 0 ? map.commentBefore : null) ?? key.commentBefore ?? undefined;
    const purpose = comment === undefined ? inherited : oneLine(comment);
    const here = [...path, String(key.value)];
    if (isMap(value)) collect(value, here, purpose, purposes);
    else if (purpose !== undefined) purposes.set(here.join('.'), purpose);
  }
}

/** The last block of a comment: what stands above an empty line is about the file. */
const oneLine = (comment: string): string =>
  (comment.split(/\n\s*\n/u).at(-1) ?? '').replace(/\s+/gu, ' ').trim();
