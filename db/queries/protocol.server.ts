import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { DrawId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import {
  drawCases,
  drawSalts,
  draws,
  frameCases,
  frames,
  lockedSeeds,
  seedAgreements,
  seedParts,
} from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

/** Every draw of the round, first to last, as its protocol tells it. */
export function listProtocolDraws(db: Reader, roundId: RoundId) {
  return db
    .select({
      id: draws.id,
      number: draws.number,
      kind: draws.kind,
      specification: draws.specification,
      seed: draws.seed,
      seedOrigin: draws.seedOrigin,
      lockedSeedId: draws.lockedSeedId,
      seedAgreementId: draws.seedAgreementId,
      design: draws.design,
      shortfalls: draws.shortfalls,
      redrawReason: draws.redrawReason,
      drawnAt: draws.drawnAt,
      drawnByName: people.displayName,
    })
    .from(draws)
    .innerJoin(people, eq(people.id, draws.drawnById))
    .where(eq(draws.roundId, roundId))
    .orderBy(asc(draws.number))
    .all();
}

/**
 * Every case of a draw: the drawn ones in order, then all reserves in theirs. Empty when the round is outside the scope.
 */
export function listProtocolCases(db: Reader, scope: UnitScope, drawId: DrawId) {
  return db
    .select({
      key: frameCases.key,
      position: drawCases.position,
      ticket: drawCases.ticket,
      stratum: drawCases.stratum,
      outcome: drawCases.outcome,
      reason: drawCases.reason,
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        eq(drawCases.drawId, drawId),
        sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(desc(drawCases.outcome), asc(drawCases.position))
    .all();
}

/** The two parts of a seed that was drawn with, the first person's first. */
export function listSeedPartsOf(db: Reader, agreementId: number) {
  return db
    .select({ personName: people.displayName, part: seedParts.part, enteredAt: seedParts.enteredAt })
    .from(seedParts)
    .innerJoin(people, eq(people.id, seedParts.personId))
    .innerJoin(seedAgreements, eq(seedAgreements.id, seedParts.agreementId))
    .where(and(eq(seedParts.agreementId, agreementId), isNotNull(seedAgreements.usedAt)))
    .orderBy(desc(eq(seedParts.personId, seedAgreements.firstPersonId)))
    .all();
}

/** The locked seed that a draw used. */
export function findLockedSeedOf(db: Reader, lockedSeedId: number) {
  const locker = alias(people, 'locker');
  return db
    .select({
      seed: lockedSeeds.seed,
      year: lockedSeeds.year,
      source: lockedSeeds.source,
      unitName: units.name,
      lockedAt: lockedSeeds.lockedAt,
      lockedByName: locker.displayName,
    })
    .from(lockedSeeds)
    .innerJoin(units, eq(units.id, lockedSeeds.unitId))
    .innerJoin(locker, eq(locker.id, lockedSeeds.lockedById))
    .where(eq(lockedSeeds.id, lockedSeedId))
    .get();
}

/** What the frame's rules left out besides its filter; null for frames frozen before there were rules. */
export function findLeftOut(db: Reader, roundId: RoundId): unknown {
  return (
    db.select({ leftOut: frames.leftOut }).from(frames).where(eq(frames.roundId, roundId)).get()?.leftOut ??
    null
  );
}

/** The salt of every draw of the round that has one. */
export function listDrawSalts(db: Reader, roundId: RoundId) {
  return db
    .select({ drawId: drawSalts.drawId, number: draws.number, salt: drawSalts.salt })
    .from(drawSalts)
    .innerJoin(draws, eq(draws.id, drawSalts.drawId))
    .where(eq(draws.roundId, roundId))
    .all();
}

export function insertDrawSalt(tx: WriteTx, values: typeof drawSalts.$inferInsert): void {
  tx.insert(drawSalts).values(values).run();
}
