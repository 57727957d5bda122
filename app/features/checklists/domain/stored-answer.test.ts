import { expect, it } from 'vitest';
import { answerOptions } from './definition.ts';
import { answerOf, optionOf, storedValue } from './stored-answer.ts';

it('gives back every option it stores, also through JSON', () => {
  for (const option of [...answerOptions, null]) {
    expect(optionOf(JSON.parse(JSON.stringify(storedValue(option))))).toBe(option);
  }
});

it('reads nothing out of what it does not know', () => {
  for (const strange of [undefined, 'yes', 7, {}, { option: 'kanske' }, []])
    expect(optionOf(strange)).toBeNull();
  expect(answerOf({ value: null, reason: 'r', comment: 'c' })).toEqual({
    option: null,
    reason: 'r',
    comment: 'c',
  });
});
