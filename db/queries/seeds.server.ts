import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { type AnySQLiteColumn, alias } from 'drizzle-orm/sqlite-core';
import type { ControlId, PersonId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { auditEntries } from '../schema/audit.ts';
import { cases, imports } from '../schema/cases.ts';
import { frameCases, frames, lockedSeeds, seedAgreements, seedParts } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

const lockedFields = {
  id: lockedSeeds.id,
  unitId: lockedSeeds.unitId,
  unitName: units.name,
  year: lockedSeeds.year,
  seed: lockedSeeds.seed,
  source: lockedSeeds.source,
  lockedAt: lockedSeeds.lockedAt,
  lockedByName: people.displayName,
};

/** The seeds locked for the units, latest year first. */
export function listLockedSeeds(db: Reader, unitIds: readonly UnitId[]) {
  return db
    .select(lockedFields)
    .from(lockedSeeds)
    .innerJoin(units, eq(units.id, lockedSeeds.unitId))
    .innerJoin(people, eq(people.id, lockedSeeds.lockedById))
    .where(inArray(lockedSeeds.unitId, [...unitIds]))
    .orderBy(desc(lockedSeeds.year), asc(lockedSeeds.id))
    .all();
}

/** The seeds locked for a year by one of the units. */
export function listLockedSeedsOfYear(db: Reader, unitIds: readonly UnitId[], year: number) {
  return listLockedSeeds(db, unitIds).filter((locked) => locked.year === year);
}

export function findLockedSeed(db: Reader, id: number) {
  return db
    .select(lockedFields)
    .from(lockedSeeds)
    .innerJoin(units, eq(units.id, lockedSeeds.unitId))
    .innerJoin(people, eq(people.id, lockedSeeds.lockedById))
    .where(eq(lockedSeeds.id, id))
    .get();
}

export function insertLockedSeed(tx: WriteTx, values: typeof lockedSeeds.$inferInsert): number {
  return tx.insert(lockedSeeds).values(values).returning({ id: lockedSeeds.id }).get().id;
}

/** When the file whose content the frame holds was uploaded; undefined before the freeze. */
export function findFrameUploadedAt(db: Reader, roundId: RoundId): string | undefined {
  return db
    .select({ uploadedAt: imports.uploadedAt })
    .from(frames)
    .innerJoin(imports, eq(imports.id, frames.importId))
    .where(eq(frames.roundId, roundId))
    .get()?.uploadedAt;
}

/**
 * How many of the frame's cases were in the register before the moment, by the upload that first brought them, and how
 * many the frame's own upload brought.
 */
export function countFrameCasesKnownAt(db: Reader, roundId: RoundId, at: string) {
  const row = db
    .select({
      known: sql<number>`coalesce(sum(${imports.uploadedAt} < ${at}), 0)`,
      fresh: sql<number>`coalesce(sum(${cases.firstImportId} = ${frames.importId}), 0)`,
    })
    .from(frameCases)
    .innerJoin(frames, eq(frames.roundId, frameCases.roundId))
    .innerJoin(cases, eq(cases.id, frameCases.caseId))
    .innerJoin(imports, eq(imports.id, cases.firstImportId))
    .where(eq(frameCases.roundId, roundId))
    .get();
  return row ?? { known: 0, fresh: 0 };
}

export type SeedAgreementRow = typeof seedAgreements.$inferSelect;

const isOpen = and(isNull(seedAgreements.usedAt), isNull(seedAgreements.cancelledAt));

/** The agreement of the round that waits for its parts, if any. */
export function findOpenAgreement(db: Reader, roundId: RoundId): SeedAgreementRow | undefined {
  return db
    .select()
    .from(seedAgreements)
    .where(and(eq(seedAgreements.roundId, roundId), isOpen))
    .get();
}

/** Every agreement of the round with its people's names, first to last. */
export function listAgreements(db: Reader, roundId: RoundId) {
  const first = alias(people, 'first_person');
  const second = alias(people, 'second_person');
  const creator = alias(people, 'creator');
  const canceller = alias(people, 'canceller');
  return db
    .select({
      id: seedAgreements.id,
      drawNumber: seedAgreements.drawNumber,
      redrawReason: seedAgreements.redrawReason,
      firstPersonId: seedAgreements.firstPersonId,
      firstName: first.displayName,
      secondPersonId: seedAgreements.secondPersonId,
      secondName: second.displayName,
      createdAt: seedAgreements.createdAt,
      createdByName: creator.displayName,
      usedAt: seedAgreements.usedAt,
      cancelledAt: seedAgreements.cancelledAt,
      cancelledByName: canceller.displayName,
      cancelReason: seedAgreements.cancelReason,
    })
    .from(seedAgreements)
    .innerJoin(first, eq(first.id, seedAgreements.firstPersonId))
    .innerJoin(second, eq(second.id, seedAgreements.secondPersonId))
    .innerJoin(creator, eq(creator.id, seedAgreements.createdById))
    .leftJoin(canceller, eq(canceller.id, seedAgreements.cancelledById))
    .where(eq(seedAgreements.roundId, roundId))
    .orderBy(asc(seedAgreements.id))
    .all();
}

/** Whose log-in a part was given in when it was not the giver's own: the name, or null. */
const onComputerOf = (login: { displayName: AnySQLiteColumn }) =>
  sql<string | null>`iif(${seedParts.loggedInId} <> ${seedParts.personId}, ${login.displayName}, NULL)`;

/** Who has given a part, when and on whose computer: never the part itself. */
export function listPartsGiven(db: Reader, agreementId: number) {
  const login = alias(people, 'login');
  return db
    .select({
      personId: seedParts.personId,
      enteredAt: seedParts.enteredAt,
      onComputerOf: onComputerOf(login),
    })
    .from(seedParts)
    .leftJoin(login, eq(login.id, seedParts.loggedInId))
    .where(eq(seedParts.agreementId, agreementId))
    .all();
}

/** The parts of an agreement that was drawn with, the first person's first; empty for any other, whoever asks. */
export function listUsedParts(db: Reader, agreementId: number) {
  const login = alias(people, 'login');
  return db
    .select({
      personId: seedParts.personId,
      personName: people.displayName,
      part: seedParts.part,
      enteredAt: seedParts.enteredAt,
      onComputerOf: onComputerOf(login),
    })
    .from(seedParts)
    .innerJoin(people, eq(people.id, seedParts.personId))
    .innerJoin(seedAgreements, eq(seedAgreements.id, seedParts.agreementId))
    .leftJoin(login, eq(login.id, seedParts.loggedInId))
    .where(and(eq(seedParts.agreementId, agreementId), isNotNull(seedAgreements.usedAt)))
    .orderBy(desc(eq(seedParts.personId, seedAgreements.firstPersonId)))
    .all();
}

/** The part of the other, for the draw that follows in the same transaction and for nothing else. */
export function findPartForDraw(tx: WriteTx, agreementId: number, personId: PersonId): string | undefined {
  return tx
    .select({ part: seedParts.part })
    .from(seedParts)
    .where(and(eq(seedParts.agreementId, agreementId), eq(seedParts.personId, personId)))
    .get()?.part;
}

export function insertAgreement(tx: WriteTx, values: typeof seedAgreements.$inferInsert): number {
  return tx.insert(seedAgreements).values(values).returning({ id: seedAgreements.id }).get().id;
}

export function insertPart(tx: WriteTx, values: typeof seedParts.$inferInsert): void {
  tx.insert(seedParts).values(values).run();
}

/** Ends an open agreement: drawn with, or given up. */
export function endAgreement(
  tx: WriteTx,
  agreementId: number,
  end: { usedAt: string } | { cancelledAt: string; cancelledById: PersonId; cancelReason: string },
): void {
  tx.update(seedAgreements)
    .set(end)
    .where(and(eq(seedAgreements.id, agreementId), isOpen))
    .run();
}

/** When the control was changed after `at`, earliest first, as the log tells. */
export function listControlChangesAfter(db: Reader, controlId: ControlId, at: string): string[] {
  return db
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.action, 'control.changed'),
        eq(auditEntries.entityId, String(controlId)),
        gt(auditEntries.at, at),
      ),
    )
    .orderBy(asc(auditEntries.sequence))
    .all()
    .map((entry) => entry.at);
}
