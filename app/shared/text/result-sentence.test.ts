import { describe, expect, it } from 'vitest';
import { countInWords, intervalInWords, resultSentence } from './result-sentence.ts';

const heard = {
  shortName: 'Barnet har kommit till tals',
  fulfilled: 8,
  base: 10,
  share: 0.8,
  interval: { kind: 'cases', low: 65, high: 137, frame: 141 },
} as const;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a result read aloud', () => {
  it('says count, share and what it means for the whole group', () => {
    expect(plain(resultSentence(heard))).toBe(
      'Barnet har kommit till tals: 8 av 10 (80 %). I hela gruppen om 141 gäller det troligen mellan 65 och 137 ärenden.',
    );
  });

  it('speaks of shares where the base in the group is unknown', () => {
    expect(plain(intervalInWords({ kind: 'share', low: 0.49, high: 0.943 }))).toBe(
      'I hela gruppen gäller det troligen mellan 49 % och 94 % av de ärenden som frågan gäller.',
    );
  });

  it('does not speak of a range where there is none', () => {
    expect(plain(intervalInWords({ kind: 'cases', low: 1, high: 1, frame: 2 }))).toContain(
      'troligen 1 ärende.',
    );
  });

  it('says when everything was reviewed, and nothing of the group when the choice was not random', () => {
    const said = (reason: 'census' | 'notRandom' | 'preliminary') =>
      plain(resultSentence({ ...heard, interval: { kind: 'none', reason } }));
    expect(said('census')).toBe(
      'Barnet har kommit till tals: 8 av 10 (80 %). Alla ärenden i gruppen är granskade.',
    );
    expect(said('notRandom')).toContain('bara något om de granskade');
    expect(said('preliminary')).toBe('Barnet har kommit till tals: hittills 8 av 10 (80 %).');
  });

  it('hides what is hidden', () => {
    expect(countInWords({ fulfilled: null, base: 10, share: null })).toBe('–');
    expect(plain(countInWords({ fulfilled: 9, base: 9, share: null }))).toBe('9 av 9');
    expect(resultSentence({ ...heard, fulfilled: null, share: null, interval: null })).toBe(
      'Barnet har kommit till tals: antalet visas inte, eftersom små antal döljs.',
    );
  });

  it('says so when the question applied to nobody', () => {
    expect(resultSentence({ ...heard, fulfilled: 0, base: 0, share: null })).toContain(
      'inget av de granskade',
    );
  });
});
