/** A case while it is shared out; people are numbered in the order of the reviewers. */
export interface Holding {
  readonly allowed: readonly number[];
  readonly holders: Set<number>;
}

/** Cases that the same people may have: whoever may take one of them may take any, so they are looked at together. */
type Alike = { readonly allowed: readonly number[]; readonly heldBy: Map<number, Set<Holding>> };

type Step = { readonly holding: Holding; readonly kind: Alike; readonly from: number };

/**
 * Passes cases on, along chains from the more to the less loaded, until no chain evens out further. Changes the holders
 * and the loads in place. Nobody gets a case she may not have or already holds. The sum of the squared loads is then as
 * small as it can be: a minimum-cost flow without a negative cycle. A step costs by the kinds of cases and not by their
 * number, so that thousands of cases are no slower to even out than tens.
 */
export function evenOut(holdings: readonly Holding[], loads: number[]): void {
  const kinds = sortByKind(holdings);
  while (passOnce(kinds, loads)) {}
}

function sortByKind(holdings: readonly Holding[]): Alike[] {
  const kinds = new Map<string, Alike>();
  for (const holding of holdings) {
    const key = holding.allowed.join();
    const kind = kinds.get(key) ?? { allowed: holding.allowed, heldBy: new Map() };
    kinds.set(key, kind);
    for (const holder of holding.holders) heldBy(kind, holder).add(holding);
  }
  return [...kinds.values()];
}

function heldBy(kind: Alike, person: number): Set<Holding> {
  const held = kind.heldBy.get(person) ?? new Set();
  kind.heldBy.set(person, held);
  return held;
}

/** One case on along a chain to somebody with at least two fewer; false when no chain is left. */
function passOnce(kinds: readonly Alike[], loads: number[]): boolean {
  const least = Math.min(...loads);
  const byLoad = loads.map((_, person) => person).sort((a, b) => at(loads, b) - at(loads, a) || a - b);
  for (const from of byLoad) {
    if (at(loads, from) < least + 2) return false;
    const reached = reachFrom(kinds, from);
    const [to] = [...reached.keys()]
      .filter((person) => at(loads, person) <= at(loads, from) - 2)
      .sort((a, b) => at(loads, a) - at(loads, b) || a - b);
    if (to === undefined) continue;
    passAlong(reached, to);
    loads[from] = at(loads, from) - 1;
    loads[to] = at(loads, to) + 1;
    return true;
  }
  return false;
}

const at = (loads: readonly number[], person: number) => loads[person] ?? 0;

/** Everybody who can be reached by passing cases on, each with the last step of the shortest chain to her. */
function reachFrom(kinds: readonly Alike[], from: number): Map<number, Step> {
  const reached = new Map<number, Step>();
  const queue = [from];
  for (const holder of queue) {
    for (const kind of kinds) {
      const held = kind.heldBy.get(holder);
      if (held === undefined || held.size === 0) continue;
      for (const person of kind.allowed) {
        if (person === from || reached.has(person)) continue;
        const holding = firstNotHeldBy(held, person);
        if (holding === undefined) continue;
        reached.set(person, { holding, from: holder, kind });
        queue.push(person);
      }
    }
  }
  return reached;
}

function firstNotHeldBy(held: ReadonlySet<Holding>, person: number): Holding | undefined {
  for (const holding of held) if (!holding.holders.has(person)) return holding;
  return undefined;
}

function passAlong(reached: ReadonlyMap<number, Step>, to: number): void {
  let receiver = to;
  for (let step = reached.get(receiver); step !== undefined; step = reached.get(receiver)) {
    const { holding, from, kind } = step;
    holding.holders.delete(from);
    holding.holders.add(receiver);
    heldBy(kind, from).delete(holding);
    heldBy(kind, receiver).add(holding);
    receiver = from;
  }
}
