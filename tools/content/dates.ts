import type { IsoDate } from '../../lambda/page/page';

/** Whether a text is a real day, `YYYY-MM-DD`, or a month, `YYYY-MM`: a page may give no day. */
export function isIsoDate(text: string): text is IsoDate {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u.exec(text) ?? [];
  if (year === undefined || month === undefined) return false;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a day, or a whole month, is over. The day itself is not past. */
export function isPast(date: IsoDate, today: IsoDate): boolean {
  const length = Math.min(date.length, today.length);
  return date.slice(0, length) < today.slice(0, length);
}

/** The day, `YYYY-MM-DD`, in the time zone of this machine. */
export function isoDay(now: Date): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}

/** A date as it is said: "31 August 2028", or "January 2026" where there is no day. */
export function spokenDate(date: IsoDate): string {
  const [year = 0, month = 1, day] = date.split('-').map(Number);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
  }).format(Date.UTC(year, month - 1, day ?? 1));
}
