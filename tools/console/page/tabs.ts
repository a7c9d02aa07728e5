import { byId } from './dom';

/** Tabs by the usual pattern: arrows move between them, and the tab with the focus is shown. */
export function openTabs(ids: readonly string[]): { show(id: string): void } {
  const tabs = ids.map((id) => byId(`tab-${id}`));
  const show = (id: string): void => {
    for (const [index, tab] of tabs.entries()) {
      const selected = ids[index] === id;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      const panel = byId(`panel-${ids[index]}`);
      panel.hidden = !selected;
      // The keyboard would pass over a panel with no control in it.
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
