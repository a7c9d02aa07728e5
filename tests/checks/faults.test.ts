import { startPlace } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import { type CompiledPage, pageOf } from '../../lambda/page/open';
import { walkPage } from '../../tools/checks/walk/page';
import { type Step, stepsOf } from '../../tools/checks/walk/steps';
import { turnRules } from '../../tools/checks/walk/turn-rules';
import { type Breach, walk } from '../../tools/checks/walk/walk';
import { compiled } from '../support/words';

const TODAY = '2026-11-22';
const { compiled: bees } = compiled('tests/fixtures/bees/content');
const { head, passages } = bees;

/** As deep as the faults lie. */
const DEPTH = 2;

/** The rules that a page breaks. */
const brokenBy = (page: CompiledPage): string[] =>
  walkPage({ compiled: page, page: pageOf(page), today: TODAY, grain: 'alike', depth: DEPTH }).breaches.map(
    ({ wrong }) => wrong,
  );

/** What is broken if a step is answered with something else. */
function brokenWhere(name: string, fault: (reply: Reply) => Reply): readonly Breach[] {
  const page = pageOf(bees);
  const steps = stepsOf(bees, page, TODAY, 'alike').map(
    (step): Step => (step.name === name ? { ...step, take: (place) => fault(step.take(place)) } : step),
  );
  const starts = [{ name: 'new', place: startPlace(page) }];
  return walk({ starts, steps, rule: turnRules(page), grain: 'alike', depth: DEPTH }).breaches;
}

test('a page without faults breaks no rule', () => {
  expect(brokenBy(bees)).toEqual([]);
});

test('a lost place is found, and the shortest way to it', () => {
  const breaches = brokenWhere('help', ({ place: { at: _, ...place }, ...rest }) => ({ ...rest, place }));
  const lost = breaches.find(({ wrong }) => wrong === 'help loses the place');
  expect(lost?.conversation).toHaveLength(3);
  expect(lost?.conversation.at(-1)).toBe('help');
});

test('a place of another edition is found', () => {
  const breaches = brokenWhere('menu', ({ place, ...rest }) => ({
    ...rest,
    place: { ...place, edition: 'another' },
  }));
  expect(breaches.map(({ wrong }) => wrong)).toContain('a place of another edition');
});

test('a dead end is found', () => {
  const breaches = brokenWhere('help', ({ asks: _, ...rest }) => rest);
  expect(breaches.map(({ wrong }) => wrong)).toContain('the session closes');
});

test('an exception is found', () => {
  const [breach] = brokenWhere('count', () => {
    throw new Error('put in on purpose');
  });
  expect(breach).toMatchObject({
    wrong: 'an exception: put in on purpose',
    conversation: ['new', 'count'],
  });
});

test('a missing reprompt is found', () => {
  const phrases = { ...head.phrases, 'question.items-more.reprompt': [] };
  expect(brokenBy({ ...bees, head: { ...head, phrases } })).toContain(
    'a reprompt in no other words than the question',
  );
});

test('a second question is found', () => {
  const phrases = { ...head.phrases, help: [['Do you need help?']] };
  expect(brokenBy({ ...bees, head: { ...head, phrases } })).toContain('not exactly one question, at the end');
});

test('a part of more than 90 words is found', () => {
  const [first, ...others] = passages;
  if (!first) throw new Error('a page of nothing');
  const part = { start: 0, pieces: [{ say: [`${'word '.repeat(90)}word.`] }] };
  const long = { ...first, cuts: { full: [part], short: [part] } };
  expect(brokenBy({ ...bees, passages: [long, ...others] })).toContain('more than 90 words');
});
