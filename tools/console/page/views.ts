import { byId } from './dom';

/** The views of the console. The address says which is shown, so that a reload comes back to it. */
const VIEWS = ['talk', 'wording', 'tests', 'sign-off'] as const;
type View = (typeof VIEWS)[number];

/**
 * Shows the view that the address names, and whichever is chosen after that.
 * @param onShow called with the view that is shown
 */
export function openViews(onShow: (view: View) => void): void {
  const show = (): void => {
    const shown = VIEWS.find((name) => location.hash === `#${name}`) ?? 'talk';
    for (const name of VIEWS) {
      byId(`view-${name}`).hidden = name !== shown;
      const link = document.querySelector(`nav a[href="#${name}"]`);
      if (name === shown) link?.setAttribute('aria-current', 'page');
      else link?.removeAttribute('aria-current');
    }
    onShow(shown);
  };
  addEventListener('hashchange', show);
  show();
}
