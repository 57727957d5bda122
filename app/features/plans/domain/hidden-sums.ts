/**
 * Numbers that add up in two directions and are printed in several tables at once: counts of leaves (units by
 * themselves) by kind, and every sum of leaves and kinds that some table prints.
 */
export type Sums = {
  /** By leaf and kind; whole numbers from 0. */
  readonly counts: readonly (readonly number[])[];
  /** Each a set of leaves by their place, such as a unit with all below it. */
  readonly rows: readonly (readonly number[])[];
  /** Each a set of kinds by their place, such as all of them. */
  readonly columns: readonly (readonly number[])[];
  /** What is known of the counts from elsewhere; absent: nothing. */
  readonly around?: KnownAround;
};

/** What others can know of counts because their parts are told elsewhere; everything by leaf and kind. */
export type KnownAround = {
  /** How many are told elsewhere, so that anybody can take them away from the count. */
  readonly told: readonly (readonly number[])[];
  /** How many there could be fewer of, whatever is told elsewhere. */
  readonly spare: readonly (readonly number[])[];
  /** Whether a number that is hidden elsewhere is part of the count, with too few others to be lost among. */
  readonly guarded: readonly (readonly boolean[])[];
};

/**
 * Which printed sums are hidden, by row and column: those of 1 to t−1, and others so that each of them could as well be
 * t or more. For every small one there is another set of counts that gives the same number wherever one is shown;
 * whoever knows all that is shown, in whatever tables, cannot tell the two apart. So no hidden number follows from the
 * shown ones either. Of the ways to hide, each small number takes the one that costs least, totals being dearer than
 * what they are made of. The same sums give the same answer. Source: statistics specification §6.
 *
 * What is told elsewhere is taken away before a sum is judged, and the other set of counts never goes below it. A guarded
 * count is treated as a small one, even 0: there is another set in which it is t more.
 */
export function hiddenSums(sums: Sums, threshold: number): boolean[][] {
  const table = tableOf(sums);
  const isSmall = (value: number) => value > 0 && value < threshold;
  const small = table.cells
    .filter(({ value, rest }) => isSmall(value) || isSmall(rest))
    .toSorted((a, b) => b.weight - a.weight || b.rest - a.rest || a.row - b.row || a.column - b.column);
  for (const cell of small) table.hidden[cell.row]?.splice(cell.column, 1, true);
  const hide = (changed: Changed) => {
    for (const [row, columns] of changed) {
      for (const column of columns) table.hidden[row]?.splice(column, 1, true);
    }
  };
  for (const { row, column, rest } of small) {
    const [leaves = new Set<number>(), kinds = new Set<number>()] = [table.rows[row], table.columns[column]];
    hide(cheapest(table, { leaves, kinds }, threshold - rest));
  }
  for (const [leaf, ofLeaf] of (sums.around?.guarded ?? []).entries()) {
    for (const [kind, isGuarded] of ofLeaf.entries()) {
      if (!isGuarded) continue;
      hide(cheapest(table, { leaves: new Set([leaf]), kinds: new Set([kind]) }, threshold));
    }
  }
  return table.hidden;
}

/** Leaves and kinds whose counts are raised together. */
type Part = { readonly leaves: ReadonlySet<number>; readonly kinds: ReadonlySet<number> };
type Sum = {
  readonly row: number;
  readonly column: number;
  readonly value: number;
  /** Without what is told elsewhere. */
  readonly rest: number;
  readonly weight: number;
};
type Table = ReturnType<typeof tableOf>;
/** Printed sums that another set of counts would change. */
type Changed = ReadonlyMap<number, readonly number[]>;
/** One count that is raised or lowered. */
type Step = { readonly leaf: number; readonly kind: number; readonly by: number };

function tableOf({ counts, rows, columns, around }: Sums) {
  const kinds = counts[0]?.length ?? 0;
  const weights = {
    rows: rows.map((leaves) => (leaves.length > 1 ? 3 : 1)),
    columns: columns.map((of) => (of.length > 1 ? 3 : 1)),
  };
  const cells = rows.flatMap((leaves, row) =>
    columns.map((of, column): Sum => {
      const value = sumOf(counts, leaves, of);
      const rest = value - sumOf(around?.told ?? [], leaves, of);
      return { row, column, value, rest, weight: (weights.rows[row] ?? 1) * (weights.columns[column] ?? 1) };
    }),
  );
  return {
    ...{ counts, cells, weights, spare: around?.spare ?? counts },
    rows: rows.map((leaves) => new Set(leaves)),
    columns: columns.map((of) => new Set(of)),
    rowsOf: counts.map((_, leaf) => placesWith(rows, leaf)),
    columnsOf: Array.from({ length: kinds }, (_, kind) => placesWith(columns, kind)),
    hidden: rows.map(() => columns.map(() => false)),
  };
}

