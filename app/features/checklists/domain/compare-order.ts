/**
 * The fewest of those in both lists that must have moved for the rest to stand in the same order; in the order of the
 * later list.
 */
export function outOfLine<T extends { key: string }>(before: readonly T[], after: readonly T[]): T[] {
  const places = new Map(before.map(({ key }, index) => [key, index]));
  const common = after.filter(({ key }) => places.has(key));
  const order = common.map(({ key }) => places.get(key) ?? 0);
  const kept = longestRising(order);
  return common.filter((_, index) => !kept.has(index));
}

/** The indexes of a longest rising subsequence. */
function longestRising(numbers: readonly number[]): Set<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  let best = -1;
  for (const [index, number] of numbers.entries()) {
    let length = 1;
    let from = -1;
    for (let earlier = 0; earlier < index; earlier++) {
      const longer = (lengths[earlier] ?? 0) + 1;
      if ((numbers[earlier] ?? 0) < number && longer > length) {
        length = longer;
        from = earlier;
      }
    }
    lengths.push(length);
    previous.push(from);
    if (best < 0 || length > (lengths[best] ?? 0)) best = index;
  }
  const kept = new Set<number>();
  for (let index = best; index >= 0; index = previous[index] ?? -1) kept.add(index);
  return kept;
}
