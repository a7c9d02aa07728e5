import { bringIntoSight, byId } from './dom';

/** How soon somebody who waits is told why, in milliseconds. Where the file comes at once, nobody need know of it. */
const PATIENCE = 800;

/**
 * What is in sight while a question waits for what questions are understood with: how far that is, and whom to call. The
 * question may have been a cry for help, which nobody knows yet.
 */
export class Waiting {
  readonly #area = byId('waiting');
  readonly #progress = byId<HTMLProgressElement>('loaded');
  #soon: ReturnType<typeof setTimeout> | undefined;

  /** @param percent of it that is there */
  progress(percent: number): void {
    this.#progress.value = percent;
  }

  /** Something is waited for. @param tell called once it takes a while */
  begin(tell: () => void): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      tell();
      this.#show(true);
    }, PATIENCE);
  }

  /** It will not come: the numbers to call stay. */
  fail(): void {
    clearTimeout(this.#soon);
    this.#show(false);
  }

  /** It is waited for no more. */
  end(): void {
    clearTimeout(this.#soon);
    this.#area.hidden = true;
  }

  #show(isComing: boolean): void {
    this.#progress.hidden = !isComing;
    this.#area.hidden = false;
    bringIntoSight(this.#area);
  }
}