const at = (counts: Sums['counts'], leaf: number, kind: number) => counts[leaf]?.[kind] ?? 0;
const sumOf = (counts: Sums['counts'], leaves: readonly number[], kinds: readonly number[]) =>
  leaves.reduce((sum, leaf) => sum + kinds.reduce((part, kind) => part + at(counts, leaf, kind), 0), 0);
const placesWith = (sets: readonly (readonly number[])[], wanted: number) =>
  [...sets.keys()].filter((place) => sets[place]?.includes(wanted));

/** Of the sets of counts in which the part is larger by `by`, what the one changes that leaves most to be shown. */
function cheapest(table: Table, part: Part, by: number): Changed {
  let best: Changed = new Map();
  let least = Number.POSITIVE_INFINITY;
  for (const steps of otherCounts(table, part, by)) {
    const changed = changedBy(table, steps);
    const cost = costOf(table, changed);
    if (cost < least) [best, least] = [changed, cost];
    if (least === 0) break;
  }
  return best;
}

/** Raising a count in the part, and lowering others so that fewer sums change. The first needs none to lower. */
function* otherCounts(table: Table, { leaves, kinds }: Part, by: number): Iterable<Step[]> {
  const elsewhere = [...table.counts.keys()].filter((leaf) => !leaves.has(leaf));
  const others = [...(table.counts[0] ?? []).keys()].filter((kind) => !kinds.has(kind));
  for (const leaf of leaves) {
    for (const kind of kinds) {
      const raised = { leaf, kind, by };
      yield [raised];
      for (const balanced of lowerings(table, raised, elsewhere, others)) yield [raised, ...balanced];
    }
  }
}

/** What may be lowered against a count that is raised: in its leaf, of its kind, or around a rectangle. */
function* lowerings(
  table: Table,
  { leaf, kind, by }: Step,
  elsewhere: readonly number[],
  others: readonly number[],
): Iterable<Step[]> {
  const isEnough = (inLeaf: number, ofKind: number) => at(table.spare, inLeaf, ofKind) >= by;
  const together = [
    others.map((other) => ({ leaf, kind: other })),
    elsewhere.map((other) => ({ leaf: other, kind })),
  ];
  for (const from of together) {
    const several = lowered(table, from, by);
    if (several) yield several;
  }
  const inLeaf = others.filter((other) => isEnough(leaf, other));
  for (const other of inLeaf) yield [{ leaf, kind: other, by: -by }];
  for (const other of elsewhere) {
    if (!isEnough(other, kind)) continue;
    const across = { leaf: other, kind, by: -by };
    yield [across];
    for (const third of inLeaf) {
      yield [across, { leaf, kind: third, by: -by }, { leaf: other, kind: third, by }];
    }
  }
}

/** Takes `by` together from these counts, from those first that are hidden anyway; undefined when there is not enough. */
function lowered(
  table: Table,
  from: readonly { readonly leaf: number; readonly kind: number }[],
  by: number,
): Step[] | undefined {
  const rest = from
    .map((one) => ({ ...one, count: at(table.spare, one.leaf, one.kind), cost: shownWith(table, one) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.cost - b.cost || b.count - a.count || a.leaf - b.leaf || a.kind - b.kind);
  const steps: Step[] = [];
  let left = by;
  for (const { leaf, kind, count } of rest) {
    if (left === 0) break;
    const taken = Math.min(left, count);
    steps.push({ leaf, kind, by: -taken });
    left -= taken;
  }
  return left === 0 ? steps : undefined;
}

const shownWith = ({ hidden, rowsOf, columnsOf }: Table, { leaf, kind }: { leaf: number; kind: number }) =>
  (rowsOf[leaf] ?? []).reduce(
    (sum, row) => sum + (columnsOf[kind] ?? []).filter((column) => !hidden[row]?.[column]).length,
    0,
  );

function changedBy(table: Table, steps: readonly Step[]): Changed {
  const changes = new Map<number, Map<number, number>>();
  for (const { leaf, kind, by } of steps) {
    for (const row of table.rowsOf[leaf] ?? []) {
      const inRow = changes.get(row) ?? new Map<number, number>();
      changes.set(row, inRow);
      for (const column of table.columnsOf[kind] ?? []) inRow.set(column, (inRow.get(column) ?? 0) + by);
    }
  }
  return new Map(
    [...changes].map(([row, inRow]) => [
      row,
      [...inRow].flatMap(([column, by]) => (by === 0 ? [] : [column])),
    ]),
  );
}

function costOf({ hidden, weights }: Table, changed: Changed): number {
  let cost = 0;
  for (const [row, columns] of changed) {
    for (const column of columns) {
      if (!hidden[row]?.[column]) cost += (weights.rows[row] ?? 1) * (weights.columns[column] ?? 1);
    }
  }
  return cost;
}
