import { seatKey } from '#app/features/reviews/domain/share-by-hand.ts';
import type { ByHandPage } from '#app/features/reviews/server/load-by-hand.server.ts';

/** What is chosen for each place, as text; '' for nobody. */
export type Chosen = Readonly<Record<string, string>>;

/** How many each would have in the round with these choices; handed-in reviews stay where they are. */
export function loadsAfter(
  { reviewers, rows }: Pick<ByHandPage, 'reviewers' | 'rows'>,
  chosen: Chosen,
): { personId: number; name: string; before: number; after: number }[] {
  const change = new Map<string, number>();
  const add = (person: string, by: number) => change.set(person, (change.get(person) ?? 0) + by);
  for (const { frameCaseId, seats } of rows) {
    for (const { slot, holderId } of seats) {
      const now = chosen[seatKey(frameCaseId, slot)];
      if (!now || now === String(holderId)) continue;
      add(now, 1);
      if (holderId !== null) add(String(holderId), -1);
    }
  }
  return reviewers.map(({ personId, name, load }) => ({
    personId,
    name,
    before: load,
    after: load + (change.get(String(personId)) ?? 0),
  }));
}
