import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readThrough, textOf } from '../support/reading';
import { CONTENT, compiled, page as pageOfFolder } from '../support/words';

interface Fact {
  readonly passage: string;
  readonly fact: string;
  readonly heard: readonly string[];
  readonly export: string;
}

const page = pageOfFolder();
const facts = parse(readFileSync(join(CONTENT, 'facts.yml'), 'utf8')) as readonly Fact[];

/** What is heard of each passage by someone who asks for it and says "next" until its end. */
const heard = new Map(
  compiled().compiled.passages.map(({ id }) => [
    id,
    readThrough(page, id)
      .map((turn) => textOf(turn, page))
      .join(' ')
      .toLowerCase(),
  ]),
);

test('the ledger is not thin', () => {
  expect(facts.length).toBeGreaterThan(200);
});

test.each(facts.map((fact) => [`${fact.passage}: ${fact.fact}`, fact] as const))('%s', (_title, fact) => {
  const text = heard.get(fact.passage) ?? '';
  let from = 0;
  for (const piece of fact.heard) {
    const at = text.indexOf(String(piece).toLowerCase(), from);
    expect({ piece, heard: at >= 0 }).toEqual({ piece, heard: true });
    from = at + String(piece).length;
  }
});
