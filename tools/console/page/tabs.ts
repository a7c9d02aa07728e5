import { byId } from './dom';

/** Tabs as everyone knows them: arrows move between them, and the one with the focus is the one that is shown. */
export function openTabs(ids: readonly string[]): { show(id: string): void } {
  const tabs = ids.map((id) => byId(`tab-${id}`));
  const show = (id: string): void => {
    for (const [index, tab] of tabs.entries()) {
      const selected = ids[index] === id;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      const panel = byId(`panel-${ids[index]}`);
      panel.hidden = !selected;
      // A panel with nothing in it to stop at is stopped at itself, or the keyboard would pass over it.
      panel.tabIndex = 0;
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => show(ids[index] ?? ''));
    tab.addEventListener('keydown', ({ key }) => {
      const last = tabs.length - 1;
      const to = {
        ArrowRight: index === last ? 0 : index + 1,
        ArrowLeft: index === 0 ? last : index - 1,
        Home: 0,
        End: last,
      }[key];
      if (to === undefined) return;
      show(ids[to] ?? '');
      tabs[to]?.focus();
    });
  }
  show(ids[0] ?? '');
  return { show };
}
