import { comparableName } from './cell-text.ts';

const LIKE_ENOUGH = 0.75;

/**
 * How alike two names are, from 0 to 1, whatever the order of their words: 1 when they have the same words ("Lindgren,
 * Anna" and "Anna Lindgren"). An initial is like the word it begins, and a slip of one letter in a word of four or more
 * weighs little. Words that only one of them has take away.
 */
export function nameSimilarity(a: string, b: string): number {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((one, other) => one.length - other.length);
  if (short === undefined || long === undefined || short.length === 0) return 0;
  const left = [...long];
  let sum = 0;
  for (const word of short) {
    const likes = left.map((other) => wordSimilarity(word, other));
    const best = Math.max(0, ...likes);
    if (best === 0) continue;
    sum += best;
    left.splice(likes.indexOf(best), 1);
  }
  // A single word in common with a longer name (a surname) is not enough to say that it is the same person.
  return short.length === 1 && long.length > 1 ? 0.5 * sum : sum / (short.length + left.length / 2);
}

/** The ones most like the name, the likest first and at most `limit`; none when nothing is like enough. */
export function mostAlike<T extends { readonly name: string }>(
  name: string,
  among: readonly T[],
  limit = 1,
): T[] {
  return among
    .map((one) => ({ one, likeness: nameSimilarity(name, one.name) }))
    .filter(({ likeness }) => likeness >= LIKE_ENOUGH)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit)
    .map(({ one }) => one);
}

function wordsOf(name: string): string[] {
  return comparableName(name.normalize('NFC').replace(/\([^)]*\)/gu, ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === 1) return /\d/.test(short) || !long.startsWith(short) ? 0 : 0.8;
  if (withoutMarks(a) === withoutMarks(b)) return 0.95;
  return short.length >= 4 && isOneSlip(short, long) ? 0.85 : 0;
}

const withoutMarks = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

/** One letter changed, added, lost, or two beside each other in the wrong order. */
function isOneSlip(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  const [left, right] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  return right.length <= 1 || (right.length === 2 && left === [...right].reverse().join(''));
}
