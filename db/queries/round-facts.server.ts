import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { rounds } from '../schema/controls.ts';
import type { WriteTx } from '../transact.server.ts';

/** Changes what a round is called and its days, while it is planned; false when it no longer was. */
export function updatePlannedRound(
  tx: WriteTx,
  roundId: RoundId,
  facts: { readonly name: string; readonly referenceOn: string; readonly dueOn: string },
): boolean {
  const { changes } = tx
    .update(rounds)
    .set({ ...facts, revision: sql`${rounds.revision} + 1` })
    .where(and(eq(rounds.id, roundId), eq(rounds.state, 'planned')))
    .run();
  return changes === 1;
}

/** Changes how a round is reviewed, until it is shared out or given up; false when it was. */
export function updateRoundProcedure(tx: WriteTx, roundId: RoundId, procedure: unknown): boolean {
  const { changes } = tx
    .update(rounds)
    .set({ procedure, revision: sql`${rounds.revision} + 1` })
    .where(
      and(
        eq(rounds.id, roundId),
        inArray(rounds.state, ['planned', 'frozen', 'drawn']),
        isNull(rounds.abortedAt),
      ),
    )
    .run();
  return changes === 1;
}

/** Marks a round as given up; false when it was not frozen, was finalised or already given up. */
export function abortRound(
  tx: WriteTx,
  roundId: RoundId,
  values: { readonly abortedAt: string; readonly abortedById: PersonId; readonly abortReason: string },
): boolean {
  const { changes } = tx
    .update(rounds)
    .set({ ...values, revision: sql`${rounds.revision} + 1` })
    .where(
      and(
        eq(rounds.id, roundId),
        inArray(rounds.state, ['frozen', 'drawn', 'reviewing']),
        isNull(rounds.abortedAt),
      ),
    )
    .run();
  return changes === 1;
}
