import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltIn, LastResort } from '../../lambda/built-in';
import { type BuiltInHead, type CompiledPage, groupOf, type PageHead, pageOf } from '../../lambda/page/open';
import type { Page, Phrase } from '../../lambda/page/page';
import { renderPhrase } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { keyOfUtterance } from '../../lambda/understanding/exact';
import { UserError } from '../command';
import { parseTemplate, type Template, TemplateError } from '../content/templates';

/** The plainest emergencies. They belong to the language, not to a page, so there is one file for every page. */
const EMERGENCIES = join(__dirname, '..', '..', 'training', 'emergencies.txt');

/**
 * What of the words goes into the code itself.
 * @param build as `writePage` returns it
 * @throws UserError naming the line of training/emergencies.txt that cannot be read
 */
export function builtInOf(compiled: CompiledPage, build: string): BuiltIn {
  return {
    build,
    head: builtInHead(compiled.head),
    lastResort: lastResortOf(pageOf(compiled)),
    emergencies: emergencyPatterns(),
  };
}

/** What of the head of a page goes into the code. */
export function builtInHead({ spellable: _, telephones, phrases, ...head }: PageHead): BuiltInHead {
  const groups: Record<string, Record<string, Phrase>> = {};
  for (const [key, phrase] of Object.entries(phrases)) {
    const group = groupOf(key);
    groups[group] ??= {};
    groups[group][key] = phrase;
  }
  return {
    ...head,
    telephones: JSON.stringify(telephones),
    phrases: Object.fromEntries(Object.entries(groups).map(([group, all]) => [group, JSON.stringify(all)])),
  };
}

/** The plainest emergencies as the understanding looks for them. */
export const emergencyPatterns = (): readonly string[] => plainestEmergencies().map(patternOf);

/** What is said where nothing else can be. */
export function lastResortOf(page: Page): LastResort {
  const speech = renderPhrase(page, 'unavailable');
  return { ssml: toSsml(speech), text: toText(speech) };
}

/** The templates of the file. */
export function plainestEmergencies(): readonly Template[] {
  const lines = readFileSync(EMERGENCIES, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    try {
      return parseTemplate(line.trim());
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new UserError(`training/emergencies.txt:${index + 1}: ${error.message}; ${error.remedy}`);
    }
  });
}

/** A template as a regular expression over the normalised words of an utterance, each followed by a space. */
function patternOf(template: Template): string {
  switch (template.kind) {
    case 'words': {
      const key = keyOfUtterance(template.text);
      return key === '' ? '' : `${key} `;
    }
    case 'sequence':
      return template.parts.map(patternOf).join('');
    case 'choice':
      return `(?:${template.options.map(patternOf).join('|')})`;
    default:
      throw new UserError(`training/emergencies.txt: there are no rules and no gaps here: ${template.name}`);
  }
}
