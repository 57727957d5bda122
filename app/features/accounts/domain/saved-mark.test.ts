import { describe, expect, it } from 'vitest';
import { readSavedMark, savedAddress } from './saved-mark.ts';

const AT = '2026-11-02T08:00:00.123Z';

describe('what a page has just saved', () => {
  const address = savedAddress('/register/1/installningar', { what: 'kolumner', at: AT });

  it('stands in the address it goes to, at its place on the page', () => {
    expect(address).toBe('/register/1/installningar?sparat=kolumner&tid=1793606400123#kolumner');
  });

  it('is told for a minute, not when somebody comes back to the address later', () => {
    const read = (now: string) => readSavedMark(`http://x${address}`, now);
    expect(read(AT)).toEqual({ what: 'kolumner', at: AT });
    expect(read('2026-11-02T08:01:00.123Z')).toEqual({ what: 'kolumner', at: AT });
    expect(read('2026-11-02T08:01:00.124Z')).toBeNull();
    expect(read('2026-11-02T08:00:00.122Z')).toBeNull();
  });

  it.each([
    '',
    '?sparat=kolumner',
    '?tid=1793606400123',
    '?sparat=kolumner&tid=1e12',
    '?sparat=kolumner&tid=',
  ])('is nothing in %j', (query) => {
    expect(readSavedMark(`http://x/${query}`, AT)).toBeNull();
  });
});
