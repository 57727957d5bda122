import { describe, expect, it } from 'vitest';
import { checkSeed, checkSeedPart } from '#app/features/sampling/domain/seed.ts';
import { parseDrawForm } from './draw-form.ts';
import { parseLockSeedForm } from './lock-seed-form.ts';
import { parseSeedPartForm } from './seed-part-form.ts';

const draw = (seedOrigin: string, fields: { seed?: string; throws?: string }) =>
  parseDrawForm({
    seedOrigin,
    seed: '',
    throws: '',
    diceCount: '4',
    firstPersonId: '',
    secondPersonId: '',
    redrawReason: '',
    drawsSeen: '0',
    ...fields,
  });

function part(text: string) {
  const form = new FormData();
  form.set('personId', '7');
  form.set('part-7', text);
  return parseSeedPartForm(form);
}

const locked = (seed: string) =>
  parseLockSeedForm({ unitId: '1', year: '2026', origin: 'entered', seed, source: 'nämndens protokoll' });

/** Without width, turning the reading direction, nothing at all, joined, a soft hyphen. */
const INVISIBLE = ['\u200b', '\u202e', '\u0000', '\u200d', '\u00ad'];

describe.each(INVISIBLE)('a seed with %j', (character) => {
  it.each([`12${character}34`, `${character}ab`, `å ${character}`])(
    'is refused where it is typed: %j',
    (text) => {
      const words = 'innehåller ett tecken som inte syns';
      expect(draw('entered', { seed: text })).toMatchObject({
        ok: false,
        error: [{ field: 'seed', message: expect.stringContaining(words) }],
      });
      expect(part(text)).toMatchObject({
        ok: false,
        error: { field: 'part-7', message: expect.stringContaining(words) },
      });
      expect(locked(text)).toMatchObject({
        ok: false,
        error: [{ field: 'seed', message: expect.stringContaining(words) }],
      });
      expect(draw('dice', { throws: `3516${character}2241` })).toMatchObject({ ok: false });
    },
  );

  it('is one by the specification all the same: a protocol that has it can be verified', () => {
    expect(checkSeed(`12${character}34`).ok).toBe(true);
  });
});

it.each(['Nämnden 2026-01-22 § 7', 'ÅÄÖ – “x”', '🎲 351622', 'e\u0301tudes 4'])(
  '%j is taken as it is read',
  (text) => {
    const seed = text.normalize('NFC');
    expect(draw('entered', { seed: text })).toMatchObject({ ok: true, value: { seed: { text: seed } } });
    expect(part(text)).toMatchObject({ ok: true, value: { part: seed } });
    expect(locked(text)).toMatchObject({ ok: true, value: { seed } });
  },
);

it('a line separator counts as a space at the ends and is refused inside', () => {
  expect(draw('entered', { seed: 'ab\u2028' })).toMatchObject({ ok: true, value: { seed: { text: 'ab' } } });
  for (const parsed of [draw('entered', { seed: 'a\u2028b' }), part('a\u2028b'), locked('a\u2028b')]) {
    expect(parsed.ok).toBe(false);
  }
});

describe('a part of a seed', () => {
  it.each(['a', '3516', 'sju-sju', 'aaaaaaaa', '12121212', '🎲🎲🎲🎲🎲🎲🎲', 'abc     '])(
    '%j is too easy to guess',
    (text) => {
      expect(part(text)).toEqual({
        ok: false,
        error: { field: 'part-7', message: expect.stringMatching(/minst 8 tecken.*låt programmet skapa/) },
      });
    },
  );

  it.each(['35162241', 'åtta-åtta', '🎲🎯🎱🎳🎲🎯🎱🎳'])('%j is long enough', (text) => {
    expect(part(text)).toMatchObject({ ok: true, value: { part: text } });
  });

  it('is one by the specification however short, and so is a seed that is written in', () => {
    expect(checkSeedPart('a')).toEqual({ ok: true, value: 'a' });
    expect(draw('entered', { seed: 'a' })).toMatchObject({ ok: true, value: { seed: { text: 'a' } } });
    expect(locked('a')).toMatchObject({ ok: true, value: { seed: 'a' } });
  });
});
