import type { StateView } from '../wire';
import { announce } from './live';

/** A browser gives up on some answers. We try again after so many milliseconds. */
const AGAIN_MS = 1500;

/**
 * Listens to the console, and goes on trying while it does not answer.
 * @param took is given what the console knows, now and whenever that changes
 * @param lost is called when the console has stopped answering
 */
export function connect({ took, lost }: { took(state: StateView): void; lost(): void }): void {
  let connected = true;
  const listen = (): void => {
    const events = new EventSource('/api/events');
    events.addEventListener('state', (event) => {
      if (!connected) announce('The console answers again.');
      connected = true;
      took(JSON.parse((event as MessageEvent<string>).data) as StateView);
    });
    events.addEventListener('error', () => {
      if (connected) announce('The console does not answer. This page goes on trying.');
      connected = false;
      lost();
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN_MS);
    });
  };
  listen();
}

/** Tells those who do not see the notices what has become of the words. */
export function tellOfChange(before: StateView, now: StateView): void {
  const errors = now.problems.filter(({ severity }) => severity === 'error').length;
  if (!now.sound && (before.sound || before.problems.length !== now.problems.length))
    announce(`The words do not compile: ${errors === 1 ? 'one error' : `${errors} errors`}.`);
  else if (now.sound && !before.sound) announce('The words compile again.');
  else if (now.guide?.edition !== before.guide?.edition)
    announce('The words have changed. The next answer is from the new ones.');
}
