import { expandAll, sampleAll } from '../../tools/content/utterances';
import { compileWith, PAGE, problemsWith, replaced, UTTERANCES } from './made-up';

describe('utterances that cannot be', () => {
  test.each<[string, string, string, string[]]>([
    [
      'an unknown move',
      'pause: ["wait"]',
      'pause: ["wait"]\n  pauze: ["hold on"]',
      ["training/utterances.yml:23: unknown move 'pauze'; did you mean 'pause'?"],
    ],
    [
      'an unknown passage',
      'negatives:',
      '  outlok:\n    say: ["will it pass"]\nnegatives:',
      ["training/utterances.yml:10: unknown passage 'outlok'; did you mean 'outlook'?"],
    ],
    [
      'an unknown rule',
      'is <it> serious',
      'is <its> serious',
      ['training/utterances.yml:9: "is <its> serious": unknown rule <its>; add it under rules'],
    ],
    [
      'a rule that is broken is named once, not wherever it is used',
      'it: "(it|hay fever)"',
      'it: "(it|hay fever"\n  its: "<it>"',
      [`training/utterances.yml:2: "(it|hay fever": '(' is never closed; add ')' after the words it holds`],
    ],
    [
      'a rule made of itself',
      'it: "(it|hay fever)"',
      'it: "(it|the <it>)"',
      ['training/utterances.yml:2: "(it|the <it>)": the rule <it> is made of itself; write it out'],
    ],
    [
      'an unknown slot',
      'number {number}',
      'number {numbr}',
      [`training/utterances.yml:25: "number {numbr}": unknown slot {numbr}; did you mean 'number'?`],
    ],
    [
      'a slot that the move has no use for',
      '"next [one]"',
      '"next {number}"',
      ['training/utterances.yml:17: "next {number}": unknown slot {number}; there are none here'],
    ],
    [
      'a carrier without its slot',
      'tell me about {passage}',
      'tell me [about {passage}]',
      [
        `training/utterances.yml:15: "tell me [about {passage}]": 'tell me' has 0 slots; use {passage} once in it`,
      ],
    ],
    [
      'two slots in one',
      'spell {term}',
      'spell {term} or {term}',
      [`training/utterances.yml:31: "spell {term} or {term}": 'spell {term} or {term}' has 2 slots; use one`],
    ],
    [
      'capital letters',
      '"where am i"',
      '"Where am I"',
      [`training/utterances.yml:28: "Where am I": capital letters in 'Where'; write it in small letters`],
    ],
    [
      'digits',
      '"how old is this"',
      '"is it 5 years old"',
      [`training/utterances.yml:39: "is it 5 years old": a digit in '5'; write the number in words`],
    ],
    [
      'a question mark',
      '"who are you"',
      '"who are you?"',
      [`training/utterances.yml:38: "who are you?": '?' in 'you?'; delete it: it is not said`],
    ],
    [
      'a full stop',
      '"who are you"',
      '"who are you."',
      [
        `training/utterances.yml:38: "who are you.": a full stop in 'you.'; it stands only after single letters, as in 'a. n. k. l.'`,
      ],
    ],
    [
      'a stray apostrophe',
      '"who are you"',
      `"who are 'you"`,
      [
        `training/utterances.yml:38: "who are 'you": ''you' is no word; apostrophes and hyphens stand only between letters`,
      ],
    ],
    [
      'nothing that must be said',
      '"slower"',
      '"[slower]"',
      ['training/utterances.yml:29: "[slower]": all of it can be left out; put some of it outside the [ ]'],
    ],
    [
      'too many at once',
      '"slower"',
      `"${'(a|b) '.repeat(11)}"`,
      [
        'training/utterances.yml:29: "(a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|...": stands for 2,048 utterances; 2,000 are the most: make several templates of it',
      ],
    ],
    [
      'the same under two moves',
      'faster: ["faster"]',
      'faster: ["faster", "say (this|that) again"]',
      [
        "training/utterances.yml:30: 'say that again' is the move 'faster' here and the move 'repeat' on line 19; keep it in one of the two places",
      ],
    ],
    [
      'the same under a move and a passage, however many they share',
      'faster: ["faster"]',
      'faster: ["faster", "is <it> serious"]',
      [
        "training/utterances.yml:9: 'is it serious' is the passage 'outlook' here and the move 'faster' on line 30; keep it in one of the two places",
      ],
    ],
    [
      'one name for two passages',
      'names: [outlook]',
      'names: [outlook, symptoms]',
      [
        "training/utterances.yml:8: 'symptoms' is the passage 'outlook' here and the passage 'symptoms' on line 5; keep it in one of the two places",
      ],
    ],
    [
      'a carrier with a name that makes the question of another passage',
      '"is <it> serious"',
      '"is <it> serious", "tell me about symptoms"',
      [
        "training/utterances.yml:9: 'tell me about symptoms' is the passage 'outlook' here and the passage 'symptoms' on line 5; keep it in one of the two places",
      ],
    ],
    [
      'a passage that nobody can ask for',
      '    say: ["is <it> serious"]\n',
      '',
      [
        "page.md:25: nothing people say leads to 'outlook'; add it under passages, say, in training/utterances.yml",
      ],
    ],
    [
      'a passage without a name',
      '    names: [outlook]\n',
      '',
      [
        "page.md:25: warning: nobody can ask for 'outlook' by a name; add some under passages, names, in training/utterances.yml",
      ],
    ],
    [
      'an answer that nobody can ask for',
      'helpline: ["helpline"]',
      'helpline: []',
      ["training/utterances.yml:32: the move 'helpline' has no samples; add some under moves, helpline"],
    ],
    [
      'a question for a passage that answers a move',
      'negatives:',
      '  helpline:\n    names: [the number]\n    say: ["who can i call"]\nnegatives:',
      [
        'training/utterances.yml:12: "who can i call" is what people say for a move; put it under moves, helpline, which the passage answers',
      ],
    ],
    [
      'a negative that wants what is not there',
      'want: off-page',
      'want: of-page',
      ["training/utterances.yml:12: unknown move or passage 'of-page'; did you mean 'off-page'?"],
    ],
    [
      'a negative that is taken for what it must not be',
      'say: i lost my hay',
      'say: where am i',
      [
        "training/utterances.yml:11: 'where am i' is the move 'off-page' here and the move 'where' on line 28 of utterances.yml; keep it in one of the two places",
      ],
    ],
    [
      'a negative with marks',
      'say: i lost my hay',
      'say: i lost my hay!',
      ["training/utterances.yml:11: 'i lost my hay!': '!' in 'hay!'; delete it: it is not said"],
    ],
    [
      'an unknown key',
      'names: [outlook]',
      'nams: [outlook]\n    names: [outlook]',
      ["training/utterances.yml:8: unknown key 'nams'; did you mean 'names'?"],
    ],
    [
      'a text for a list',
      'next: ["next [one]"]',
      'next: "next"',
      ["training/utterances.yml:17: 'next' must be a list; begin each line under it with '- '"],
    ],
  ])('%s', (_, from, to, expected) => {
    expect(problemsWith({ 'utterances.yml': replaced(UTTERANCES, from, to) })).toEqual(expected);
  });
});

