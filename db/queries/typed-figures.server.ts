import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { typedFigures } from '../schema/plans.ts';
import type { WriteTx } from '../transact.server.ts';

/** Numbers that people have written down for units of the scope and these years, in the order they were written. */
export function listTypedFigures(db: Reader, scope: UnitScope, years: readonly number[]) {
  return db
    .select({ figure: typedFigures, unitName: units.name, writtenByName: people.displayName })
    .from(typedFigures)
    .innerJoin(units, eq(units.id, typedFigures.unitId))
    .innerJoin(people, eq(people.id, typedFigures.writtenById))
    .where(
      and(
        sql`${typedFigures.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
        inArray(typedFigures.year, [...years]),
      ),
    )
    .orderBy(asc(typedFigures.id))
    .all()
    .map(({ figure, ...names }) => ({ ...figure, ...names }));
}

export type TypedFigureRow = ReturnType<typeof listTypedFigures>[number];

/** Of one unit, year and kind. */
export function listTypedFiguresOf(db: Reader, of: Pick<TypedFigureRow, 'unitId' | 'year' | 'kind'>) {
  const { unitId, year, kind } = of;
  const isOf = [eq(typedFigures.unitId, unitId), eq(typedFigures.year, year), eq(typedFigures.kind, kind)];
  return db
    .select()
    .from(typedFigures)
    .where(and(...isOf))
    .all();
}

export function findTypedFigure(db: Reader, figureId: number) {
  return db.select().from(typedFigures).where(eq(typedFigures.id, figureId)).get();
}

export function insertTypedFigure(tx: WriteTx, values: typeof typedFigures.$inferInsert): number {
  return tx.insert(typedFigures).values(values).returning({ id: typedFigures.id }).get().id;
}

/** Removes the figure as it was seen; false when somebody was first. */
export function deleteTypedFigure(tx: WriteTx, figureId: number, revision: number): boolean {
  const isSeen = and(eq(typedFigures.id, figureId), eq(typedFigures.revision, revision));
  return tx.delete(typedFigures).where(isSeen).run().changes === 1;
}
