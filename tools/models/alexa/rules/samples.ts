import { slotsIn } from '../../../content/templates';
import { ABOUT, type Breach } from '../../breach';
import { canBeSaid } from '../../spoken';
import type { LanguageModel, ModelIntent } from '../shape';

/** What Amazon would refuse in a sample by itself. */
export const sampleBreaches = ({ intents }: LanguageModel): Breach[] => intents.flatMap(breachesOf);

function breachesOf({ name, slots = [], samples }: ModelIntent): Breach[] {
  const found: Breach[] = [];
  for (const sample of samples) {
    const report = (message: string, remedy: string, severity?: 'warning') => {
      const breach = { about: ABOUT.said, message: `'${sample}' of ${name} ${message}`, remedy };
      found.push(severity === undefined ? breach : { ...breach, severity });
    };
    if (!canBeSaid(sample.replace(/\{[^{}]*\}/gu, 'x'))) {
      report('has characters that Alexa does not take', 'letters, and numbers in words');
    }
    if (sample !== sample.toLowerCase()) report('has capital letters', 'small letters alone');
    // Alexa takes it, but it matches whatever is said, and nothing is left for the fallback intent.
    if (/^\{[^{}]*\}$/u.test(sample)) report('is nothing but a slot', 'put words around it', 'warning');
    const used = slotsIn(sample);
    if (new Set(used).size < used.length) report('has a slot twice', 'keep one of them');
    for (const slot of used.filter((one) => !slots.some((known) => known.name === one))) {
      report(`has the unknown slot {${slot}}`, 'correct what people say');
    }
  }
  return found;
}
