import type { TurnTaken } from './channels/channel';

/** Where CloudWatch keeps our metrics. The alarms of tools/package/resources watch them by these names. */
export const NAMESPACE = 'VoiceGuide';

/** What is counted, in the units that CloudWatch has for it. */
export const UNITS = {
  Turns: 'Count',
  NotUnderstood: 'Count',
  HelplineAsked: 'Count',
  Emergencies: 'Count',
  Milliseconds: 'Milliseconds',
  Failures: 'Count',
  Refusals: 'Count',
  /** 1 where the probe was answered as a listener must be, 0 where it was not. */
  Heartbeat: 'Count',
} as const;

type Counts = Readonly<Partial<Record<keyof typeof UNITS, number>>>;

/** What a turn adds to the counts. The helpline counts as asked for where its number is said twice, however it came to that. */
export const countsOf = ({ move, reply }: TurnTaken) => ({
  Turns: 1,
  NotUnderstood: Number(move.kind === 'not-understood'),
  HelplineAsked: Number(
    move.kind !== 'repeat' &&
      reply.says.some((saying) => 'phrase' in saying && saying.phrase === 'helpline.again'),
  ),
  Emergencies: Number(move.kind === 'emergency' || move.kind === 'danger'),
});

/**
 * What makes a line of the log metrics as well: CloudWatch's embedded metric format, which needs no call and no library.
 * Counted for each stage, and refusals by their reason as well; no finer, because every combination of dimensions is paid
 * for by itself.
 * @param timestamp milliseconds since 1970
 */
export const metricsOf = (counts: Counts & { readonly reason?: string }, timestamp: number) => ({
  Timestamp: timestamp,
  CloudWatchMetrics: [
    {
      Namespace: NAMESPACE,
      Dimensions: counts.reason === undefined ? [['stage']] : [['stage'], ['stage', 'reason']],
      Metrics: (Object.keys(UNITS) as (keyof Counts)[])
        .filter((name) => counts[name] !== undefined)
        .map((Name) => ({ Name, Unit: UNITS[Name] })),
    },
  ],
});
