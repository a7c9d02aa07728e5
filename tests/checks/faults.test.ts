import { reply } from '../../lambda/guide/guide';
import { startPlace } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import { type CompiledPage, pageOf } from '../../lambda/page/open';
import { walkPage } from '../../tools/checks/walk/page-walk';
import { stepsOf } from '../../tools/checks/walk/steps';
import { turnRules } from '../../tools/checks/walk/turn-rules';
import { walk } from '../../tools/checks/walk/walk';
import { compiled } from '../support/words';

const TODAY = '2026-11-22';
const BEES = 'tests/fixtures/bees/content';
const { compiled: bees } = compiled(BEES);

/** The rules that are broken where a page is this one. */
const brokenBy = (page: CompiledPage): string[] =>
  walkPage({ compiled: page, page: pageOf(page), today: TODAY, grain: 'alike' }).breaches.map(
    ({ wrong }) => wrong,
  );

/** The rules of turns that are broken where the guide answers with this instead. */
function brokenWhere(
  name: string,
  fault: (reply: Reply) => Reply,
): readonly { wrong: string; conversation: readonly string[] }[] {
  const page = pageOf(bees);
  const steps = stepsOf(bees, page, TODAY, 'alike').map((step) =>
    step.name === name
      ? { ...step, take: (place: Parameters<typeof step.take>[0]) => fault(step.take(place)) }
      : step,
  );
  return walk([{ name: 'new', place: startPlace(page) }], steps, turnRules(page), 'alike').breaches;
}

test('a page without faults breaks no rule', () => {
  expect(brokenBy(bees)).toEqual([]);
});

test('a lost place is found, and the shortest way to it', () => {
  const found = brokenWhere('help', ({ place: { at: _, ...place }, ...rest }) => ({ ...rest, place }));
  const lost = found.find(({ wrong }) => wrong === 'help loses the place');
  expect(lost?.conversation).toHaveLength(3);
  expect(lost?.conversation.at(-1)).toBe('help');
});

test('a place of another edition is found', () => {
  const found = brokenWhere('menu', ({ place, ...rest }) => ({
    ...rest,
    place: { ...place, edition: 'another' },
  }));
  expect(found.map(({ wrong }) => wrong)).toContain('a place of another edition');
});

test('a dead end is found', () => {
  const found = brokenWhere('help', ({ asks: _, ...rest }) => rest);
  expect(found.map(({ wrong }) => wrong)).toContain('the session closes');
});

test('an exception is found', () => {
  const found = brokenWhere('count', () => {
    throw new Error('put in on purpose');
  });
  expect(found[0]).toMatchObject({
    wrong: 'an exception: put in on purpose',
    conversation: ['new', 'count'],
  });
});

test('a missing reprompt is found', () => {
  const phrases = { ...bees.head.phrases, 'question.go-on.again': [] };
  expect(brokenBy({ ...bees, head: { ...bees.head, phrases } })).toContain(
    'a reprompt in no other words than the question',
  );
});

test('a second question is found', () => {
  const phrases = { ...bees.head.phrases, help: [['Do you need help?']] };
  expect(brokenBy({ ...bees, head: { ...bees.head, phrases } })).toContain(
    'not exactly one question, at the end',
  );
});

test('a part of more than 90 words is found', () => {
  const [first, ...others] = bees.passages;
  if (!first) throw new Error('a page of nothing');
  const part = { start: 0, pieces: [{ say: [`${'word '.repeat(90)}word.`] }] };
  const long = { ...first, cuts: { full: [part], short: [part] } };
  expect(brokenBy({ ...bees, passages: [long, ...others] })).toContain('more than 90 words');
});

test('the same reply again is the same', () => {
  const page = pageOf(bees);
  const place = startPlace(page);
  expect(reply({ kind: 'launch' }, place, page, TODAY)).toEqual(
    reply({ kind: 'launch' }, place, page, TODAY),
  );
});
