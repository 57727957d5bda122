import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestColumns } from './column-suggestion.ts';
import { findNumberWithoutZero, findPersonalNumber, maskPersonalNumbers } from './personal-number.ts';
import type { RawTable } from './raw-table.ts';

function table(columns: Record<string, readonly string[]>): RawTable {
  const headers = Object.keys(columns);
  const height = Math.max(...Object.values(columns).map((cells) => cells.length));
  const rows = Array.from({ length: height }, (_, index) => ({
    rowNumber: index + 2,
    cells: headers.map((header) => columns[header]?.[index] ?? ''),
  }));
  return { headers, rows, source: { kind: 'csv', headerRowNumber: 1 } };
}

function only(header: string, cells: readonly string[]) {
  const keys = cells.map((_, index) => `2024-${1000 + index}`);
  const found = suggestColumns(table({ Ärendenummer: keys, [header]: cells })).find(
    (one) => one.header === header,
  );
  if (found === undefined) throw new Error('no such column');
  return found;
}

const PEOPLE = [
  'Ines Dahl',
  'Amir Öhman',
  "Nina O'Connor",
  'Maria da Silva',
  'Björn Åkesson',
  'Anna-Karin von Rosen',
];
const NUMBERS = ['20240616-2384', '20181222-2394', '20170105-2399'];

describe('the key', () => {
  it('is no column of dates, however different they are', () => {
    const dates = {
      Uppföljd: ['2025-03-01; 2025-09-01', '2025-03-01; 2025-09-02'],
      Dag: ['1/3 2025', '2/3 2025'],
    };
    expect(suggestColumns(table(dates)).filter(({ isKey }) => isKey)).toEqual([]);
    const withKey = suggestColumns(table({ ...dates, Löpande: ['2025:1', '2025:2'] }));
    expect(withKey.find(({ isKey }) => isKey)?.header).toBe('Löpande');
  });
});

describe('examples', () => {
  it('are cut, and never in the middle of a number', () => {
    for (let before = 60; before < 110; before += 1) {
      const cell = `${'x'.repeat(before)} 811218-9876 slut`;
      for (const example of only('Text', [cell, 'a']).examples) {
        expect(example.length).toBeLessThanOrEqual(100);
        expect(example).not.toMatch(/\d/);
      }
    }
  });
});

