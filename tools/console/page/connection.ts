import type { StateView } from '../wire';
import { announce } from './dom';
import { counted } from './notices';

/** A browser gives up after some answers. We try again after so many milliseconds. */
const RETRY_MS = 1500;

/** What the page does when it hears from the console, and when it no longer does. */
interface Connection {
  /** Called with the state now and whenever it changes. */
  onState(state: StateView): void;
  onLost(): void;
}

/** Listens to the console, and goes on trying while it does not answer. */
export function connect({ onState, onLost }: Connection): void {
  let connected = true;
  const listen = (): void => {
    const events = new EventSource('/api/events');
    events.addEventListener('state', (event) => {
      if (!connected) announce('The console answers again.');
      connected = true;
      onState(JSON.parse((event as MessageEvent<string>).data) as StateView);
    });
    events.addEventListener('error', () => {
      if (connected) announce('The console does not answer. This page goes on trying.');
      connected = false;
      onLost();
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
    });
  };
  listen();
}

/** Announces what has become of the words, for those who do not see the notices. */
export function announceChange(before: StateView, now: StateView): void {
  const errors = now.problems.filter(({ severity }) => severity === 'error').length;
  if (!now.compiles && (before.compiles || before.problems.length !== now.problems.length))
    announce(`The words do not compile: ${counted(errors, 'error')}.`);
  else if (now.compiles && !before.compiles) announce('The words compile again.');
  else if (now.guide?.edition !== before.guide?.edition)
    announce('The words have changed. The next answer is from the new ones.');
}
