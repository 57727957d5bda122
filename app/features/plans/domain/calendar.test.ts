import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { calendarFile } from './calendar.ts';

/** Reads a calendar by the words of RFC 5545 alone: unfold, split at the first colon, unescape. */
function readCalendar(file: string): Record<string, string>[] {
  const lines = file.split('\r\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const unfolded = lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of unfolded) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (line === 'BEGIN:VEVENT') events.push({});
    const value = line
      .slice(colon + 1)
      .replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
    const event = events.at(-1);
    if (event) event[name] = value;
  }
  return events;
}

const stamp = '2026-11-22T07:00:00.000Z';
const event = (title: string, description = '') => ({
  ...{ uid: 'tillfalle-1@aktsam', on: '2026-12-31' as CivilDate },
  ...{ title, description },
});

describe('the calendar file', () => {
  it('has all-day events that end the day after, also over New Year', () => {
    const file = calendarFile([event('Delegering')], stamp);
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
    expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
    expect(readCalendar(file)).toMatchObject([
      {
        UID: 'tillfalle-1@aktsam',
        DTSTAMP: '20261122T070000Z',
        'DTSTART;VALUE=DATE': '20261231',
        'DTEND;VALUE=DATE': '20270101',
        SUMMARY: 'Delegering',
      },
    ]);
  });

  it('gives back any text as it was, whatever it holds', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .map((typed) => typed.replace(/\p{Cc}/gu, ''))
      .filter((typed) => typed !== '');
    fc.assert(
      fc.property(text, text, (title, line) => {
        const description = `${line};,\\\n${line}åäö \\n`;
        const [read] = readCalendar(calendarFile([event(title, description)], stamp));
        expect(read?.SUMMARY).toBe(title);
        expect(read?.DESCRIPTION).toBe(description);
      }),
    );
  });

  it('lets no text begin a line of its own', () => {
    const file = calendarFile([event('a\r\nEND:VEVENT\rBEGIN:VALARM')], stamp);
    expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
    expect(file).not.toMatch(/^BEGIN:VALARM/m);
  });
});
