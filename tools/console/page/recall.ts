/**
 * Lets the arrow keys bring back what was said before, as in a terminal.
 * @param said everything that was said, the newest last
 */
export function openRecall(input: HTMLInputElement, said: () => readonly string[]): void {
  let back = 0;
  let typed = '';
  input.addEventListener('input', () => {
    back = 0;
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    const all = said();
    if (back === 0) typed = input.value;
    if (input.value !== (back === 0 ? typed : all.at(-back))) back = 0;
    const to = back + step;
    if (to < 0 || to > all.length) return;
    event.preventDefault();
    back = to;
    input.value = to === 0 ? typed : (all.at(-to) ?? '');
  });
}
