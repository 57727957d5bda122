import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseCaseKey } from '#app/features/sampling/domain/case-key.ts';
import { designAttributes } from '#app/features/sampling/domain/design.ts';
import { attributeValue, canonicalFrameText, composeFrame } from '#app/features/sampling/domain/frame.ts';
import { checkSeed, composeSeed } from '#app/features/sampling/domain/seed.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';

describe('order by UTF-8 bytes', () => {
  it('agrees with a comparison of the encoded bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  it('puts an emoji after a full-width letter, where UTF-16 would not', () => {
    expect(compareUtf8('\u{1F600}', '\uFF21')).toBeGreaterThan(0);
    expect('\u{1F600}' < '\uFF21').toBe(true);
  });
});

describe('case keys', () => {
  it.each([
    ['  2024-1007\u00a0', '2024-1007'],
    ['A\u030angström', 'Ångström'],
    ['\u{1F600}'.repeat(200), '\u{1F600}'.repeat(200)],
  ])('%j becomes %j', (text, key) => {
    expect(normaliseCaseKey(text)).toEqual({ ok: true, value: key });
  });

  it.each([
    ['', 'empty'],
    [' \t ', 'empty'],
    ['x'.repeat(201), 'tooLong'],
  ])('%j is refused as %s', (text, error) => {
    expect(normaliseCaseKey(text)).toEqual({ ok: false, error });
  });
});

describe('composing a frame', () => {
  it('names every row at fault, duplicates by their normalised key', () => {
    const row = (key: string) => ({ key, attributes: {} });
    expect(composeFrame([row('Å'), row(' '), row('b'), row('A\u030a '), row('x'.repeat(201))])).toEqual({
      ok: false,
      error: [
        { kind: 'empty', row: 2 },
        { kind: 'tooLong', row: 5 },
        { kind: 'duplicate', key: 'Å', rows: [1, 4] },
      ],
    });
  });

  it('reads a column called constructor as missing where the case lacks it', () => {
    expect(attributeValue({ key: '1', attributes: {} }, 'constructor')).toBe('');
  });
});

describe('the canonical file', () => {
  it('quotes only the fields that need it and ends every line with LF', () => {
    const frame = composeFrame([
      { key: 'b', attributes: { 'a;b': 'x"y', c: 'rad\r\nrad' } },
      { key: 'a', attributes: { 'a;b': 'Å, ok' } },
    ]);
    expect(frame.ok && canonicalFrameText(frame.value, ['a;b', 'c'])).toBe(
      'nyckel;"a;b";c\na;Å, ok;\nb;"x""y";"rad\r\nrad"\n',
    );
  });

  it('lists the attributes of strata and quotas once each, by bytes', () => {
    const quota = { values: ['x'], minimum: 1 };
    expect(
      designAttributes({
        allocation: { kind: 'perStratum', attribute: 'Ö', size: 1 },
        quotas: [
          { ...quota, attribute: 'b' },
          { ...quota, attribute: 'Ö' },
          { ...quota, attribute: 'Z' },
        ],
      }),
    ).toEqual(['Z', 'b', 'Ö']);
  });
});

describe('seeds', () => {
  it.each(['2026-H2-530177', 'frö åäö', ' ', 'x'.repeat(100)])('%j may be used', (seed) => {
    expect(checkSeed(seed)).toEqual({ ok: true, value: seed });
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(101), 'tooLong'],
    ['a|b', 'forbiddenCharacter'],
    ['a\nb', 'forbiddenCharacter'],
    ['a\r', 'forbiddenCharacter'],
  ])('%j is refused as %s', (seed, error) => {
    expect(checkSeed(seed)).toEqual({ ok: false, error });
  });

  it('suggests the half-year of the reference date and six digits', () => {
    expect(composeSeed('2026-06-30', 7)).toBe('2026-H1-000007');
    expect(composeSeed('2026-07-01', 530177)).toBe('2026-H2-530177');
  });
});
