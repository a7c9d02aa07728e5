import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

/** What pages of the charity have in common: `page-words.yml`, where staff can add to it. */
const pattern = v.pipe(
  v.string(),
  v.transform((source) => new RegExp(source, 'iu')),
);

const rule = { why: v.string(), pattern };

const names = v.optional(v.array(v.string()), []);

const PAGE_WORDS = v.strictObject({
  elements: v.array(
    v.strictObject({
      why: v.string(),
      tags: names,
      roles: names,
      names: v.optional(pattern),
      unsure: v.optional(v.boolean(), false),
      dated: v.optional(v.boolean(), false),
    }),
  ),
  titles: pattern,
  toggles: pattern,
  boxes: v.strictObject({ roles: names, names: pattern }),
  'share-links': pattern,
  'link-remarks': pattern,
  sources: pattern,
  'footnote-mark': pattern,
  'footnote-sign': pattern,
  'footnote-in-text': pattern,
  'footnote-back': pattern,
  'power-after': pattern,
  lines: v.array(
    v.strictObject({ ...rule, at: v.optional(v.picklist(['cut', 'end'])), link: v.optional(v.boolean()) }),
  ),
  'footer-helpline': pattern,
  sections: v.array(v.strictObject({ ...rule, unsure: v.optional(v.boolean(), false) })),
  sentences: v.array(v.strictObject(rule)),
  publisher: pattern,
  copyright: pattern,
  dates: v.strictObject({
    'next-review': v.string(),
    reviewed: v.string(),
    updated: v.string(),
    published: v.string(),
  }),
  unfinished: pattern,
  leading: pattern,
  article: v.string(),
  nouns: pattern,
  'dates-heading': v.string(),
  months: v.pipe(v.array(v.string()), v.length(12)),
  numbers: v.strictObject({ helpline: pattern, whatsapp: pattern }),
  'empty-words': v.array(v.string()),
  questions: v.array(v.strictObject({ pattern, inside: v.string() })),
  asking: pattern,
  openings: pattern,
  endings: v.string(),
  'also-said': v.array(v.strictObject({ pattern, say: v.array(v.string()) })),
  'asked-for': v.array(v.string()),
  fallback: v.string(),
});

let cached: v.InferOutput<typeof PAGE_WORDS> | undefined;

/** Reads them once. They belong to the tool, so a mistake in them is the tool's and throws. */
export function pageWords() {
  cached ??= v.parse(PAGE_WORDS, parse(readFileSync(join(__dirname, 'page-words.yml'), 'utf8')));
  return cached;
}
