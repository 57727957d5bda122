import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asksFor,
  columnsAskedFor,
  type Facts,
  fillIn,
  mayBeFilledIn,
  oneLine,
  placeholderFaults,
} from './placeholders.ts';

const facts: Facts = {
  fråga: 'Aktuell plan',
  svar: 'Nej',
  skäl: 'Planen är gammal.',
  referensdatum: '2026-10-31',
};
const columns = {
  Lagrum: 'LVU\u00a02 §',
  Start: '2024-01-15',
  Tom: ' ',
  Handläggare: 'Karin Ek',
  Not: '811218-9876',
};

describe('what may never be filled in', () => {
  it.each([
    ['ärende', 'eget fält'],
    ['Ärendenummer', 'eget fält'],
    ['Dnr', 'eget fält'],
    ['Namn', 'vem någon är'],
    ['Personnummer', 'vem någon är'],
    ['Barnets namn', 'vem någon är'],
    ['Handläggare', 'vem någon är'],
    ['Ansvarig chef', 'vem någon är'],
    ['Skyddad identitet', 'vem någon är'],
    ['Telefon', 'vem någon är'],
    ['Fritext', 'vem någon är'],
  ])('{%s}', (inside, why) => {
    const text = `Brist: {${inside}}`;
    expect(mayBeFilledIn(inside)).toBe(false);
    expect(placeholderFaults(text).join()).toContain(why);
    expect(fillIn(text, facts, { ...columns, [inside]: 'Karin Ek' })).toBe(text);
  });

  it('is a personnummer, whatever its column is called', () => {
    expect(fillIn('Se {Not}', facts, columns)).toBe('Se uppgift saknas');
  });
});

describe('filling in', () => {
  it('puts facts and columns in their places, whatever the letters are', () => {
    expect(fillIn('{Fråga}: {svar} ({ lagrum }, {REFERENSDATUM})', facts, columns)).toBe(
      'Aktuell plan: Nej (LVU 2 §, 2026-10-31)',
    );
    expect(fillIn('Sedan {Start}. {skäl}', facts, columns)).toBe('Sedan 2024-01-15. Planen är gammal.');
  });

  it('says where a fact is missing, and keeps the value of a column short', () => {
    expect(fillIn('{Tom}, {Finns inte}', facts, columns)).toBe('uppgift saknas, uppgift saknas');
    expect(fillIn('{skäl}', { ...facts, skäl: '' }, columns)).toBe('uppgift saknas');
    expect(fillIn('{Lång}', facts, { Lång: 'ord '.repeat(500) }).length).toBeLessThanOrEqual(120);
  });

  it('fills in nothing that a value asks for', () => {
    expect(fillIn('{Start}', facts, { Start: '{Lagrum}', Lagrum: 'x' })).toBe('{Lagrum}');
    expect(fillIn('{svar}', { ...facts, svar: '$& $1' }, {})).toBe('$& $1');
  });

  it('leaves a text without braces as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!/[{}]/u.test(text)) expect(fillIn(text, facts, columns)).toBe(text);
      }),
    );
  });
});

describe('what is wrong with a text', () => {
  it.each([
    ['En {fråga och en till', 'klammer'],
    ['fråga} saknar', 'klammer'],
    ['{ }', 'ingenting'],
    ['{Lagrumm}', '{Lagrumm} är okänt'],
  ])('%s', (text, expected) => {
    expect(placeholderFaults(text, ['Lagrum', 'Start']).join()).toContain(expected);
  });

  it('is nothing where each is a fact or a known column', () => {
    expect(placeholderFaults('{Fråga} {svar} {skäl} {referensdatum} {lagrum} utan', ['Lagrum'])).toEqual([]);
    // A file does not know which registers there are.
    expect(placeholderFaults('{Lagrumm}')).toEqual([]);
  });

  it('tells columns from facts', () => {
    expect(columnsAskedFor('{skäl} {Lagrum} {Start} {}')).toEqual(['Lagrum', 'Start']);
    expect([asksFor('x {Skäl}', 'skäl'), asksFor('x', 'skäl')]).toEqual([true, false]);
  });
});

it('cuts at a word', () => {
  expect(oneLine('ett två\n tre', 20)).toBe('ett två tre');
  expect(oneLine('ett två tre fyra', 12)).toBe('ett två …');
});
