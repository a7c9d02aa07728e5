import { answerId } from '../../../lambda/page/answer-ids';
import { NOTHING } from '../../../lambda/understanding/understand';
import { belowBars, judged, judgementTable } from '../../../tools/models/judge/judge';
import { labelOf, linesOf, moveOf } from '../../../tools/models/judge/lines';
import { page } from '../../support/words';
import { modelWith } from '../support';

const symptoms = page().passage('symptoms');
if (!symptoms) throw new Error('the page has no symptoms');

const MODEL = modelWith({
  types: [
    { name: 'PASSAGE', values: [{ id: 'symptoms', name: { value: 'symptoms', synonyms: ['signs'] } }] },
    { name: 'THING', values: [{ id: answerId(symptoms, 0), name: { value: 'fever' } }] },
    { name: 'WORDS', values: [{ name: { value: 'i was wondering about my nan' } }] },
  ],
  intents: [
    { name: 'AMAZON.StopIntent', samples: ['that will do'] },
    { name: 'AMAZON.FallbackIntent', samples: [] },
    { name: 'EmergencyIntent', samples: ["she can't breathe", 'he has collapsed', 'call an ambulance'] },
    {
      name: 'ReadIntent',
      slots: [{ name: 'passage', type: 'PASSAGE' }],
      samples: ['tell me about {passage}'],
    },
    { name: 'AskIntent', slots: [{ name: 'thing', type: 'THING' }], samples: ['what about {thing}'] },
    { name: 'ItemIntent', slots: [{ name: 'number', type: 'AMAZON.NUMBER' }], samples: ['number {number}'] },
    { name: 'WordsIntent', slots: [{ name: 'words', type: 'WORDS' }], samples: ['{words}'] },
  ],
});
const OWN = { 'AMAZON.NUMBER': ['one', 'two'] };
const lines = linesOf(MODEL, page(), OWN);

describe('what the judge learns', () => {
  test('is what each sample comes to, with names in its slots', () => {
    const learned = Object.fromEntries(lines.map(({ say, label }) => [say, label]));
    expect(learned).toMatchObject({
      'that will do': 'stop',
      "she can't breathe": 'emergency',
      'tell me about symptoms': 'symptoms',
      'tell me about signs': 'symptoms',
      'what about fever': 'symptoms',
      'number two': 'item',
      'i was wondering about my nan': 'words',
    });
  });

  test('has what Amazon says of its own intents', () => {
    expect(lines).toContainEqual({ say: 'shut up', label: 'stop' });
  });

  test('is a label that stands for what a listener gets', () => {
    expect(labelOf({ kind: 'unlisted', passage: 'symptoms' })).toBe('off-page');
    expect(moveOf('symptoms', page())).toEqual({ kind: 'read', passage: 'symptoms' });
    expect(moveOf('item', page(), 3)).toEqual({ kind: 'item', item: 3 });
    expect(moveOf('stop', page())).toEqual({ kind: 'stop' });
  });
});

test('judges by what would be answered, and puts what went to the intent for words to our understanding', async () => {
  const line = (say: string, want: string) => ({ say, want: [want], file: 'a.yml', line: 1 });
  const asked: string[] = [];
  const judgements = await judged(MODEL, {
    page: page(),
    own: OWN,
    // It knows what it has learned by heart, and nothing else.
    train: async (learned) => (say) => learned.find((one) => one.say === say)?.label ?? 'help',
    understanding: (words) => {
      asked.push(words);
      return { ...NOTHING, move: { kind: 'thanks' } };
    },
    files: [
      {
        style: 'upset',
        lines: [line('he has collapsed', 'emergency'), line('tell me about signs', 'causes')],
      },
      { style: 'long', lines: [line('i was wondering about my nan', 'thanks')] },
    ],
  });
  const { intents, withWords, brought } = judgements;
  // Three judges, who agree here.
  expect(intents.emergencies).toEqual({ right: 3, of: 3 });
  expect(intents.byStyle.get('upset')).toEqual({ right: 3, of: 6 });
  expect(intents.byStyle.get('long')).toEqual({ right: 0, of: 3 });
  expect(withWords.byStyle.get('long')).toEqual({ right: 3, of: 3 });
  expect([brought, new Set(asked)]).toEqual([1, new Set(['i was wondering about my nan'])]);
  expect(intents.misses.map(({ label }) => label)).toContain('symptoms');
  expect(belowBars(intents)).toEqual([
    'all: 33.3 %, and 90 % is asked for',
    'upset: 50 %, and 85 % is asked for',
    'long: 0 %, and 85 % is asked for',
  ]);
  expect(judgementTable(judgements)).toContain('| long | 0.0 % | 100.0 % | 85 % | 1 |');
});
