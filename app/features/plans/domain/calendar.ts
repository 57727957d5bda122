import { addDays, type CivilDate } from '#app/shared/domain/civil-date.ts';

/** Something with a day in a calendar. No names of people and no case numbers: calendars are shared and synchronised. */
export type CalendarEvent = {
  /** The same for the same thing every time, so that a calendar that reads the file again does not double it. */
  readonly uid: string;
  readonly on: CivilDate;
  readonly title: string;
  readonly description: string;
};

const OCTETS_PER_LINE = 75;

/**
 * A calendar (RFC 5545) of all-day events: CRLF after every line, none longer than 75 octets, text escaped. `stampedAt`
 * is an instant as UTC ISO text; the events keep their order.
 */
export function calendarFile(events: readonly CalendarEvent[], stampedAt: string): string {
  const stamp = `${stampedAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aktsam//Aktsam//SV',
    'CALSCALE:GREGORIAN',
    ...events.flatMap(({ uid, on, title, description }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      // The end is the first day that is not part of it.
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${escaped(title)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const compact = (date: CivilDate) => date.replaceAll('-', '');

/** TEXT of RFC 5545 3.3.11. Control characters that the format has no room for are left out. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** Never inside a character: a line is counted in octets of UTF-8. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > OCTETS_PER_LINE) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
