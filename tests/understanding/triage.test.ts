import type { Model } from '../../lambda/understanding/model';
import { decide, THRESHOLDS } from '../../lambda/understanding/triage';

const KINDS = ['emergency', 'self-harm', 'distress', 'neither'] as const;
const LABELS = ['symptoms', 'off-page', 'stop'] as const;

const model = {
  labels: LABELS.map((name) => ({
    name,
    move: name === 'symptoms' ? { kind: 'read', passage: name } : { kind: name },
  })),
  triage: { labels: KINDS.map((name) => ({ name, move: { kind: name } })) },
} as unknown as Model;

/**
 * What is chosen; "danger" where it may be an emergency or distress.
 * @param urgent how likely an emergency, danger to oneself and distress are
 * @param plainly how likely a question and a command are, of what is left
 */
function chosen(
  urgent: readonly [number, number, number],
  plainly: readonly [number, number] = [0.1, 0],
): string | undefined {
  const triage = Float64Array.from([...urgent, 1 - urgent[0] - urgent[1] - urgent[2]]);
  const general = Float64Array.from([plainly[0], 1 - plainly[0] - plainly[1], plainly[1]]);
  const { from, label, danger } = decide({ triage, general }, model, {});
  return danger ? 'danger' : (from === 'triage' ? KINDS : LABELS)[label];
}

const { urgent, upset, plainly } = THRESHOLDS;
const justBelow = (likely: number) => likely - 0.01;

test.each<[string, readonly [number, number, number], string]>([
  ['an emergency, though it is hardly likely', [urgent, 0, 0], 'emergency'],
  ['what is less likely than that is not one', [justBelow(urgent), 0, 0], 'off-page'],
  ['an emergency and danger to oneself are added up', [justBelow(urgent), justBelow(urgent), 0], 'emergency'],
  ['the likelier of the two', [0.2, 0.6, 0], 'self-harm'],
  ['distress, though it is hardly likely', [0, 0, upset], 'distress'],
  ['what is less likely than that is not distress', [0, 0, justBelow(upset)], 'off-page'],
  ['an emergency with distress in it', [0.5, 0, 0.5], 'emergency'],
  ['distress that may be an emergency', [0.2, 0, 0.7], 'danger'],
  ['distress that is many times likelier than an emergency', [urgent, 0, 0.8], 'distress'],
  [
    'danger to oneself that may well be an emergency',
    [THRESHOLDS.beside['self-harm'] ?? 0, 0.6, 0],
    'emergency',
  ],
  ['danger to oneself that is hardly likely', [0, urgent, 0], 'distress'],
  ['danger to oneself that may be distress', [0, 0.5, 0.5], 'self-harm'],
])('%s', (_what, likely, label) => {
  expect(chosen(likely)).toBe(label);
});

describe('what is plainly something else', () => {
  const { question, questionBesideUrgent: beside, command } = plainly;
  test.each<[string, readonly [number, number, number], readonly [number, number], string]>([
    ['a question asked through distress', [0, 0, upset], [question.likely, 0], 'symptoms'],
    ['what is hardly a question', [0, 0, upset], [justBelow(question.likely), 0], 'distress'],
    ['a question asked in distress that is likely', [0, 0, question.upset], [0.99, 0], 'distress'],
    ['a plain question that is hardly an emergency', [urgent, 0, 0], [beside.likely, 0], 'symptoms'],
    ['a question that is less plain', [urgent, 0, 0], [justBelow(beside.likely), 0], 'emergency'],
    ['a question in an emergency', [beside.urgent, 0, 0], [0.99, 0], 'emergency'],
    ['a command that may be an emergency', [urgent, 0, 0], [0, command.likely], 'stop'],
    ['what is hardly a command', [urgent, 0, 0], [0, justBelow(command.likely)], 'emergency'],
    ['a command in an emergency that is likely', [command.urgent, 0, 0], [0, 0.99], 'emergency'],
  ])('%s', (_what, likely, other, label) => {
    expect(chosen(likely, other)).toBe(label);
  });
});

test('what is not likely enough is refused', () => {
  expect(chosen([0, 0, 0], [justBelow(THRESHOLDS.refuse), 0])).toBe('off-page');
});
