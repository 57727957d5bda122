import { sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { DeviationId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';

/** Who answers for open deviations of a unit; what decides who may. */
export type Answered = {
  readonly unitId: UnitId;
  /** The unit of the round that found it, else the same. */
  readonly roundUnitId: UnitId;
  readonly responsibleId: PersonId | null;
};

const openOf = ({ unitIds }: UnitScope) => sql`FROM deviations
  LEFT JOIN rounds ON rounds.id = deviations.round_id
  WHERE deviations.unit_id IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))
  AND deviations.state NOT IN ('closed', 'withdrawn')`;

const columns =
  sql.raw(`deviations.unit_id AS unitId, coalesce(rounds.unit_id, deviations.unit_id) AS roundUnitId,
  deviations.responsible_id AS responsibleId`);

/** Everybody who answers for open deviations of the scope, once for each unit. */
export function listAnswered(db: Reader, scope: UnitScope): Answered[] {
  return db.all<Answered>(sql`SELECT DISTINCT ${columns} ${openOf(scope)}`);
}

/** The open deviations of the scope that these answer for. */
export function listOpenAnsweredBy(
  db: Reader,
  scope: UnitScope,
  answered: readonly Answered[],
): DeviationId[] {
  const wanted = new Set(answered.map(keyOf));
  return db
    .all<Answered & { id: DeviationId }>(sql`SELECT deviations.id AS id, ${columns} ${openOf(scope)}`)
    .filter((row) => wanted.has(keyOf(row)))
    .map(({ id }) => id);
}

const keyOf = ({ unitId, roundUnitId, responsibleId }: Answered) =>
  `${unitId} ${roundUnitId} ${responsibleId}`;
