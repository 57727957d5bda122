import { type Actor, may, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listRoundsDue, listWheelEntries } from '#db/queries/year-wheel.server.ts';
import type { OccasionStatus } from '../domain/occasion-status.ts';
import { yearOf } from '../domain/occasions.ts';
import { readablePlans, unitChoices } from './list-plans.server.ts';
import { viewItems } from './view-plans.server.ts';

/** Something of the year: an occasion of an adopted plan, a round, or what somebody has put in. */
export type WheelItem = {
  /** The same for the same thing every time. */
  readonly key: string;
  readonly dueOn: CivilDate;
  readonly title: string;
  readonly source: string;
  readonly unitName: string;
  readonly byName: string | null;
  readonly status: OccasionStatus;
  readonly reason: string;
  readonly to: string | null;
  /** What may be marked on the page itself. */
  readonly entry: { readonly id: number; readonly revision: number } | null;
};

/** What happens in a year in a unit and below, as far as the person may see it; 403 for whoever may see none. */
export function loadWheel(
  { db, now }: Services,
  actor: Actor,
  asked: { readonly unitId: UnitId | null; readonly year: number | null },
) {
  const { unitIds } = requireScope(actor, 'plan.read');
  const today = civilDateInSweden(now());
  const year = asked.year ?? yearOf(today);
  const units = unitChoices(db, unitIds);
  const unit = units.find(({ id }) => id === asked.unitId) ?? units[0];
  const below = unit ? unitsBelow(listUnits(db), unit.id) : new Set<UnitId>();
  const within = (scope: UnitScope): UnitScope => ({
    ...scope,
    unitIds: scope.unitIds.filter((id) => below.has(id)),
  });
  const span = { from: `${year}-01-01` as CivilDate, to: `${year}-12-31` as CivilDate };
  const planned = occasionItems(
    readablePlans(db, actor).filter(
      (plan) => plan.state === 'adopted' && plan.year === year && below.has(plan.unitId),
    ),
    (planIds) => viewItems(db, actor, planIds, today),
  );
  const rounds = listRoundsDue(db, within(scopeOf(actor, 'round.read')), span)
    .filter(({ id }) => !planned.roundIds.has(id))
    .map(
      (round): WheelItem => ({
        ...{ key: `omgang-${round.id}`, dueOn: round.dueOn, title: round.controlName, source: round.name },
        ...{ unitName: round.unitName, byName: round.ownerName, reason: '', to: `/omgangar/${round.id}` },
        status: round.state === 'finalised' ? 'done' : round.dueOn < today ? 'late' : 'underWay',
        entry: null,
      }),
    );
  const entries = listWheelEntries(db, within(scopeOf(actor, 'plan.read')), span).map(
    (entry): WheelItem => ({
      ...{ key: `punkt-${entry.id}`, dueOn: entry.dueOn, title: entry.title, source: '', to: null },
      ...{ unitName: entry.unitName, byName: entry.responsibleName, reason: entry.reasonNotDone },
      status: entry.doneAt
        ? 'done'
        : entry.reasonNotDone !== ''
          ? 'notDone'
          : entry.dueOn < today
            ? 'late'
            : 'planned',
      entry: may(actor, 'plan.report', { unitId: entry.unitId, responsibleId: entry.responsibleId })
        ? { id: entry.id, revision: entry.revision }
        : null,
    }),
  );
  const items = [...planned.items, ...rounds, ...entries].sort((a, b) =>
    a.dueOn === b.dueOn ? (a.key < b.key ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1,
  );
  return {
    items,
    next: items.find(({ status }) => status === 'planned' || status === 'underWay') ?? null,
    year,
    today,
    unit: unit ?? null,
    units,
    mayAdd: unit !== undefined && may(actor, 'plan.manage', { unitId: unit.id }),
  };
}

export type WheelPage = ReturnType<typeof loadWheel>;

/** The occasions of plans as things of the year, and the rounds that they already show. */
function occasionItems(
  plans: ReturnType<typeof readablePlans>,
  view: (planIds: (typeof plans)[number]['id'][]) => ReturnType<typeof viewItems>,
) {
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  const rows = view(plans.map(({ id }) => id));
  const roundIds = new Set(
    rows.flatMap(({ occasions }) => occasions.flatMap(({ rounds }) => rounds.map(({ id }) => id))),
  );
  const items = rows.flatMap((row) =>
    row.occasions.map(
      (occasion): WheelItem => ({
        ...{ key: `tillfalle-${row.lineage}-${occasion.dueOn}`, dueOn: occasion.dueOn, title: row.title },
        source: `${planOf.get(row.planId)?.name ?? ''}, ${occasion.label}`,
        unitName: planOf.get(row.planId)?.unitName ?? '',
        ...{ byName: row.responsibleName, status: occasion.status, reason: occasion.reasonNotDone },
        to: `/planer/${row.planId}#rad-${row.id}`,
        entry: null,
      }),
    ),
  );
  return { items, roundIds };
}
