import { answerText } from '../answer-text';
import { command } from '../command';
import { expandAll } from '../content/utterances';
import { wordsIn } from '../words';
import { figures, misses, outcomesOf } from './measure';
import { readQuestions } from './questions';

export default command({
  usage: `usage: npm run facts [-- PASSAGE ...]
       npm run facts -- --measure FILE [--misses]

Lists the facts of the ledger: what is said for each, how people ask for it, and which ways of asking do not reach it.

  --measure FILE   puts the questions of a file to the guide, and prints for how many the fact is heard in the first reply.
                   A line is KIND, QUOTATION, BEFORE, QUESTION with tabs between them: the kind is direct, followup,
                   unlisted, off-page or safety; the quotation is of the publisher's page (NOT-ON-PAGE for none)
  --misses         also every question that went wrong
`,
  options: { measure: { type: 'string' }, misses: { type: 'boolean', default: false } },
  takesArguments: true,
  run({ options, args, content }, world) {
    const words = wordsIn(content, world);
    if (options.measure !== undefined) {
      const outcomes = outcomesOf(readQuestions(options.measure), words, world.today);
      if (options.misses) world.out(`${misses(outcomes)}\n\n`);
      world.out(`${figures(outcomes)}\n`);
      return 0;
    }
    const { asked } = words.utterances;
    const listed = asked.filter(({ passage }) => args.length === 0 || args.includes(passage));
    let unreached = 0;
    for (const fact of listed) {
      const { ask, names } = fact;
      const missed = expandAll([...ask]).filter((say) => {
        const { move } = words.understanding(say, { reading: fact.passage });
        return !(move.kind === 'ask' && move.passage === fact.passage && move.answer === fact.answer);
      });
      unreached += missed.length;
      world.out(
        [
          `${fact.passage} ${fact.answer}: ${fact.fact}`,
          `  says     ${answerText(fact, words.page)}`,
          ...(ask.length > 0 ? [`  asked    ${ask.map(({ text }) => text).join('; ')}`] : []),
          ...(names.length > 0 ? [`  called   ${names.map(({ text }) => text).join('; ')}`] : []),
          ...(missed.length > 0 ? [`  missed   ${missed.slice(0, 8).join('; ')}`] : []),
          '',
        ].join('\n'),
      );
    }
    world.out(`${listed.length} facts; ${unreached} ways of asking do not reach their own\n`);
    return 0;
  },
});
