import { type App, type AppOptions, createApp } from '../../lambda/app';
import type { Log } from '../../lambda/log';
import { NOTHING } from '../../lambda/understanding/understand';
import { lastResortOf } from '../build/built-in';

/** A log that hands everything to whoever watches, and writes nothing. */
export const deskLog = ({
  observe = () => {},
  report = () => {},
}: Partial<Pick<Log, 'observe' | 'report'>>): Log => ({ observe, report, during: (answer) => answer() });

/** The app that ships, on a desk. Unless an understanding is given, it understands intents alone. */
export const deskApp = ({
  observe,
  report,
  ...options
}: Omit<AppOptions, 'log' | 'understanding' | 'lastResort'> &
  Partial<Pick<AppOptions, 'understanding' | 'lastResort'>> &
  Partial<Pick<Log, 'observe' | 'report'>>): App =>
  createApp({
    understanding: () => NOTHING,
    lastResort: lastResortOf(options.page),
    ...options,
    log: deskLog({ ...(observe && { observe }), ...(report && { report }) }),
  });
