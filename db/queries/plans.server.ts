import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { OccasionId, PersonId, PlanId, PlanItemId, UnitId } from '#app/shared/domain/ids.ts';
import type { PlanKind } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls } from '../schema/controls.ts';
import { planItems, planOccasions, plans } from '../schema/plans.ts';
import type { WriteTx } from '../transact.server.ts';

const reporter = alias(people, 'reporter');

/** Every plan with its unit's name and who answers for its rows, latest year first. What the caller may see she chooses. */
export function listPlans(db: Reader) {
  return db
    .select({
      id: plans.id,
      kind: plans.kind,
      unitId: plans.unitId,
      unitName: units.name,
      year: plans.year,
      version: plans.version,
      name: plans.name,
      state: plans.state,
      adoptedOn: plans.adoptedOn,
    })
    .from(plans)
    .innerJoin(units, eq(units.id, plans.unitId))
    .orderBy(desc(plans.year), asc(units.name), asc(plans.kind), desc(plans.version))
    .all();
}

export type PlanListRow = ReturnType<typeof listPlans>[number];

export function findPlan(db: Reader, planId: PlanId) {
  const found = db
    .select({ plan: plans, unitName: units.name })
    .from(plans)
    .innerJoin(units, eq(units.id, plans.unitId))
    .where(eq(plans.id, planId))
    .get();
  return found && { ...found.plan, unitName: found.unitName };
}

export type PlanRow = NonNullable<ReturnType<typeof findPlan>>;

/** The plans a person answers for a row of. */
export function listPlanIdsAnsweredBy(db: Reader, personId: PersonId): PlanId[] {
  return db
    .selectDistinct({ planId: planItems.planId })
    .from(planItems)
    .where(eq(planItems.responsibleId, personId))
    .all()
    .map(({ planId }) => planId);
}

/** All versions of the plan of a kind for a unit and a year, latest first. */
export function listVersions(db: Reader, unitId: UnitId, kind: PlanKind, year: number) {
  return db
    .select()
    .from(plans)
    .where(and(eq(plans.unitId, unitId), eq(plans.kind, kind), eq(plans.year, year)))
    .orderBy(desc(plans.version))
    .all();
}

/** The rows in the order of the plan, with the names of who answers and of the control, and whose control it is. */
export function listPlanItems(db: Reader, planIds: readonly PlanId[]) {
  return db
    .select({
      item: planItems,
      responsibleName: people.displayName,
      controlName: controls.name,
      controlUnitId: controls.unitId,
    })
    .from(planItems)
    .leftJoin(people, eq(people.id, planItems.responsibleId))
    .leftJoin(controls, eq(controls.id, planItems.controlId))
    .where(inArray(planItems.planId, [...planIds]))
    .orderBy(asc(planItems.planId), asc(planItems.position), asc(planItems.id))
    .all()
    .map(({ item, ...around }) => ({ ...item, ...around }));
}

export type PlanItemRow = ReturnType<typeof listPlanItems>[number];

/** The occasions of the rows of these plans, in order of their days. */
export function listOccasions(db: Reader, planIds: readonly PlanId[]) {
  return db
    .select({ occasion: planOccasions, reportedByName: reporter.displayName })
    .from(planOccasions)
    .innerJoin(planItems, eq(planItems.id, planOccasions.itemId))
    .leftJoin(reporter, eq(reporter.id, planOccasions.reportedById))
    .where(inArray(planItems.planId, [...planIds]))
    .orderBy(asc(planOccasions.dueOn), asc(planOccasions.id))
    .all()
    .map(({ occasion, reportedByName }) => ({
      ...occasion,
      dueOn: occasion.dueOn as CivilDate,
      reportedByName,
    }));
}

export type OccasionRow = ReturnType<typeof listOccasions>[number];

