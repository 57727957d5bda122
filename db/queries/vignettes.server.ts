import { and, count, desc, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type {
  CaseId,
  ChecklistId,
  ImportId,
  PersonId,
  RegisterId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { cases, registers } from '../schema/cases.ts';
import { checklists, checklistVersions } from '../schema/checklists.ts';
import { controls, rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';
import { frameCases, frames } from '../schema/sampling.ts';
import { vignettes } from '../schema/vignettes.ts';
import type { WriteTx } from '../transact.server.ts';

export type VignetteRow = typeof vignettes.$inferSelect;

/** The invented text of a case; whoever asks has already reached the case. Undefined for a case that is none. */
export function findVignette(db: Reader, caseId: CaseId): VignetteRow | undefined {
  return db.select().from(vignettes).where(eq(vignettes.caseId, caseId)).get();
}

/** The texts of a round with their cases as they were frozen, by case; whoever asks has already reached the round. */
export function listVignettesOfRound(db: Reader, roundId: RoundId) {
  return db
    .select({
      caseId: vignettes.caseId,
      frameCaseId: frameCases.id,
      key: frameCases.key,
      title: vignettes.title,
      text: vignettes.text,
      revision: vignettes.revision,
      values: frameCases.values,
      columns: frames.columns,
    })
    .from(frameCases)
    .innerJoin(frames, eq(frames.roundId, frameCases.roundId))
    .innerJoin(vignettes, eq(vignettes.caseId, frameCases.caseId))
    .where(eq(frameCases.roundId, roundId))
    .orderBy(frameCases.caseId)
    .all();
}

export function insertVignette(tx: WriteTx, values: typeof vignettes.$inferInsert): void {
  tx.insert(vignettes).values(values).run();
}

/** False when somebody else has changed it since `revision` was read; then nothing is written. */
export function updateVignette(
  tx: WriteTx,
  caseId: CaseId,
  revision: number,
  values: Pick<VignetteRow, 'title' | 'text' | 'changedAt' | 'changedById'>,
): boolean {
  const { changes } = tx
    .update(vignettes)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(vignettes.caseId, caseId), eq(vignettes.revision, revision)))
    .run();
  return changes === 1;
}

/** Whether somebody has begun to answer about one of the cases of the round, in this or in another round. */
export function isVignetteBegun(db: Reader, roundId: RoundId): boolean {
  const row = db
    .select({ total: count() })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(
      and(
        ne(reviews.state, 'assigned'),
        sql`${frameCases.caseId} IN (SELECT case_id FROM frame_cases WHERE round_id = ${roundId})`,
      ),
    )
    .get();
  return (row?.total ?? 0) > 0;
}

/** The unit's register of vignettes whose keys stand as they are, the first made. */
export function findVignetteRegister(db: Reader, unitId: UnitId) {
  return db
    .select({ id: registers.id, keyHeader: registers.keyHeader })
    .from(registers)
    .where(
      and(eq(registers.unitId, unitId), eq(registers.kind, 'vignettes'), eq(registers.keyHandling, 'asIs')),
    )
    .orderBy(registers.id)
    .get();
}

export function insertVignetteCase(
  tx: WriteTx,
  values: { registerId: RegisterId; unitId: UnitId; key: string; values: string[]; importId: ImportId },
): CaseId {
  const { importId, ...row } = values;
  return tx
    .insert(cases)
    .values({ ...row, firstImportId: importId, lastImportId: importId })
    .returning({ id: cases.id })
    .get().id;
}

/** A case that a later file lacked stands in the register again, since it is used again. */
export function returnVignetteCase(tx: WriteTx, caseId: CaseId, importId: ImportId): void {
  tx.update(cases).set({ lastImportId: importId, goneImportId: null }).where(eq(cases.id, caseId)).run();
}

/** The unit's control over its vignettes with this checklist, if there is one in force. */
export function findVignetteControl(
  db: Reader,
  unitId: UnitId,
  registerId: RegisterId,
  checklistId: ChecklistId,
) {
  return db
    .select({ id: controls.id, revision: controls.revision })
    .from(controls)
    .where(
      and(
        eq(controls.unitId, unitId),
        eq(controls.registerId, registerId),
        eq(controls.checklistId, checklistId),
        isNull(controls.archivedAt),
        sql`json_extract(${controls.procedure}, '$.reviewersPerCase') = 'everyone'`,
      ),
    )
    .orderBy(controls.id)
    .get();
}

const isVignetteRound = sql`${registers.kind} = 'vignettes' AND json_extract(${rounds.procedure}, '$.reviewersPerCase') = 'everyone'`;

const roundColumns = {
  id: rounds.id,
  name: rounds.name,
  state: rounds.state,
  abortedAt: rounds.abortedAt,
  unitId: rounds.unitId,
  unitName: units.name,
  ownerId: rounds.ownerId,
  controlId: rounds.controlId,
  checklistId: controls.checklistId,
  checklistVersionId: rounds.checklistVersionId,
  checklistName: checklists.name,
  referenceOn: rounds.referenceOn,
  dueOn: rounds.dueOn,
  createdAt: rounds.createdAt,
  spreadOpenedAt: rounds.spreadOpenedAt,
  namesShownAt: rounds.namesShownAt,
};

function vignetteRounds(db: Reader) {
  return db
    .select(roundColumns)
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(registers, eq(registers.id, controls.registerId))
    .innerJoin(units, eq(units.id, rounds.unitId))
    .innerJoin(checklistVersions, eq(checklistVersions.id, rounds.checklistVersionId))
    .innerJoin(checklists, eq(checklists.id, checklistVersions.checklistId))
    .$dynamic();
}

export type VignetteRound = NonNullable<ReturnType<typeof findVignetteRound>>;

/** The round if it is one of vignettes: everybody answers the same cases of a register of that kind. */
export function findVignetteRound(db: Reader, roundId: RoundId) {
  return vignetteRounds(db)
    .where(and(eq(rounds.id, roundId), isVignetteRound))
    .get();
}

/** The rounds of vignettes of the units in the scope, latest first. */
export function listVignetteRounds(db: Reader, scope: UnitScope) {
  return vignetteRounds(db)
    .where(
      and(
        isVignetteRound,
        sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(desc(rounds.id))
    .all();
}

/** The rounds of vignettes that the person answers in, latest first. */
export function listVignetteRoundsOf(db: Reader, personId: PersonId) {
  return vignetteRounds(db)
    .where(
      and(
        isVignetteRound,
        sql`EXISTS (SELECT 1 FROM reviews WHERE reviews.round_id = ${rounds.id} AND reviews.slot > 0
          AND reviews.reviewer_id = ${personId} AND reviews.cancelled_at IS NULL)`,
      ),
    )
    .orderBy(desc(rounds.id))
    .all();
}

/** Who answers in the round: each person once, with how many texts she has and how many of them she has handed in. */
export function listAnswering(db: Reader, roundId: RoundId) {
  return db
    .select({
      personId: people.id,
      name: people.displayName,
      given: count(),
      handedIn: sql<number>`sum(${reviews.state} = 'finished')`,
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.reviewerId))
    .where(
      and(
        eq(reviews.roundId, roundId),
        gt(reviews.slot, 0),
        isNull(reviews.cancelledAt),
        isNotNull(reviews.reviewerId),
      ),
    )
    .groupBy(people.id)
    .all();
}

/** How many have handed in their answers to the text that fewest have; 0 where there is none. */
export function fewestHandedIn(db: Reader, roundId: RoundId): number {
  const row = db.get<{ fewest: number | null }>(sql`SELECT min(done) AS fewest FROM (
    SELECT sum(state = 'finished') AS done FROM reviews
    WHERE round_id = ${roundId} AND slot > 0 AND cancelled_at IS NULL GROUP BY frame_case_id)`);
  return row?.fewest ?? 0;
}

/** When the answers of the round were opened to the group; null takes it back. */
export function setSpreadOpened(tx: WriteTx, roundId: RoundId, at: string | null): void {
  tx.update(rounds)
    .set({ spreadOpenedAt: at, revision: sql`${rounds.revision} + 1` })
    .where(eq(rounds.id, roundId))
    .run();
}

/** When the names were shown to the group; null hides them again. */
export function setNamesShown(tx: WriteTx, roundId: RoundId, at: string | null): void {
  tx.update(rounds)
    .set({ namesShownAt: at, revision: sql`${rounds.revision} + 1` })
    .where(eq(rounds.id, roundId))
    .run();
}

/** Whether how the group answered may be seen: all who answer are in, or the leader has not waited for the rest. */
export function isSpreadOpen(db: Reader, roundId: RoundId): boolean {
  const row = db.select({ at: rounds.spreadOpenedAt }).from(rounds).where(eq(rounds.id, roundId)).get();
  const answering = listAnswering(db, roundId);
  return (
    (row?.at ?? null) !== null ||
    (answering.length > 0 && answering.every(({ given, handedIn }) => given === handedIn))
  );
}

/** Other rounds that had one of the same texts, with which text; latest first. */
export function listRoundsOfSameVignettes(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .selectDistinct({ roundId: rounds.id, name: rounds.name, createdAt: rounds.createdAt })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        ne(frameCases.roundId, roundId),
        isNull(rounds.abortedAt),
        sql`${frameCases.caseId} IN (SELECT case_id FROM frame_cases WHERE round_id = ${roundId})`,
        sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(desc(rounds.id))
    .all();
}
