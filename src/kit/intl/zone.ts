import type { Instant, LocalDate } from '../dates.ts';

const MINUTE_MS = 60_000;

interface Zone {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  /** The day of the minute that was asked for last: a request asks for today several times. */
  last: { minute: number; day: LocalDate };
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const zone: Zone = {
    day: new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
    time: new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    last: { minute: Number.NaN, day: '' },
  };
  zones.set(timeZone, zone);
  return zone;
}

const asDate = (at: Date | Instant) => (typeof at === 'string' ? new Date(at) : at);

/** The calendar day of a moment in a time zone. */
export function localDate(at: Date | Instant, timeZone: string): LocalDate {
  const zone = zoneOf(timeZone);
  const date = asDate(at);
  const minute = Math.floor(date.getTime() / MINUTE_MS);
  if (minute !== zone.last.minute) zone.last = { minute, day: zone.day.format(date) };
  return zone.last.day;
}

/** `15:42`, the local clock. */
export const localTime = (at: Date | Instant, timeZone: string): string =>
  zoneOf(timeZone).time.format(asDate(at));

/** The hour of the day in a time zone. */
export const localHour = (at: Date | Instant, timeZone: string): number =>
  Number(localTime(at, timeZone).slice(0, 2));