/** Adopted plans of earlier years that hold one of these rows (by lineage), latest first. */
export function listEarlierPlans(db: Reader, plan: PlanRow) {
  const lineages = db
    .select({ lineage: planItems.lineage })
    .from(planItems)
    .where(eq(planItems.planId, plan.id));
  return db
    .selectDistinct({ id: plans.id, year: plans.year })
    .from(plans)
    .innerJoin(planItems, eq(planItems.planId, plans.id))
    .where(and(eq(plans.state, 'adopted'), lt(plans.year, plan.year), inArray(planItems.lineage, lineages)))
    .orderBy(desc(plans.year))
    .all();
}

export function insertPlan(tx: WriteTx, values: typeof plans.$inferInsert): PlanId {
  return tx.insert(plans).values(values).returning({ id: plans.id }).get().id;
}

/** Counts the plan's revision up if it is still a draft and as it was seen; false when it is not, and nothing is written. */
export function claimDraft(tx: WriteTx, planId: PlanId, revision: number): boolean {
  const { changes } = tx
    .update(plans)
    .set({ revision: sql`${plans.revision} + 1` })
    .where(and(eq(plans.id, planId), eq(plans.revision, revision), eq(plans.state, 'draft')))
    .run();
  return changes === 1;
}

export function adoptPlan(
  tx: WriteTx,
  planId: PlanId,
  adopted: { adoptedOn: PlanRow['adoptedOn']; adoptedParagraph: string },
): void {
  tx.update(plans)
    .set({ ...adopted, state: 'adopted' })
    .where(eq(plans.id, planId))
    .run();
}

/** The version that the given one takes the place of, if any is in force. */
export function replaceAdopted(tx: WriteTx, plan: PlanRow): PlanId | null {
  const replaced = tx
    .update(plans)
    .set({ state: 'replaced', revision: sql`${plans.revision} + 1` })
    .where(
      and(
        eq(plans.unitId, plan.unitId),
        eq(plans.kind, plan.kind),
        eq(plans.year, plan.year),
        eq(plans.state, 'adopted'),
      ),
    )
    .returning({ id: plans.id })
    .all();
  return replaced[0]?.id ?? null;
}

export function deletePlan(tx: WriteTx, planId: PlanId): void {
  tx.delete(plans).where(eq(plans.id, planId)).run();
}

export function insertPlanItem(tx: WriteTx, values: typeof planItems.$inferInsert): PlanItemId {
  return tx.insert(planItems).values(values).returning({ id: planItems.id }).get().id;
}

export function updatePlanItem(
  tx: WriteTx,
  itemId: PlanItemId,
  values: Partial<Omit<typeof planItems.$inferInsert, 'id' | 'planId' | 'lineage'>>,
): void {
  tx.update(planItems).set(values).where(eq(planItems.id, itemId)).run();
}

export function deletePlanItem(tx: WriteTx, itemId: PlanItemId): void {
  tx.delete(planItems).where(eq(planItems.id, itemId)).run();
}

/** The row's occasions become these, all unreported. */
export function replaceOccasions(
  tx: WriteTx,
  itemId: PlanItemId,
  occasions: readonly { label: string; dueOn: OccasionRow['dueOn'] }[],
): void {
  tx.delete(planOccasions).where(eq(planOccasions.itemId, itemId)).run();
  for (const { label, dueOn } of occasions) {
    tx.insert(planOccasions).values({ itemId, label, dueOn, state: 'planned' }).run();
  }
}

type Report = Pick<
  OccasionRow,
  'state' | 'roundId' | 'outcome' | 'actionText' | 'reasonNotDone' | 'reportedAt' | 'reportedById'
>;

/** Writes a report over the revision that was seen; false when somebody was first, and nothing is written. */
export function reportOccasion(
  tx: WriteTx,
  occasionId: OccasionId,
  revision: number,
  report: Report,
): boolean {
  const { changes } = tx
    .update(planOccasions)
    .set({ ...report, revision: sql`${planOccasions.revision} + 1` })
    .where(and(eq(planOccasions.id, occasionId), eq(planOccasions.revision, revision)))
    .run();
  return changes === 1;
}
