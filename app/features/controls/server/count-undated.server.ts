import type { Undated } from '#app/features/controls/domain/frame-preview.ts';
import { orderDay } from '#app/features/sampling/domain/order-day.ts';
import type { Reader } from '#db/client.server.ts';
import { listFrameCellCounts } from '#db/queries/frame-groups.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { designOf } from './stored-shapes.server.ts';

/**
 * How many cases of the frozen frame have no date in the column that the design follows; they come last, by slumptal.
 * Null before the freeze and where no dates decide.
 */
export function countUndated(db: Reader, round: RoundRow): Undated | null {
  const { allocation } = designOf(round);
  if (allocation.kind !== 'firstInOrder') return null;
  const position = findFrame(db, round.id)?.columns.findIndex(({ header }) => header === allocation.orderBy);
  if (position === undefined || position < 0) return null;
  const undated = listFrameCellCounts(db, round.id, position).filter(
    ({ value }) => orderDay(value) === undefined,
  );
  return { column: allocation.orderBy, count: undated.reduce((sum, { count }) => sum + count, 0) };
}
