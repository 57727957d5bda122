import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommentThread, nextCommented, placeThreads, unresolvedOf } from './comment-threads.ts';

const thread = (id: number, questionKey: string | null, isResolved = false): CommentThread => ({
  id,
  questionKey,
  text: 'Se sidan 3',
  writtenAt: '2026-11-02T10:00:00.000Z',
  writtenByName: 'Maria Ek',
  about: 'Barnet till tals',
  replies: [],
  resolved: isResolved ? { at: '2026-11-03T10:00:00.000Z', byName: 'Maria Ek' } : null,
  mayResolve: true,
});

const keys = ['a', 'b', 'c#1', 'c#2'];
const anyThreads = fc.array(
  fc
    .tuple(fc.constantFrom(null, ...keys, 'taken-away#3'), fc.boolean())
    .map(([key, done]) => [key, done] as const),
);

describe('comments', () => {
  it('are each shown in exactly one place, whatever is visible', () => {
    fc.assert(
      fc.property(anyThreads, fc.subarray(keys), (made, shown) => {
        const threads = made.map(([key, done], index) => thread(index + 1, key, done));
        const { byQuestion, elsewhere } = placeThreads(threads, shown);
        const ids = [...[...byQuestion.values()].flat(), ...elsewhere].map(({ id }) => id);
        expect(ids.toSorted((a, b) => a - b)).toEqual(threads.map(({ id }) => id));
        for (const key of byQuestion.keys()) expect(shown).toContain(key);
      }),
    );
  });

  it('on a hidden question and on the whole review stand on their own', () => {
    const threads = [thread(1, 'a'), thread(2, 'b'), thread(3, null)];
    const { byQuestion, elsewhere } = placeThreads(threads, ['a']);
    expect(elsewhere.map(({ id }) => id)).toEqual([2, 3]);
    expect([...byQuestion.keys()]).toEqual(['a']);
  });

  it('wait until they are resolved', () => {
    expect(unresolvedOf([thread(1, 'a', true), thread(2, 'a')]).map(({ id }) => id)).toEqual([2]);
  });

  it('lead from one question to the next that is not resolved, and round again', () => {
    const threads = [thread(1, 'c#2'), thread(2, 'a'), thread(3, 'b', true), thread(4, null)];
    expect(nextCommented(threads, keys, null)).toBe('a');
    expect(nextCommented(threads, keys, 'a')).toBe('c#2');
    expect(nextCommented(threads, keys, 'c#2')).toBe('a');
    expect(nextCommented(threads, ['b'], 'b')).toBeUndefined();
    expect(nextCommented([thread(1, 'a')], keys, 'a')).toBe('a');
  });
});
