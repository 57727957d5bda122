import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { canonicalContent, hasContent, longestText, numberOf } from './answer-content.ts';
import { findQuestion, type NumberQuestion, type Question, questionsOf } from './definition.ts';

const question = (key: string) => findQuestion(everyKindChecklist, key) as Question;
const minutes = question('minuter') as NumberQuestion;

describe('canonicalContent', () => {
  it.each([
    ['1 234,5', undefined],
    ['600', '600'],
    ['600,1', undefined],
    ['0', '0'],
    ['-0', '0'],
    ['−1', undefined],
    ['007', '7'],
    ['45,5', '45.5'],
    ['45.50', undefined],
    ['45,', undefined],
    ['1e2', undefined],
    ['60 minuter', undefined],
    ['', undefined],
  ])('a number with one decimal from 0 to 600: %j', (text, expected) => {
    expect(canonicalContent(minutes, text)).toBe(expected);
  });

  it('reads Swedish thousands and minus signs where nothing bounds the number', () => {
    const { atLeast: _least, atMost: _most, ...free } = minutes;
    expect(canonicalContent(free, ' 1\u00a0234\u202f567,5 ')).toBe('1234567.5');
    expect(canonicalContent(free, '−12 000')).toBe('-12000');
    expect(canonicalContent(free, '12 34')).toBeUndefined();
  });

  it('takes no number that would not come back as it was written', () => {
    const { atLeast: _least, atMost: _most, ...free } = minutes;
    expect(canonicalContent(free, '99 999 999 999')).toBe('99999999999');
    expect(canonicalContent(free, '100 000 000 000')).toBeUndefined();
    expect(canonicalContent(free, '12345678901234567890123')).toBeUndefined();
  });

  it.each([
    ['2026-02-28', '2026-02-28'],
    [' 2024-02-29 ', '2024-02-29'],
    ['2026-02-29', undefined],
    ['28/2 2026', undefined],
    ['', undefined],
  ])('a date: %j', (text, expected) => {
    expect(canonicalContent(question('inkom'), text)).toBe(expected);
  });

  it('keeps several choices in the order of the question, each once', () => {
    const heard = question('horda');
    expect(canonicalContent(heard, 'skolan  barnet skolan')).toBe('barnet skolan');
    expect(canonicalContent(heard, 'barnet pappa')).toBeUndefined();
    expect(canonicalContent(heard, ' ')).toBeUndefined();
  });

  it.each([
    ['n1>n3', 'n1>n3'],
    ['n2>n2', 'n2>n2'],
    ['n1>', undefined],
    ['n1', undefined],
    ['n1>n2>n3', undefined],
    ['n1>n9', undefined],
  ])('levels: %j', (text, expected) => {
    expect(canonicalContent(question('niva'), text)).toBe(expected);
  });

  it('trims words, writes their line breaks one way and sets them a limit', () => {
    const why = question('skal-over-standard');
    expect(canonicalContent(why, ' två\r\nrader\roch en \n')).toBe('två\nrader\noch en');
    expect(canonicalContent(why, 'x'.repeat(longestText))).toHaveLength(longestText);
    expect(canonicalContent(why, 'x'.repeat(longestText + 1))).toBeUndefined();
    expect(canonicalContent(why, ' \n ')).toBeUndefined();
  });

  it('has nothing for what is one choice', () => {
    for (const asked of questionsOf(everyKindChecklist).filter((one) => !hasContent(one)))
      expect([asked.kind, canonicalContent(asked, 'yes')]).toEqual([asked.kind, undefined]);
  });

  it('leaves alone what is canonical, whatever was written', () => {
    const digits = fc.stringMatching(/^[-−]?[0-9 {2}]{1,14}([.,][0-9]{1,4})?$/u);
    const written = fc.oneof(fc.string(), digits, fc.constantFrom('n1>n2', 'skolan barnet', '2026-10-31'));
    const { atLeast: _least, atMost: _most, ...free } = { ...minutes, decimals: 4 };
    const asked = fc.constantFrom<Question>(...questionsOf(everyKindChecklist), free);
    fc.assert(
      fc.property(asked, written, (one, text) => {
        const canonical = canonicalContent(one, text);
        if (canonical !== undefined) expect(canonicalContent(one, canonical)).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });
});

it('reads the number of a canonical text only', () => {
  expect([numberOf('1.5'), numberOf(''), numberOf(undefined), numberOf('x')]).toEqual([
    1.5,
    undefined,
    undefined,
    undefined,
  ]);
});
