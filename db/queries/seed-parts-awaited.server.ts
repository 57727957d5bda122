import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { controls, rounds } from '../schema/controls.ts';
import { seedAgreements, seedParts } from '../schema/sampling.ts';

/** The open agreements on a seed in two parts that name the person and lack her part, earliest first. Never a part. */
export function listAgreementsAwaiting(db: Reader, personId: PersonId) {
  const hasGiven = sql`EXISTS (SELECT 1 FROM ${seedParts} WHERE ${seedParts.agreementId} = ${seedAgreements.id}
    AND ${seedParts.personId} = ${personId})`;
  return db
    .select({ round: rounds, agreement: seedAgreements, controlName: controls.name })
    .from(seedAgreements)
    .innerJoin(rounds, eq(rounds.id, seedAgreements.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(
      and(
        or(eq(seedAgreements.firstPersonId, personId), eq(seedAgreements.secondPersonId, personId)),
        isNull(seedAgreements.usedAt),
        isNull(seedAgreements.cancelledAt),
        sql`NOT ${hasGiven}`,
      ),
    )
    .orderBy(asc(seedAgreements.id))
    .all();
}
