import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePersonalNumber } from './normalise-personal-number.ts';
import { findPersonalNumber } from './personal-number.ts';
import { keyFingerprint, makePseudonymise, pseudonymOf } from './pseudonym.ts';

const key = new Uint8Array(32).map((_, index) => index);
const today = '2026-11-21';

/** The check digit by the Luhn rule, written apart from the program. */
function withCheckDigit(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return nine + String((10 - (sum % 10)) % 10);
}
const dashed = (ten: string) => `${ten.slice(0, 6)}-${ten.slice(6)}`;

describe('a number normalised', () => {
  const ten = withCheckDigit('811218987');

  it.each([
    ten,
    dashed(ten),
    `19${ten}`,
    `19${dashed(ten)}`,
    `${ten.slice(0, 6)} ${ten.slice(6)}`,
    ` 19${ten.slice(0, 6)} - ${ten.slice(6)} `,
    `1981-12-18-${ten.slice(6)}`,
    `${ten.slice(0, 6)}–${ten.slice(6)}`,
    `${ten.slice(0, 6)}\u00ad-${ten.slice(6)}`,
    `\u200b${dashed(ten)}\u00a0`,
    [...ten].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  ])('%j is one and the same', (written) => {
    expect(normalisePersonalNumber(written, today)).toBe(`19${ten}`);
  });

  it('gets its lost zero back', () => {
    const born2005 = withCheckDigit('050110230');
    expect(normalisePersonalNumber(born2005.slice(1), today)).toBe(`20${born2005}`);
    expect(normalisePersonalNumber(dashed(born2005), today)).toBe(`20${born2005}`);
  });

  it('keeps the sixty days of a samordningsnummer', () => {
    const coordination = withCheckDigit('701063239');
    expect(normalisePersonalNumber(dashed(coordination), today)).toBe(`19${coordination}`);
  });

  it('takes the century from the day it is read and from the plus sign', () => {
    const january = withCheckDigit('260115123');
    expect(normalisePersonalNumber(dashed(january), '2026-11-21')).toBe(`20${january}`);
    expect(normalisePersonalNumber(dashed(january), '2026-01-14')).toBe(`19${january}`);
    expect(normalisePersonalNumber(dashed(january).replace('-', '+'), '2026-11-21')).toBe(`19${january}`);
    const december = withCheckDigit('271231123');
    expect(normalisePersonalNumber(dashed(december).replace('-', '+'), '2026-11-21')).toBeUndefined();
  });

  it.each([
    '',
    '811218-9875',
    '19811318-9876',
    '20301218-9876',
    'B2020/00001',
    '8112189876 Ines Dahl',
    '1,98112E+11',
    '81121898',
  ])('%j is none', (written) => {
    expect(normalisePersonalNumber(written, today)).toBeUndefined();
  });
});

describe('a pseudonym', () => {
  it('is the beginning of HMAC-SHA-256, as another implementation computes it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.stringMatching(/^\d{12}$/),
        (secret, number) => {
          const digest = createHmac('sha256', secret).update(`aktsam-pseudonym/1\n${number}`).digest();
          const bits = BigInt(`0x${digest.subarray(0, 10).toString('hex')}`);
          const letters = Array.from(
            { length: 16 },
            (_, index) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number((bits >> BigInt(75 - 5 * index)) & 31n)],
          ).join('');
          expect(pseudonymOf(secret, number)).toBe(`P-${letters.match(/.{4}/g)?.join('-')}`);
        },
      ),
    );
  });

  it('is the same however the number is written, another for another person and under another key', () => {
    const pseudonymise = makePseudonymise(key, today);
    const ten = withCheckDigit('811218987');
    const one = pseudonymise(dashed(ten))?.pseudonym;
    expect(one).toMatch(/^P(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    expect(pseudonymise(`19${ten}`)?.pseudonym).toBe(one);
    expect(pseudonymise(withCheckDigit('811218986'))?.pseudonym).not.toBe(one);
    expect(pseudonymOf(new Uint8Array(32), `19${ten}`)).not.toBe(one);
    expect(pseudonymise('811218-0000')).toBeUndefined();
  });

  it('never looks like a personnummer itself, and never repeats among many', () => {
    const seen = new Set<string>();
    for (let number = 0; number < 20_000; number += 1)
      seen.add(pseudonymOf(key, String(190_000_000_000 + number)));
    for (const pseudonym of seen) expect(findPersonalNumber(pseudonym)).toBeUndefined();
    expect(seen.size).toBe(20_000);
  });

  it('tells keys apart without giving them away', () => {
    expect(keyFingerprint(key)).toMatch(/^[0-9a-f]{32}$/);
    expect(keyFingerprint(key)).not.toBe(keyFingerprint(new Uint8Array(32)));
    expect(keyFingerprint(key)).not.toContain(Buffer.from(key).toString('hex').slice(0, 8));
  });
});
