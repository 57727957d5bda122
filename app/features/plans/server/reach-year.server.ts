import { type Actor, may, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { forbidden, notFound, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { yearOf } from '../domain/occasions.ts';
import { yearSpan } from '../domain/year-span.ts';
import { unitChoices } from './list-plans.server.ts';

/** In full for those who lead the unit, or with small numbers hidden for what leaves it. */
export type YearVersion = 'internal' | 'deidentified';

export type AskedYear = {
  readonly year: number;
  /** Null: the person's topmost unit. */
  readonly unitId: UnitId | null;
  /** Null: in full for whoever may read that. */
  readonly version: YearVersion | null;
};

/** Which unit and version of the year the person gets; 403 where she may read none, 404 for a unit that is not hers. */
export function reachYear({ db, now }: Services, actor: Actor, asked: AskedYear) {
  requireScope(actor, 'year.readDeidentified');
  const today = civilDateInSweden(now());
  const isOver = asked.year < yearOf(today);
  const open = scopeOf(actor, 'year.readDeidentified').unitIds.filter((unitId) =>
    may(actor, 'year.readDeidentified', { unitId, isOver }),
  );
  const units = unitChoices(db, open);
  const chosen = asked.unitId === null ? units[0] : units.find(({ id }) => id === asked.unitId);
  if (!chosen) throw asked.unitId === null ? forbidden() : notFound();
  const mayReadInternal = may(actor, 'year.read', { unitId: chosen.id });
  const version = asked.version ?? (mayReadInternal ? 'internal' : 'deidentified');
  if (version === 'internal' && !mayReadInternal) throw forbidden();
  const everyUnit = listUnits(db);
  const unit = everyUnit.find(({ id }) => id === chosen.id);
  if (!unit) throw notFound();
  const below = unitsBelow(everyUnit, unit.id);
  return {
    ...{ version, units, unit, everyUnit, below, today, isOver },
    spans: { thisYear: yearSpan(asked.year), lastYear: yearSpan(asked.year - 1) },
    /** What of a right lies in the chosen unit and below. */
    within: (scope: UnitScope): UnitScope => ({
      ...scope,
      unitIds: scope.unitIds.filter((id) => below.has(id)),
    }),
    may: { readInternal: mayReadInternal, type: may(actor, 'year.type', { unitId: unit.id }) },
  };
}

export type ReachedYear = ReturnType<typeof reachYear>;
