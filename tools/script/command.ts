import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPage } from '../../lambda/page/open';
import type { Page } from '../../lambda/page/page';
import { toSsml } from '../../lambda/speech/ssml';
import { phrasesOf } from '../checks/ear/turns';
import { command, UserError, type World } from '../command';
import { openVoice } from '../console/voice';
import { wordsIn } from '../words';
import { documentOf } from './document';
import { htmlOf } from './html';
import { type Script, scriptOf, speechOf } from './script';
import { changedSince } from './since';
import { textOf } from './text';

const USAGE = `usage: npm run script [-- --since EDITION_OR_DIR] [--audio DIR]

Makes one document of everything that can be heard, for the charity to sign: each passage as it is cut and spoken, beside
what the page says, each phrase with what it is for, the numbers with their sources, and the words of the web page. It is
made twice, as HTML that prints well and as plain text.

  --out DIR              where scripts are kept, a folder for each edition (dist/script)
  --since EDITION_OR_DIR only what changed since an edition whose script is kept there, or since a folder of words
  --audio DIR            also a WAV file of each part and each phrase in it, for somebody who cannot read print
`;

/** `npm run script`. */
export default command({
  usage: USAGE,
  options: {
    out: { type: 'string', default: 'dist/script' },
    since: { type: 'string' },
    audio: { type: 'string' },
  },
  async run({ options: { out, since, audio }, content }, world) {
    const { compiled, page } = wordsIn(content, world);
    const script = scriptOf(content, compiled, page);
    const folder = join(out, script.edition);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, KEPT), JSON.stringify(script));
    const earlier = since === undefined ? undefined : earlierScript(since, out, world);
    const printed = earlier ? changedSince(script, earlier) : { script, gone: [] };
    const document = documentOf(printed, earlier);
    const name = join(folder, earlier ? `script-since-${earlier.edition}` : 'script');
    for (const [file, text] of [
      [`${name}.html`, htmlOf(document)],
      [`${name}.txt`, textOf(document)],
    ] as const) {
      writeFileSync(file, text);
      world.out(`${file}\n`);
    }
    if (audio !== undefined)
      world.out(`${await record(printed.script, compiled, page, audio)} WAV files in ${audio}\n`);
    return 0;
  },
});

/** The script of an edition, kept so that later ones can be held against it. */
const KEPT = 'script.json';

/** @throws UserError where there is neither such a script nor such a folder */
function earlierScript(since: string, out: string, world: World): Script {
  const kept = join(out, since, KEPT);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Script;
  if (!existsSync(since))
    throw new UserError(`there is no script of an edition ${since} in ${out}, and no folder of that name`);
  const { compiled, page } = wordsIn(since, world);
  return scriptOf(since, compiled, page);
}

/**
 * Has each part and each phrase of a script spoken.
 * @returns how many files were written
 */
async function record(script: Script, compiled: CompiledPage, page: Page, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const voice = openVoice();
  const spoken = new Map(phrasesOf(compiled, page).map(({ name, speech }) => [name, speech]));
  for (const passage of compiled.passages)
    for (const index of passage.cuts.full.keys())
      spoken.set(`${passage.id} ${index + 1}`, speechOf(page, passage, index + 1));
  let count = 0;
  for (const { key } of [...script.passages, ...script.phrases]) {
    const speech = spoken.get(key);
    if (!speech || speech.beats.length === 0) continue;
    count += 1;
    // Numbered, so that a player goes through them in their order.
    const file = `${String(count).padStart(3, '0')}-${key.replaceAll(/[ .]/gu, '-')}.wav`;
    writeFileSync(join(folder, file), (await voice(toSsml(speech))).wav);
  }
  return count;
}
