import { and, asc, between, eq, isNull, sql } from 'drizzle-orm';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { units } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import { frameCases } from '../schema/sampling.ts';

const isAmong = (unitId: unknown, unitIds: ReadonlySet<UnitId>) =>
  sql`${unitId} IN (SELECT value FROM json_each(${JSON.stringify([...unitIds])}))`;

type Asked = {
  readonly above: ReadonlySet<UnitId>;
  readonly of: ReadonlySet<UnitId>;
  readonly span: { readonly from: CivilDate; readonly to: CivilDate };
  readonly isFinalised: boolean;
};

/**
 * The names of the units above that have rounds within the span with cases of these units in their frames: by the day they are
 * about where a result is asked for, else by the day they are due.
 */
export function listUnitsWithRoundsOver(db: Reader, { above, of, span, isFinalised }: Asked): string[] {
  return db
    .selectDistinct({ id: units.id, name: units.name })
    .from(rounds)
    .innerJoin(units, eq(units.id, rounds.unitId))
    .where(
      and(
        isAmong(rounds.unitId, above),
        isNull(rounds.abortedAt),
        between(isFinalised ? rounds.referenceOn : rounds.dueOn, span.from, span.to),
        isFinalised ? eq(rounds.state, 'finalised') : undefined,
        sql`EXISTS (SELECT 1 FROM ${frameCases} WHERE ${frameCases.roundId} = ${rounds.id} AND ${isAmong(frameCases.unitId, of)})`,
      ),
    )
    .orderBy(asc(units.id))
    .all()
    .map(({ name }) => name);
}
