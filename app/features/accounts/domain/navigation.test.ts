import { expect, it } from 'vitest';
import { isUnder } from './navigation.ts';

it('marks the entry that a page stands under, and no other that begins alike', () => {
  const deviations = { to: '/avvikelser', also: ['/lex-sarah'] };
  for (const pathname of ['/avvikelser', '/avvikelser/3', '/lex-sarah', '/lex-sarah/3']) {
    expect(isUnder(pathname, deviations)).toBe(true);
  }
  for (const pathname of ['/', '/atgarder/3', '/avvikelserna', '/lex-sarahs']) {
    expect(isUnder(pathname, deviations)).toBe(false);
  }
  expect(isUnder('/', { to: '/', also: [] })).toBe(true);
  expect(isUnder('/register', { to: '/', also: [] })).toBe(false);
});
