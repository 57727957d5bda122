/** The arithmetic of the statistics specification §1–2 and the sampling specification §7, naive and in whole numbers. */

function choose(from: number, picked: number): bigint {
  if (picked < 0 || picked > from) return 0n;
  let product = 1n;
  for (let index = 1; index <= picked; index++) {
    product = (product * BigInt(from - picked + index)) / BigInt(index);
  }
  return product;
}

/** In how many of the ways to draw `drawn` of `frame` there are exactly `hits` of the `marked`. */
function waysToHit(frame: number, marked: number, drawn: number, hits: number): bigint {
  return choose(marked, hits) * choose(frame - marked, drawn - hits);
}

/**
 * The smallest and the largest number of fulfilled cases in the frame for which neither tail of what was found is 1 of
 * 40 or less; every possible number is tried, and the tails are compared as whole numbers.
 */
export function wholeCases(fulfilled: number, reviewed: number, frame: number): [low: number, high: number] {
  const all = choose(frame, reviewed);
  const possible: number[] = [];
  for (let marked = fulfilled; marked <= frame - (reviewed - fulfilled); marked++) {
    let atLeast = 0n;
    let atMost = 0n;
    for (let hits = 0; hits <= reviewed; hits++) {
      const ways = waysToHit(frame, marked, reviewed, hits);
      if (hits >= fulfilled) atLeast += ways;
      if (hits <= fulfilled) atMost += ways;
    }
    if (40n * atLeast > all && 40n * atMost > all) possible.push(marked);
  }
  return [Math.min(...possible), Math.max(...possible)];
}

/** Wilson 1927, 95 %, without continuity correction: the two roots of (p − share)² = z²·p(1 − p)/n. */
export function wilson(fulfilled: number, base: number): [low: number, high: number] {
  const z = 1.959963984540054;
  const share = fulfilled / base;
  const a = 1 + (z * z) / base;
  const b = -(2 * share + (z * z) / base);
  const c = share * share;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return [Math.max(0, (-b - root) / (2 * a)), Math.min(1, (-b + root) / (2 * a))];
}

/** Weights of the fulfilled over weights of all, each weight one over the case's chance (Hájek). */
export function weighted(outcomes: readonly { isFulfilled: boolean; chance: number }[]): number {
  const weightOf = (some: readonly { chance: number }[]) =>
    some.reduce((sum, { chance }) => sum + 1 / chance, 0);
  return weightOf(outcomes.filter(({ isFulfilled }) => isFulfilled)) / weightOf(outcomes);
}

/** A number 0–1 as whole per cent, a half away from zero. The nudge is for halves that binary cannot hold. */
export function percentOfShare(share: number): number {
  return Math.floor(share * 100 + 0.5 + 1e-9);
}

type Group = { count: number; size: number; satisfying: number; minimum: number | undefined };

/**
 * The chance of a case of the group: size over count; with a minimum, the expected number of satisfying cases over how
 * many there are, and of the others likewise.
 */
export function chanceIn({ count, size, satisfying, minimum }: Group, isSatisfying: boolean): number {
  const drawn = Math.min(size, count);
  if (minimum === undefined) return drawn / count;
  const required = Math.min(minimum, satisfying);
  let expected = 0n;
  for (let hits = 0; hits <= drawn; hits++) {
    expected += waysToHit(count, satisfying, drawn, hits) * BigInt(Math.max(required, hits));
  }
  // Fifteen digits more than the quotient needs, before it becomes a number with a point.
  const digits = 10n ** 25n;
  const taken = Number((expected * digits) / choose(count, drawn)) / 1e25;
  return isSatisfying ? taken / satisfying : (drawn - taken) / (count - satisfying);
}
