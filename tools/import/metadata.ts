import type { Element, Root } from 'hast';
import { all, first, wordsOf } from './hast';

/** What a saved page says of itself, apart from its text. */
export interface Metadata {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  /** Days, as `YYYY-MM-DD`. */
  readonly reviewed?: string | undefined;
  readonly updated?: string | undefined;
}

/** Names of `meta` elements that give the publisher, the surest first. */
const PUBLISHER = [
  'publisher',
  'dc.publisher',
  'dcterms.publisher',
  'citation_publisher',
  'og:site_name',
  'application-name',
];
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
];
const REVIEWED = ['dcterms.reviewed', 'lastreviewed', 'review-date'];

/**
 * The publisher, the dates and the title that a page gives in JSON-LD, in `meta` elements, as microdata, and in its `title`.
 * @param main the part that is read: a title outside of it is the page's own
 */
export function metadataOf(tree: Root, main: Element | undefined): Metadata {
  const named = new Map(
    all(tree, ({ tagName }) => tagName === 'meta').map(
      ({ properties: { name, property, itemProp, content } }) => [
        String(name ?? property ?? itemProp ?? '').toLowerCase(),
        String(content ?? '').trim(),
      ],
    ),
  );
  const meta = (names: readonly string[]) => names.map((name) => named.get(name)).find(Boolean);
  const things = all(tree, ({ properties: { type } }) => type === 'application/ld+json').flatMap(thingsIn);
  const given = (key: string) =>
    things.flatMap((thing) => thing[key] ?? []).find((value) => typeof value === 'string');
  const fileTitle = first(tree, ({ tagName }) => tagName === 'title');
  const parts = fileTitle ? wordsOf(fileTitle).split(/\s+\|\s+/u) : [];
  const heading = all(tree, ({ tagName }) => tagName === 'h1').find((one) => wordsOf(one) !== '');
  const isOutside = heading && main && first(main, (one) => one === heading) === undefined;
  return {
    title: isOutside
      ? wordsOf(heading)
      : parts.length > 0
        ? parts[0]?.split(/\s+[–—-]\s+/u)[0]
        : meta(['og:title']),
    publisher:
      publisherIn(things) ??
      meta(PUBLISHER) ??
      microdata(tree) ??
      (parts.length > 1 ? parts.at(-1) : undefined),
    reviewed: dayOf(given('lastReviewed') ?? meta(REVIEWED)),
    updated: dayOf(given('dateModified') ?? meta(UPDATED)),
  };
}

type Thing = Readonly<Record<string, unknown>>;

/** The things of a JSON-LD script, those within others too; none of one that is not JSON. */
function thingsIn(script: Element): Thing[] {
  const [text] = script.children;
  try {
    return within(JSON.parse(text?.type === 'text' ? text.value : ''));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function within(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(within);
  if (typeof value !== 'object' || value === null) return [];
  const thing = value as Thing;
  return [thing, ...Object.values(thing).flatMap(within)];
}

/** The publisher of a thing; else the organisation or the site that is among them. */
function publisherIn(things: readonly Thing[]): string | undefined {
  const nameOf = (value: unknown): string | undefined => {
    if (typeof value === 'string') return value;
    const [{ name, '@id': id } = {}] = within(value);
    if (typeof name === 'string') return name;
    return things
      .flatMap((thing) => (id !== undefined && thing['@id'] === id ? thing.name : []))
      .find((one) => typeof one === 'string');
  };
  const isBody = ({ '@type': type }: Thing) =>
    /Organi[sz]ation|NGO|WebSite/u.test(JSON.stringify(type ?? ''));
  const published = things.flatMap(({ publisher }) => (publisher ? nameOf(publisher) : undefined) ?? []);
  return published[0] ?? things.filter(isBody).map(nameOf).find(Boolean);
}

/** `itemprop="publisher"`: the name in it, or its words. */
function microdata(tree: Root): string | undefined {
  const publisher = first(tree, ({ properties }) => [properties.itemProp].flat().includes('publisher'));
  const name =
    publisher && first(publisher, ({ properties }) => [properties.itemProp].flat().includes('name'));
  const said = name ?? publisher;
  return said && (String(said.properties.content ?? '') || wordsOf(said) || undefined);
}

const dayOf = (date: string | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/u.exec(date ?? '')?.[0];
