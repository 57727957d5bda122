import { expect, it } from 'vitest';
import { answerOptions } from './definition.ts';
import { answerOf, givenOf, storedValue } from './stored-answer.ts';

it('gives back every answer it stores, also through JSON', () => {
  for (const option of [...answerOptions, 'steg-3', null]) {
    expect(givenOf(JSON.parse(JSON.stringify(storedValue({ option }))))).toEqual({ option, content: '' });
  }
  const content = '2026-10-31';
  expect(givenOf(JSON.parse(JSON.stringify(storedValue({ option: null, content }))))).toEqual({
    option: null,
    content,
  });
  expect(storedValue({ option: null, content: '' })).toBeNull();
});

it('reads nothing out of what it does not know', () => {
  for (const strange of [undefined, null, 'yes', 7, {}, { option: 7 }, { content: ['a'] }, []])
    expect(givenOf(strange)).toEqual({ option: null, content: '' });
  expect(answerOf({ value: null, reason: 'r', comment: 'c', evidence: 'e' })).toEqual({
    option: null,
    content: '',
    reason: 'r',
    comment: 'c',
    evidence: 'e',
  });
});