describe('the reason of a type', () => {
  const dates = Array.from(
    { length: 98 },
    (_, index) => `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
  );

  it('is the heading, or how many of the filled cells are of it', () => {
    expect(only('Handläggare', PEOPLE)).toMatchObject({ typeReason: { kind: 'heading' } });
    expect(only('Senast', [...dates, 'snart', 'aldrig', ''])).toMatchObject({
      type: 'date',
      typeReason: { kind: 'values', count: 98, of: 100 },
    });
    expect(only('Antal dagar', ['1', '2', '10'])).toMatchObject({
      type: 'number',
      typeReason: { kind: 'values', count: 3, of: 3 },
    });
    expect(only('Ort', ['Arboga', 'Åmål'])).not.toHaveProperty('typeReason');
  });

  it.each([
    ['Övervägd', ['2025-03-01, 2025-09-01', '2026-02-28'], 'dateSeries'],
    ['Uppföljningar', ['2025-03-01\n2025-09-01', '2026-02-28; 2026-03-01'], 'dateSeries'],
    ['Övervägande 1', ['2025-03-01', '2026-02-28'], 'date'],
    ['Övervägande 2', ['2025-09-01', ''], 'date'],
    ['Utredningstid', ['12', '118', '30'], 'number'],
    ['Akt-id', ['12', '118', '30'], 'text'],
    ['Aktid', ['12', '118', '30'], 'text'],
  ])('%s with %o is %s', (header, cells, type) => {
    expect(only(header, cells).type).toBe(type);
  });
});

describe('types', () => {
  it.each([
    ['Enhet', ['Barn och unga 1'], 'unit'],
    ['Grupp', ['A', 'B'], 'unit'],
    ['Handläggare', PEOPLE, 'caseWorker'],
    ['Ansvarig socialsekreterare', PEOPLE, 'caseWorker'],
    ['Medhandläggare', PEOPLE, 'coWorker'],
    ['Familjehemssekreterare', PEOPLE, 'coWorker'],
    ['Kön', ['K', 'M'], 'gender'],
    ['Skyddade personuppgifter', ['', 'Ja'], 'protectedIdentity'],
    ['Sekretessmarkering', ['', 'X'], 'protectedIdentity'],
    ['Placering fr.o.m.', ['2026-01-01', '2026-13-01', '2026-02-01'], 'date'],
    ['Beslutsdatum', ['20261031', '20261101'], 'date'],
    ['Nummer två', ['20261031', '20261101'], 'number'],
    ['Aktnummer', ['20261031', '20261101'], 'text'],
    ['Schablontid (min/mån)', ['60', '', '7,5'], 'number'],
    ['Kod', ['007', '008'], 'text'],
    ['Verkställd', ['Ja', 'Nej', ''], 'boolean'],
    ['Utförare', ['Hemgården AB', 'Egen regi'], 'text'],
    ['Planerat slutdatum', ['', ''], 'date'],
  ])('%s with %o is %s', (header, cells, type) => {
    expect(only(header, cells).type).toBe(type);
  });

  it('gives a second case worker column the co-worker type', () => {
    const found = suggestColumns(table({ Handläggare: ['A B', 'C D'], Utredare: ['E F', 'G H'] }));
    expect(found.map((one) => one.type)).toEqual(['caseWorker', 'coWorker']);
  });
});

describe('personal data', () => {
  it.each([
    ['Personnummer', NUMBERS, 'personal_number_values'],
    ['Personnr', ['ÅÅMMDD-XXXX'], 'personal_number_heading'],
    ['Referens', NUMBERS, 'personal_number_values'],
    ['Anteckning', ['Ring 20240616-2384 i morgon', 'ok', 'ok'], 'personal_number_in_text'],
    ['Etikett', ['se akt 20181222-2394', 'B', 'C'], 'personal_number_in_text'],
    ['Namn', ['X'], 'person_name_heading'],
    ['Förnamn', ['Ines'], 'person_name_heading'],
    ['Vårdnadshavare 1', ['X'], 'person_name_heading'],
    ['Etikett', PEOPLE, 'person_name_values'],
    ['Etikett', ['Dahl, Ines', 'Öhman, Amir', 'Åkesson, Björn'], 'person_name_values'],
    ['Etikett', ['Ines', 'Amir', 'Björn', 'Saga'], 'person_name_values'],
    ['Gatuadress', ['Storgatan 1'], 'address'],
    ['E-post', ['a@b.se'], 'email'],
    ['Kontakt', ['a@b.se', 'c@d.se'], 'email'],
    ['Telefon', ['1'], 'phone'],
    ['Nås på', ['070-123 45 67', '0731234567'], 'phone'],
    ['Födelsedatum', ['2016-01-01'], 'birth_date'],
    ['Kommentar', ['x'], 'free_text'],
    ['Läge', ['a', 'b', 'c'].map((text) => text.repeat(80)), 'free_text'],
  ])('leaves %s out', (header, cells, kind) => {
    expect(only(header, cells).leaveOut?.kind).toBe(kind);
  });

  it.each([
    ['Handläggare', PEOPLE],
    ['Beslutsfattare', PEOPLE],
    ['Familjehemssekreterare', PEOPLE],
    ['Enhet', ['Barn Och Unga', 'Vuxna Och Missbruk', 'Familje Rätten']],
    ['Utförare', ['Hemgården AB', 'Alfa omsorg AB', 'Egen regi']],
    ['Placeringsform', ['Familjehem', 'HVB', 'SiS-institution']],
    ['Insats', ['Särskilt boende', 'Städning', 'Tvätt']],
  ])('keeps %s', (header, cells) => {
    expect(only(header, cells).leaveOut).toBeUndefined();
  });

  it('says on which row the first personnummer stands, and never shows one', () => {
    const column = only('Etikett', ['a', 'b', 'om 20240616-2384', '20181222-2394']);
    expect(column.leaveOut).toEqual({ kind: 'personal_number_in_text', count: 2, rowNumber: 4 });
    expect(column.examples).toEqual(['a', 'b', 'om [personnummer]']);
    expect(column.mayBeKept).toBe(false);
  });

  it('does not take case numbers made of a date and four digits for personnummer', () => {
    // Consecutive numbers: one in ten has a right check digit.
    const numbers = Array.from(
      { length: 60 },
      (_, index) => `20240115-${String(index + 1).padStart(4, '0')}`,
    );
    const [key] = suggestColumns(table({ Ärendenummer: numbers, Enhet: numbers.map(() => 'A') }));
    expect(key).toMatchObject({ isKey: true });
    expect(key?.leaveOut).toBeUndefined();
    // But it says which somebody should look at: those that could be.
    expect(key?.chanceNumbers).toMatchObject({ count: 5, shapedCount: 60 });
    expect(key?.chanceNumbers?.rowNumbers).toHaveLength(5);
  });
});

describe('personnummer among numbers that look like them', () => {
  /** Case numbers of a date and four digits, none of which has a right check digit. */
  const caseNumbers = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const day = `202401${String(1 + (index % 28)).padStart(2, '0')}`;
      const numbers = Array.from(
        { length: 10 },
        (_, last) => `${day}-${String(index).padStart(3, '0')}${last}`,
      );
      return numbers.find((one) => findPersonalNumber(one) === 'shaped') ?? '';
    });
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const numbers = Array.from({ length: 10 }, (_, last) => `811218-${String(100 + index)}${last}`);
      return numbers.find((one) => findPersonalNumber(one) === 'valid') ?? '';
    });
  const withCentury = (count: number) => people(count).map((one) => `19${one}`);
  const keyOf = (numbers: readonly string[]) => suggestColumns(table({ Ärendenummer: numbers }))[0];

  it('refuses ten among thirty, and names the first that is one', () => {
    const key = keyOf([...caseNumbers(30), ...withCentury(10)]);
    expect(key).toMatchObject({ isKey: false, mayBeKept: false });
    expect(key?.leaveOut).toEqual({ kind: 'personal_number_values', count: 10, rowNumber: 32 });
    expect(key?.examples).toEqual(['[personnummer]', '[personnummer]', '[personnummer]']);
  });

  it('refuses ten of another form among two thousand', () => {
    const key = keyOf([...caseNumbers(990), ...people(10)]);
    expect(key?.leaveOut).toMatchObject({ kind: 'personal_number_values', count: 10, rowNumber: 992 });
  });

  it('asks when there are no more than chance gives, and says nothing when there are none', () => {
    expect(keyOf([...caseNumbers(30), ...withCentury(2)])).toMatchObject({
      isKey: true,
      mayBeKept: true,
      chanceNumbers: { count: 2, shapedCount: 32, rowNumbers: [32, 33] },
    });
    expect(keyOf(caseNumbers(30))).not.toHaveProperty('chanceNumbers');
  });

  it('asks about a key written as a personnummer among others, whatever its check digit', () => {
    const others = Array.from({ length: 12 }, (_, index) => `B2026/${1000 + index}`);
    for (const odd of ['811218-9877', '8112189877', 'akt 811218-9877', '701060-2394', '700065-2391']) {
      const key = keyOf([...others, odd]);
      const isAsked = key?.oddNumbers?.count === 1 && key.oddNumbers.rowNumbers[0] === 14;
      expect(isAsked || key?.mayBeKept === false, odd).toBe(true);
    }
    expect(keyOf([...others, '811218-9877'])).toMatchObject({ mayBeKept: true, oddNumbers: { count: 1 } });
    expect(keyOf(others)).not.toHaveProperty('oddNumbers');
  });

  it('does not ask where ten digits are how the cases are numbered', () => {
    const running = Array.from({ length: 40 }, (_, index) => `20261${40_000 + index}`);
    expect(keyOf(running)).not.toHaveProperty('oddNumbers');
    const units = ['BU', 'FH', 'ÄO'];
    expect(keyOf(running.map((one, index) => `${units[index % 3]}-${one}`))).not.toHaveProperty('oddNumbers');
    expect(keyOf([...running, '811218-9877'])).toMatchObject({ oddNumbers: { count: 1, rowNumbers: [42] } });
  });

  it('lets nothing in a key be masked where nobody is asked and nothing refused, unless all are written so', () => {
    const odd = fc.stringMatching(/^[0-9]{2}(0[0-9]|1[0-2])[0-9]{2}[-+ ]?[0-9]{4}$/);
    fc.assert(
      fc.property(odd, (number) => {
        const key = keyOf(['A-1', 'A-2', 'A-3', number]);
        const isMasked = maskPersonalNumbers(number) !== number;
        expect(!isMasked || key?.mayBeKept === false || key?.oddNumbers !== undefined).toBe(true);
      }),
    );
  });

  it('refuses numbers that lost their zero in Excel, but not every number of nine digits', () => {
    const lost = Array.from({ length: 30 }, (_, index) => {
      const start = `50${1 + (index % 9)}1${index % 10}23${index % 10}`;
      return Array.from({ length: 10 }, (_, last) => `${start}${last}`).find(
        (one) => findNumberWithoutZero(one) === 'valid',
      );
    });
    expect(keyOf(lost.map(String))?.leaveOut).toMatchObject({ kind: 'personal_number_values', count: 30 });
    const running = Array.from({ length: 2000 }, (_, index) => String(430_018_000 + 7 * index));
    expect(keyOf(running)).toMatchObject({ isKey: true, mayBeKept: true });
    expect(keyOf(running)).not.toHaveProperty('chanceNumbers');
  });

  it('refuses dates with marks and a number behind them', () => {
    const numbers = Array.from(
      { length: 30 },
      (_, index) => `1981-12-18-98${String(index).padStart(2, '0')}`,
    );
    const valid = numbers.filter((one) => findPersonalNumber(one) === 'valid');
    expect(keyOf(valid)?.leaveOut).toMatchObject({ kind: 'personal_number_values' });
    expect(keyOf(numbers)?.chanceNumbers).toMatchObject({ count: valid.length });
  });
});

describe('the key', () => {
  it.each([
    [{ Namn: PEOPLE, Ärendenummer: ['1', '2', '3', '4', '5', '6'] }, 'Ärendenummer'],
    [{ Kön: ['K', 'M'], 'Beslut-id': ['B1', 'B2'] }, 'Beslut-id'],
    [{ Dnr: ['1', '1'], Aktnr: ['7', '8'] }, 'Aktnr'],
    [{ Enhet: ['A', 'A'], Beteckning: ['x-1', 'x-2'] }, 'Beteckning'],
    [{ Personnummer: NUMBERS, Enhet: ['A', 'A', 'B'] }, undefined],
    [{ Id: NUMBERS, Enhet: ['A', 'A', 'B'] }, undefined],
  ])('of %o is %s', (columns, expected) => {
    expect(suggestColumns(table(columns)).find((one) => one.isKey)?.header).toBe(expected);
  });
});
