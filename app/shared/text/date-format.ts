import { MONTH_NAMES } from '#app/shared/domain/month-names.ts';

const timeZone = 'Europe/Stockholm';

const instantParts = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(isoInstant: string): { date: string; time: string } {
  const instant = new Date(isoInstant);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`Not an instant: ${isoInstant}`);
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of instantParts.formatToParts(instant)) part[type] = value;
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}.${part.minute}` };
}

/** A civil date as it stands, or the Stockholm date of an instant: "2026-10-31". */
export function formatDate(iso: string): string {
  return iso.includes('T') ? partsOf(iso).date : iso;
}

/** An instant in Stockholm time: "2026-10-31 10.42". */
export function formatDateTime(isoInstant: string): string {
  const { date, time } = partsOf(isoInstant);
  return `${date} ${time}`;
}

/** When today something happened: "10.42"; with its day, "14 nov 10.42", when that is not the given civil date. */
export function formatTimeSince(isoInstant: string, todayOn: string): string {
  const { date, time } = partsOf(isoInstant);
  if (date === todayOn) return time;
  const [year, month, day] = date.split('-');
  const yearWords = todayOn.startsWith(`${year}-`) ? '' : ` ${year}`;
  return `${Number(day)} ${MONTH_NAMES[Number(month) - 1]?.slice(0, 3)}${yearWords} ${time}`;
}

/** The time of day of an instant in Stockholm: "10.42". */
export function formatTime(isoInstant: string): string {
  return partsOf(isoInstant).time;
}
