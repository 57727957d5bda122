import { and, count, eq, isNull, ne, sql } from 'drizzle-orm';
import type { CaseId, ChecklistId, ImportId, RegisterId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { cases, registers } from '../schema/cases.ts';
import { controls } from '../schema/controls.ts';
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
