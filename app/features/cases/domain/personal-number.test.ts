import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findNumberWithoutZero,
  findPersonalNumber,
  isNothingButPersonalNumber,
  maskPersonalNumbers,
} from './personal-number.ts';

/** The check digit as Skatteverket defines it, written anew so that the test does not ask the code under test. */
function withCheckDigit(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

describe('findPersonalNumber', () => {
  it.each([
    '20240616-2384',
    '202406162384',
    '240616-2384',
    '2406162384',
    '240616+2384',
    '20240616 2384',
    '20240616–2384',
    'Pnr 19460906-2387, se akt',
    'barn:20240616-2384.',
    '19811228-9874',
    '19701063-2391',
  ])('finds one in %s', (text) => {
    expect(findPersonalNumber(text)).toBe('valid');
  });

  it.each([
    '1981-12-18-9876',
    '1981-12-18 9876',
    '81-12-18-9876',
    '1981.12.18-9876',
    '1981/12/18 - 9876',
    '811218.9876',
    '811218/9876',
    '811218_9876',
    '811218\u20139876',
    '811218\u20149876',
    '811218\u20119876',
    '811218\u22129876',
    '811218\u200b-9876',
    '8112\u00ad18-9876',
    '811218 - 9876',
    '811218  9876',
    '81 12 18 98 76',
    '1981 12 18 98 76',
    '８１１２１８-９８７６',
    '\ufeff198112189876',
  ])('finds one in %j, and takes it out of messages', (text) => {
    expect(findPersonalNumber(text)).toBe('valid');
    expect(isNothingButPersonalNumber(text)).toBe(true);
    expect(findPersonalNumber(`Placering (${text}), klar`)).toBe('valid');
    expect(maskPersonalNumbers(text)).toBe('[personnummer]');
    expect(maskPersonalNumbers(`Placering (${text}), klar`)).toBe('Placering ([personnummer]), klar');
  });

  it.each([
    '2026-01-01 – 2026-12-31',
    '2026-01-01 2026-12-31',
    '2026-01-01-2026-12-31',
    '2026.01.01 - 2026.12.31',
    '26-01-01 - 26-12-31',
    '2026-01-01 2026/12/31',
    '2026-10-31 09.30',
    '2026-10-31 09:30',
    '2026-10-31T09:30:15',
    '2026-10-31',
    '31.10.2026 1234',
    '08-12 34 56 78',
    '81 12 18 98 77',
  ])('finds none in the dates, times and phone numbers of %j', (text) => {
    expect(findPersonalNumber(text)).toBeUndefined();
    expect(maskPersonalNumbers(text)).toBe(text);
  });

  it('puts back the zero that a number lost in Excel', () => {
    const right = withCheckDigit('050110238').slice(1);
    const wrong = `${right.slice(0, 8)}${(Number(right.slice(8)) + 1) % 10}`;
    expect(findNumberWithoutZero(right)).toBe('valid');
    expect(findNumberWithoutZero(wrong)).toBe('shaped');
    expect(findNumberWithoutZero('501332383')).toBeUndefined();
    expect(findNumberWithoutZero('50110238')).toBeUndefined();
    expect(findNumberWithoutZero('0501102383')).toBeUndefined();
  });

  it.each([
    ['701060-2394', 'valid'],
    ['701060-2395', 'shaped'],
    ['19700060-2396', 'valid'],
    ['700065-2391', 'valid'],
    ['700065-2390', 'shaped'],
    ['700059-2390', undefined],
    ['701392-2390', undefined],
  ] as const)('knows a samordningsnummer whose day or month of birth is not known: %s', (text, kind) => {
    expect(findPersonalNumber(text)).toBe(kind);
  });

  it.each(['20240616-2385', '240616-0000', '20240616-R234'])('sees the shape of %s', (text) => {
    expect(findPersonalNumber(text)).toBe('shaped');
  });

  it.each([
    '2024-1007',
    'B2020/00001',
    '2026-10-31',
    '20241332-2384',
    '120240616-23841',
    '18240616-2384',
    '070-123 45 67',
    'SoL 4 kap. 1 §',
    '',
  ])('finds none in %s', (text) => {
    expect(findPersonalNumber(text)).toBeUndefined();
  });

  it('finds every number with a right check digit, however it is written and wherever it stands', () => {
    const birth = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        birth,
        fc.integer({ min: 1, max: 999 }),
        fc.boolean(),
        fc.constantFrom('', '-', '+', ' ', '.', '/', '_', '\u2011', '–', ' - ', '\u00ad'),
        (date, serial, isCoordination, separator) => {
          const iso = date.toISOString().slice(0, 10).replaceAll('-', '');
          const day = String(Number(iso.slice(6)) + (isCoordination ? 60 : 0)).padStart(2, '0');
          const ten = withCheckDigit(`${iso.slice(2, 6)}${day}${String(serial).padStart(3, '0')}`);
          const short = `${ten.slice(0, 6)}${separator}${ten.slice(6)}`;
          const long = `${iso.slice(0, 2)}${short}`;
          expect(findPersonalNumber(long)).toBe('valid');
          expect(isNothingButPersonalNumber(long)).toBe(true);
          expect(findPersonalNumber(`samtal med ${long} i dag`)).toBe('valid');
          expect(isNothingButPersonalNumber(`samtal med ${long}`)).toBe(false);
          expect(findPersonalNumber(short)).toBe('valid');
          expect(maskPersonalNumbers(`om ${long} m.fl.`)).toBe('om [personnummer] m.fl.');
        },
      ),
    );
  });
});
