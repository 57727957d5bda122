import { and, desc, eq, lt, ne, or } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { ControlId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { ReportPart } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import { finalisedContents, roundTexts } from '../schema/reports.ts';
import type { WriteTx } from '../transact.server.ts';
import { isRoundWithin } from './round-scope.server.ts';

/** More than anybody looks back on, and few enough to be read each time the page of a round is opened. */
const MOST_EARLIER = 8;

/** What has been written about the round; whoever asks has already reached it. */
export function listRoundTexts(db: Reader, roundId: RoundId) {
  return db
    .select({
      part: roundTexts.part,
      text: roundTexts.text,
      mayLeaveUnit: roundTexts.mayLeaveUnit,
      revision: roundTexts.revision,
      writtenAt: roundTexts.writtenAt,
      writtenByName: people.displayName,
    })
    .from(roundTexts)
    .innerJoin(people, eq(people.id, roundTexts.writtenById))
    .where(eq(roundTexts.roundId, roundId))
    .all();
}

type TextToWrite = {
  readonly roundId: RoundId;
  readonly part: ReportPart;
  readonly text: string;
  readonly mayLeaveUnit: boolean;
  readonly writtenAt: string;
  readonly writtenById: PersonId;
};

/** Writes one text over exactly the revision that was seen; false when somebody was there first. */
export function writeRoundText(tx: WriteTx, values: TextToWrite, seenRevision: number): boolean {
  if (seenRevision === 0) {
    return tx.insert(roundTexts).values(values).onConflictDoNothing().run().changes === 1;
  }
  const { roundId, part, ...written } = values;
  const isSeen = and(
    eq(roundTexts.roundId, roundId),
    eq(roundTexts.part, part),
    eq(roundTexts.revision, seenRevision),
  );
  const next = { ...written, revision: seenRevision + 1 };
  return tx.update(roundTexts).set(next).where(isSeen).run().changes === 1;
}

export function insertFinalisedContent(tx: WriteTx, values: typeof finalisedContents.$inferInsert): void {
  tx.insert(finalisedContents).values(values).run();
}

/** What stood beside the figures when the round was last finalised; undefined for one that was finalised before such was kept. */
export function findFinalisedContent(db: Reader, roundId: RoundId) {
  return db
    .select()
    .from(finalisedContents)
    .where(eq(finalisedContents.roundId, roundId))
    .orderBy(desc(finalisedContents.sequence))
    .get();
}

/** The other finalised rounds of the control within the scope that were to be read before this one, the latest few, last one first. */
export function listEarlierRounds(
  db: Reader,
  scope: UnitScope,
  round: { readonly id: RoundId; readonly controlId: ControlId; readonly referenceOn: string },
) {
  const isEarlier = or(
    lt(rounds.referenceOn, round.referenceOn),
    and(eq(rounds.referenceOn, round.referenceOn), lt(rounds.id, round.id)),
  );
  return db
    .select()
    .from(rounds)
    .where(
      and(
        eq(rounds.controlId, round.controlId),
        eq(rounds.state, 'finalised'),
        ne(rounds.id, round.id),
        isEarlier,
        isRoundWithin(scope),
      ),
    )
    .orderBy(desc(rounds.referenceOn), desc(rounds.id))
    .limit(MOST_EARLIER)
    .all();
}
