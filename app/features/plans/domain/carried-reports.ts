import type { CivilDate } from '#app/shared/domain/civil-date.ts';

type Dated = { readonly dueOn: CivilDate };

/**
 * Which occasion of a row takes over what was reported on each one of the version before, by its place: the one on the same
 * day; of the rest, between two that kept their days, the nearest in their order, each at most once. `null` where there is
 * none left: fewer occasions. Both lists are of one year and in order of their days, each day once.
 */
export function successors<Later extends Dated>(
  earlier: readonly Dated[],
  later: readonly Later[],
): (Later | null)[] {
  const found: (Later | null)[] = earlier.map(() => null);
  let [from, fromLater] = [0, 0];
  const matchUntil = (until: number, untilLater: number) => {
    const pairs = nearestInOrder(
      earlier.slice(from, until).map(dayOfYear),
      later.slice(fromLater, untilLater).map(dayOfYear),
    );
    for (const [one, other] of pairs) found[from + one] = later[fromLater + other] ?? null;
  };
  earlier.forEach(({ dueOn }, place) => {
    const same = later.findIndex((one) => one.dueOn === dueOn);
    if (same < 0) return;
    matchUntil(place, same);
    found[place] = later[same] ?? null;
    [from, fromLater] = [place + 1, same + 1];
  });
  matchUntil(earlier.length, later.length);
  return found;
}

/** In order and near enough to tell which of two days is the nearer. */
const dayOfYear = ({ dueOn }: Dated) => Number(dueOn.slice(5, 7)) * 31 + Number(dueOn.slice(8));

/** Pairs of places, as many as the shorter list has, in the order of both and with the least to move in all. */
function nearestInOrder(one: readonly number[], other: readonly number[]): [number, number][] {
  if (one.length > other.length) return nearestInOrder(other, one).map(([a, b]) => [b, a]);
  // The least to move of what is left of both lists, from each pair of places.
  const least = Array.from({ length: one.length + 1 }, (_, row) =>
    Array<number>(other.length + 2).fill(row === one.length ? 0 : Number.POSITIVE_INFINITY),
  );
  const leastAt = (a: number, b: number) => least[a]?.[b] ?? Number.POSITIVE_INFINITY;
  const paired = (a: number, b: number) => Math.abs((one[a] ?? 0) - (other[b] ?? 0)) + leastAt(a + 1, b + 1);
  for (let a = one.length - 1; a >= 0; a--) {
    for (let b = other.length - 1; b >= 0; b--) {
      const row = least[a];
      if (row) row[b] = Math.min(paired(a, b), leastAt(a, b + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let b = 0; pairs.length < one.length && b < other.length; b++) {
    const a = pairs.length;
    if (paired(a, b) <= leastAt(a, b + 1)) pairs.push([a, b]);
  }
  return pairs;
}
