import type { Model } from '../../lambda/understanding/model';
import { decide } from '../../lambda/understanding/triage';

const LABELS = ['emergency', 'distress', 'symptoms', 'off-page'] as const;

const model = {
  labels: LABELS.map((name) => ({
    name,
    move: name === 'symptoms' ? { kind: 'read', passage: name } : { kind: name },
  })),
} as unknown as Model;

/** What is chosen where the labels are so likely, in the order above; "danger" where it may be either of the first two. */
function chosen(...likely: readonly number[]): string | undefined {
  const { label, danger } = decide(Float64Array.from(likely), model, {});
  return danger ? 'danger' : LABELS[label];
}

test.each<[string, readonly number[], string]>([
  ['an emergency, though something else is likelier', [0.15, 0, 0.85, 0], 'emergency'],
  ['what is hardly an emergency is not one', [0.14, 0, 0.86, 0], 'symptoms'],
  ['distress, though something else is likelier', [0, 0.4, 0.1, 0.5], 'distress'],
  ['a question that is asked through distress', [0, 0.6, 0.4, 0], 'symptoms'],
  ['an emergency that may be distress', [0.6, 0.4, 0, 0], 'danger'],
  ['an emergency that is sure', [0.9, 0.1, 0, 0], 'emergency'],
  ['an emergency without distress in it', [0.5, 0.09, 0.41, 0], 'emergency'],
  ['distress that may be an emergency', [0.05, 0.95, 0, 0], 'danger'],
  ['distress that is sure', [0.04, 0.96, 0, 0], 'distress'],
  ['a question through distress, and hardly an emergency', [0.04, 0.5, 0.46, 0], 'symptoms'],
  ['a question through what may be danger', [0.1, 0.33, 0.57, 0], 'danger'],
  ['hardly anything of either', [0.1, 0.15, 0.75, 0], 'symptoms'],
  ['an emergency that may be distress, though something else is likelier', [0.2, 0.1, 0.7, 0], 'danger'],
  ['a question through distress that may be an emergency', [0.2, 0.4, 0.4, 0], 'danger'],
  ['nothing that is likely enough', [0.1, 0.1, 0.15, 0.1], 'off-page'],
])('%s', (_what, likely, label) => {
  expect(chosen(...likely)).toBe(label);
});
