import { type Action, actionOf, type KeyActions } from './keys';

/** Listens to the keys of the page. */
export function openKeys(actions: KeyActions): void {
  const actionFor = (event: KeyboardEvent): Action | undefined => {
    const { key, altKey, ctrlKey, metaKey, target } = event;
    const isTyping =
      target instanceof HTMLElement && target.matches('input:not([type=range]), select, textarea');
    return actionOf({ key, altKey, ctrlKey, metaKey, isTyping }, actions.areSingle());
  };
  document.addEventListener('keydown', (event) => {
    const action = actionFor(event);
    if (action === undefined) return;
    // Escape means something to the browser as well.
    if (action !== 'stop') event.preventDefault();
    if (!event.repeat) actions[action](event.timeStamp);
  });
  document.addEventListener('keyup', (event) => {
    if (actionFor(event) === 'talk') actions.talkEnds(event.timeStamp);
  });
}
