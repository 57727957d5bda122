import { expect, it } from 'vitest';
import { isReasonInWords, mayTypeSeedAgain } from './redraw.ts';

it.each([
  ['', false],
  ['.', false],
  ['..........', false],
  ['1234567890', false],
  ['   a b c d e f g h i   ', false],
  ['åäöåäöåäö', false],
  ['åäöåäöåäöå', true],
  ['Fel uttag, 3', false],
  ['Uttaget var fel', true],
])('%j is a reason in words: %s', (reason, isInWords) => {
  expect(isReasonInWords(reason)).toBe(isInWords);
});

it('nobody types a seed after one that no single person decided, whatever came between', () => {
  const draws = (...origins: ('generated' | 'entered' | 'dice' | 'twoParts' | 'locked')[]) =>
    origins.map((seedOrigin) => ({ seedOrigin }));
  expect(mayTypeSeedAgain(draws())).toBe(true);
  expect(mayTypeSeedAgain(draws('generated', 'entered', 'dice'))).toBe(true);
  expect(mayTypeSeedAgain(draws('twoParts'))).toBe(false);
  expect(mayTypeSeedAgain(draws('locked', 'generated'))).toBe(false);
});