describe('utterances compiled', () => {
  test('by move and by passage, in the order of the page', () => {
    const { utterances } = compileWith();
    expect(Object.keys(utterances?.passages ?? {})).toEqual(['symptoms', 'outlook', 'helpline']);
    expect(expandAll(utterances?.passages.symptoms?.say ?? [])).toEqual([
      'what are the symptoms of it',
      'what are the symptoms of hay fever',
      'what are the symptoms',
    ]);
    expect(expandAll(utterances?.moves.item ?? [])).toEqual(['number {number}', 'the {ordinal} one']);
    expect(sampleAll(utterances?.moves.next ?? [], 1)).toEqual(['next one']);
    expect(utterances?.terms).toEqual([{ term: 'pollen', names: ['the dust'] }]);
    expect(utterances?.negatives).toMatchObject([{ say: 'i lost my hay', want: 'off-page', line: 11 }]);
  });

  test('an utterance twice under one meaning is one', () => {
    const twice = replaced(UTTERANCES, '"slower"', '"slower", "[much] slower"');
    const { utterances, problems } = compileWith({ 'utterances.yml': twice });
    expect(problems).toEqual([]);
    expect(expandAll(utterances?.moves.slower ?? [])).toEqual(['slower', 'much slower']);
  });

  test('a negative may be wanted as the passage that it means, or as the move that a passage answers', () => {
    const wanted = replaced(
      UTTERANCES,
      'negatives:',
      'negatives:\n  - say: is it serious\n    want: outlook\n    why: asked\n  - say: helpline\n    want: helpline\n    why: asked',
    );
    expect(problemsWith({ 'utterances.yml': wanted })).toEqual([]);
  });

  test('initialisms, hyphens and apostrophes are words', () => {
    const words = replaced(UTTERANCES, '"slower"', `"what is n. k.'s follow-up", "the doctors' one"`);
    expect(problemsWith({ 'utterances.yml': words })).toEqual([]);
  });

  test('a page with a passage more needs utterances for it', () => {
    expect(problemsWith({ 'page.md': `${PAGE}\n## More\n\nIt ends.\n` })).toEqual([
      "page.md:34: nothing people say leads to 'more'; add it under passages, say, in training/utterances.yml",
    ]);
  });
});
