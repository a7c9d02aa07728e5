import { SPEECH_CHARACTERS } from '../../lambda/channels/alexa/response-limits';
import { startPlace } from '../../lambda/guide/place';
import { type CompiledPage, pageOf } from '../../lambda/page/open';
import type { Cut } from '../../lambda/page/page';
import { render } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { linesIn, type Section } from './markdown';
import type { Problems } from './problems';

/**
 * Characters that are left for what is said around a part: the introduction, the announcement, the offer of the helpline,
 * the question. The longest of them are about 1,000 together, with their tags.
 */
const AROUND = 1_500;

const PACES: Readonly<Record<Cut, 'normal' | 'slowest'>> = { full: 'normal', short: 'slowest' };

/**
 * Checks that every part is within what a platform takes: a longer answer is lost whole. Words for the ear never come near
 * that; a sentence of a page in its original wording may.
 */
export function checkPlatforms(
  compiled: CompiledPage,
  sections: readonly Section[],
  problems: Problems,
): void {
  const page = pageOf(compiled);
  const most = SPEECH_CHARACTERS - AROUND;
  for (const [index, { id, cuts }] of compiled.passages.entries()) {
    const section = sections[index];
    const lines = section ? linesIn(section) : [];
    const long = new Set<number>();
    for (const [cut, pace] of Object.entries(PACES)) {
      const place = { ...startPlace(page), pace };
      for (const [at, { start }] of cuts[cut as Cut].entries()) {
        const { speech } = render({ says: [{ part: { passage: id, part: at + 1 } }], place }, page);
        if (toSsml(speech).length > most) long.add(start);
      }
    }
    const answers = Object.values(compiled.head.facts.answers).includes(id);
    if (
      answers &&
      toSsml(render({ says: [{ whole: id }], place: startPlace(page) }, page).speech).length > most
    )
      long.add(0);
    for (const start of long) {
      problems.error(
        { file: section?.where.file ?? '', line: lines[start] ?? section?.where.line ?? 0 },
        `more than ${most.toLocaleString('en-GB')} characters of speech in one answer, and an Echo would say none of it`,
        'part it into sentences, paragraphs or headings',
      );
    }
  }
}
