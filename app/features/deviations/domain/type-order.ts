/** The ids with `id` one step nearer the beginning; the same order when it is first or is not there. */
export function movedUp<Id>(ids: readonly Id[], id: Id): Id[] {
  const place = ids.indexOf(id);
  const before = ids[place - 1];
  if (place < 1 || before === undefined) return [...ids];
  return [...ids.slice(0, place - 1), id, before, ...ids.slice(place + 1)];
}
