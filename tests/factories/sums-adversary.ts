import type { Sums } from '#app/features/plans/domain/hidden-sums.ts';

export const T = 5;

/** What is printed: null where it is hidden. */
export type Printed = readonly (readonly (number | null)[])[];

export const sumAt = ({ counts, rows, columns }: Sums, row: number, column: number) =>
  (rows[row] ?? []).reduce(
    (sum, leaf) =>
      sum + (columns[column] ?? []).reduce((part, kind) => part + (counts[leaf]?.[kind] ?? 0), 0),
    0,
  );
export const printed = (sums: Sums, hidden: readonly (readonly boolean[])[]): Printed =>
  sums.rows.map((_, row) =>
    sums.columns.map((__, column) => (hidden[row]?.[column] ? null : sumAt(sums, row, column))),
  );
/** Only the small ones, nothing beside them. */
export const smallOnly = (sums: Sums) =>
  sums.rows.map((_, row) =>
    sums.columns.map((__, column) => sumAt(sums, row, column) > 0 && sumAt(sums, row, column) < T),
  );

/** A sum that she has seen, as the counts it is made of. */
type Equation = { readonly of: readonly number[]; readonly total: number };

/**
 * Somebody who knows every table that was printed and how the sums hang together, and works out the least and the most
 * that each count and each hidden sum can be: from every equation, what the others leave for each of its counts, until
 * nothing narrows any more.
 */
export function reason(sums: Sums, tables: Printed) {
  const kinds = sums.counts[0]?.length ?? 0;
  const placesOf = (row: number, column: number) =>
    (sums.rows[row] ?? []).flatMap((leaf) => (sums.columns[column] ?? []).map((kind) => leaf * kinds + kind));
  const seen = tables.flatMap((inRow, row) =>
    inRow.flatMap((total, column): Equation[] =>
      total === null ? [] : [{ of: placesOf(row, column), total }],
    ),
  );
  const equations = [...seen, ...differences(seen)];
  const size = sums.counts.length * kinds;
  const low = Array.from({ length: size }, () => 0);
  const high = Array.from({ length: size }, () => Number.POSITIVE_INFINITY);
  for (let isNarrower = true; isNarrower; ) {
    isNarrower = false;
    for (const { of, total } of equations) {
      for (const place of of) {
        const others = of.filter((one) => one !== place);
        const most = total - others.reduce((sum, one) => sum + (low[one] ?? 0), 0);
        const least = total - others.reduce((sum, one) => sum + (high[one] ?? 0), 0);
        if (most < (high[place] ?? 0)) [high[place], isNarrower] = [most, true];
        if (least > (low[place] ?? 0)) [low[place], isNarrower] = [least, true];
      }
    }
  }
  return (row: number, column: number) => {
    const places = placesOf(row, column);
    const within = equations.filter(({ of }) => of.every((one) => places.includes(one)));
    const holding = equations.filter(({ of }) => places.every((one) => of.includes(one)));
    const sum = (bounds: readonly number[]) => places.reduce((total, one) => total + (bounds[one] ?? 0), 0);
    return {
      least: Math.max(sum(low), ...within.map(({ total }) => total)),
      most: Math.min(sum(high), ...holding.map(({ total }) => total)),
    };
  };
}

/** A sum less another that it holds wholly is a sum too: what subtraction gives, once and twice. */
function differences(seen: readonly Equation[]): Equation[] {
  const once = subtracted(seen, seen);
  return [...once, ...subtracted(seen, once)];
}

const subtracted = (from: readonly Equation[], what: readonly Equation[]): Equation[] =>
  from.flatMap((whole) =>
    what.flatMap((part) =>
      part.of.length < whole.of.length && part.of.every((one) => whole.of.includes(one))
        ? [{ of: whole.of.filter((one) => !part.of.includes(one)), total: whole.total - part.total }]
        : [],
    ),
  );

/** The printed sums that she knows to be small, or knows exactly though they are hidden. */
export function givenAway(sums: Sums, hidden: readonly (readonly boolean[])[]): string[] {
  const tables = printed(sums, hidden);
  const bounds = reason(sums, tables);
  return tables.flatMap((inRow, row) =>
    inRow.flatMap((total, column) => {
      if (total !== null) return total > 0 && total < T ? [`${row}:${column} stands there`] : [];
      const { least, most } = bounds(row, column);
      const isSmall = sumAt(sums, row, column) > 0 && sumAt(sums, row, column) < T;
      return least === most || (isSmall && most < T) ? [`${row}:${column} is ${least}–${most}`] : [];
    }),
  );
}

/** An organisation of one top with departments of units; leaf 0 is the top by itself, then each department and its units. */
export function treeRows(departments: readonly number[]): { rows: number[][]; leaves: number } {
  const rows: number[][] = [[0]];
  let next = 1;
  for (const units of departments) {
    const own = Array.from({ length: units + 1 }, (_, index) => next + index);
    rows.push(own, ...own.map((leaf) => [leaf]));
    next += units + 1;
  }
  rows.push(Array.from({ length: next }, (_, leaf) => leaf));
  return { rows, leaves: next };
}

export const withTotal = (kinds: number) => [
  ...Array.from({ length: kinds }, (_, kind) => [kind]),
  Array.from({ length: kinds }, (_, kind) => kind),
];

/** Every set of counts up to `largest` each that gives what is printed. */
export function possibleTables(sums: Sums, tables: Printed, largest: number): Sums['counts'][] {
  const kinds = sums.counts[0]?.length ?? 0;
  const size = sums.counts.length * kinds;
  const seen = tables.flatMap((inRow, r) =>
    inRow.flatMap((total, c) =>
      total === null
        ? []
        : [
            {
              total,
              of: new Set(
                (sums.rows[r] ?? []).flatMap((leaf) =>
                  (sums.columns[c] ?? []).map((kind) => leaf * kinds + kind),
                ),
              ),
            },
          ],
    ),
  );
  const found: Sums['counts'][] = [];
  const counts: number[] = [];
  const left = seen.map(({ total }) => total);
  const last = seen.map(({ of }) => Math.max(...of));
  const holders = Array.from({ length: size }, (_, place) =>
    [...seen.keys()].filter((one) => seen[one]?.of.has(place)),
  );
  const visit = (place: number) => {
    if (place === size) {
      found.push(sums.counts.map((_, leaf) => counts.slice(leaf * kinds, (leaf + 1) * kinds)));
      return;
    }
    const holding = holders[place] ?? [];
    const most = Math.min(largest, ...holding.map((one) => left[one] ?? 0));
    const least = Math.max(0, ...holding.filter((one) => last[one] === place).map((one) => left[one] ?? 0));
    for (let count = least; count <= most; count++) {
      counts[place] = count;
      for (const one of holding) left[one] = (left[one] ?? 0) - count;
      visit(place + 1);
      for (const one of holding) left[one] = (left[one] ?? 0) + count;
    }
  };
  visit(0);
  return found;
}
