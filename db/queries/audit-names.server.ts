import { inArray } from 'drizzle-orm';
import type { ControlId, DeviationId, RegisterCheckId, RegisterId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { registers } from '../schema/cases.ts';
import { registerChecks } from '../schema/checks.ts';
import { controls, rounds } from '../schema/controls.ts';
import { deviations } from '../schema/deviations.ts';

/** What the things of some log entries are called, as "round 7" → name. Things without a name of their own, or gone, are not there. */
export function namesOfEntities(
  db: Reader,
  entries: readonly { entity: string; entityId: string }[],
): Map<string, string> {
  const idsOf = <Id extends number>(entity: string) => [
    ...new Set(
      entries.filter((entry) => entry.entity === entity).map(({ entityId }) => Number(entityId) as Id),
    ),
  ];
  const rows = {
    round: db
      .select({ id: rounds.id, name: rounds.name })
      .from(rounds)
      .where(inArray(rounds.id, idsOf<RoundId>('round')))
      .all(),
    control: db
      .select({ id: controls.id, name: controls.name })
      .from(controls)
      .where(inArray(controls.id, idsOf<ControlId>('control')))
      .all(),
    register: db
      .select({ id: registers.id, name: registers.name })
      .from(registers)
      .where(inArray(registers.id, idsOf<RegisterId>('register')))
      .all(),
    registerCheck: db
      .select({ id: registerChecks.id, name: registerChecks.name })
      .from(registerChecks)
      .where(inArray(registerChecks.id, idsOf<RegisterCheckId>('registerCheck')))
      .all(),
    deviation: db
      .select({ id: deviations.id, name: deviations.number })
      .from(deviations)
      .where(inArray(deviations.id, idsOf<DeviationId>('deviation').filter(Number.isInteger)))
      .all(),
  };
  return new Map(
    Object.entries(rows).flatMap(([entity, named]) =>
      named.map(({ id, name }) => [`${entity} ${id}`, name] as const),
    ),
  );
}
