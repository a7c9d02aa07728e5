import { parseTemplate } from '../../tools/content/templates';
import type { PassageData, TrainingData } from '../../tools/training/data';

/** What a small page's understanding is trained on. */
export function dataOf(passages: readonly (Partial<PassageData> & { id: string })[]): TrainingData {
  const templates = (...texts: readonly string[]) => texts.map(parseTemplate);
  return {
    moves: {
      read: templates('tell me [more] about {passage}', 'what does it say about {passage}'),
      next: templates('next [one|part]', '(go|carry) on [then|please]', 'what comes (next|after that)'),
      item: templates('number {number}', 'the {ordinal} one', 'what was (number {number}|the {ordinal})'),
      spell: templates('spell {term}', 'how do you spell (that|{term})'),
      emergency: templates(
        '(she|he|my husband) (can not breathe|has collapsed|will not wake up)',
        'call an ambulance',
      ),
      'off-page': templates('what is the (weather|time)', 'tell me a (joke|story)'),
    },
    passages: passages.map((passage) => ({
      label: passage.id,
      title: passage.id,
      sentences: [],
      say: [],
      names: [],
      ...passage,
    })),
    answers: {},
    terms: [{ term: 'pollen', names: ['the dust'] }],
    numbers: ['nought', 'one', 'two', 'three'],
    ordinals: ['nothing', 'first', 'second', 'third'],
    negatives: [{ say: 'i lost my hay', label: 'off-page' }],
    examples: [
      { say: 'get on with it then', label: 'next' },
      { say: 'she is lying on the floor and does not answer', label: 'emergency' },
      { say: 'who won the match last night', label: 'off-page' },
    ],
    questions: [],
    situations: {},
    english: {
      openings: ['erm', 'could you tell me', 'i was wondering'],
      closings: ['please', 'if you would not mind'],
      feelings: ['i am so worried', 'i am frightened'],
      about: [],
      listed: [],
      sameMeaning: [['tell', 'explain', 'say']],
      sameSound: [
        ['one', 'won'],
        ['two', 'to', 'too'],
      ],
    },
  };
}
