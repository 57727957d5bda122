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

describe('items', () => {
  const items = { itemName: 'anmälan', itemsName: 'anmälningar', casesFulfilled: 2, casesWithFault: 1 };
  const none = { kind: 'none', reason: 'items' } as const;
  const sentenceOf = (more: Partial<Parameters<typeof resultSentence>[0]>) =>
    resultSentence({
      ...{ shortName: 'I tid', fulfilled: 5, base: 7, share: 5 / 7, interval: none, items },
      ...more,
    }).replaceAll('\u00a0', ' ');

  it('are counted by their name, with what they come to by case and nothing of the whole group', () => {
    expect(sentenceOf({})).toBe(
      'I tid: 5 av 7 anmälningar (71 %). Alla uppfyllda i 2 ärenden, minst en brist i 1.',
    );
    expect(sentenceOf({ fulfilled: 1, base: 1, share: null })).toContain('1 av 1 anmälan.');
  });

  it('say when there were none, and nothing where numbers are hidden', () => {
    expect(sentenceOf({ fulfilled: 0, base: 0, share: null })).toBe('I tid: frågan gällde inga anmälningar.');
    expect(sentenceOf({ fulfilled: null, base: null, share: null })).not.toMatch(/\d/);
  });
});
