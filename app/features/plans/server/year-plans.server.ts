import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Reader } from '#db/client.server.ts';
import type { YearRoundRow } from '#db/queries/year-bundle.server.ts';
import { listWheelEntries } from '#db/queries/year-wheel.server.ts';
import { grouped } from '../domain/grouped.ts';
import type { OccasionStatus } from '../domain/occasion-status.ts';
import { summarise } from '../domain/plan-summary.ts';
import { readablePlans } from './list-plans.server.ts';
import type { ReachedYear } from './reach-year.server.ts';
import { viewItems } from './view-plans.server.ts';

/** Something of the year that was planned and is not done, with the reason where somebody has given one. */
export type NotDone = {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly unitName: string;
  readonly dueOn: CivilDate;
  readonly status: Extract<OccasionStatus, 'notDone' | 'late'> | 'aborted';
  readonly reason: string;
};

/** The adopted plans of the year with how much of them is done, and what was planned in any way but not done. */
export function yearPlans(db: Reader, actor: Actor, reached: ReachedYear, rounds: readonly YearRoundRow[]) {
  const { below, spans, today, version } = reached;
  const plans = readablePlans(db, actor).filter(
    ({ state, year, unitId }) => state === 'adopted' && year === spans.thisYear.year && below.has(unitId),
  );
  const items = viewItems(
    db,
    actor,
    plans.map(({ id }) => id),
    today,
  );
  const byPlan = grouped(items, ({ planId }) => planId);
  const statusesOf = (planId: number) =>
    [...byPlan].flatMap(([id, own]) =>
      id === planId ? own.map(({ occasions }) => occasions.map(({ status }) => status)) : [],
    );
  const unitOf = new Map(plans.map(({ id, unitName, name }) => [id, { unitName, name }]));
  // Of an occasion under way a round may be late: nothing else would tell.
  const shown = new Set(
    items
      .flatMap(({ occasions }) => occasions)
      .flatMap(({ status, rounds: own }) => (status === 'underWay' ? [] : own.map(({ id }) => id))),
  );
  const occasions = items.flatMap(({ planId, title, occasions: own }) =>
    own.flatMap(({ id, label, dueOn, status, reasonNotDone }): NotDone[] =>
      status === 'notDone' || status === 'late'
        ? [
            {
              ...{ key: `tillfalle-${id}`, title, dueOn, status, reason: reasonNotDone },
              detail: `${label}, ${unitOf.get(planId)?.name ?? ''}`,
              unitName: unitOf.get(planId)?.unitName ?? '',
            },
          ]
        : [],
    ),
  );
  const notDone = [
    ...occasions,
    ...rounds.flatMap((round) => (shown.has(round.id) ? [] : unfinished(round, reached))),
    // What people put in the year wheel is for themselves.
    ...(version === 'internal' ? entries(db, actor, reached) : []),
  ];
  return {
    plans: plans.map(({ id, name, kind, unitName }) => ({
      ...{ id, name, kind, unitName },
      summary: summarise(statusesOf(id)),
    })),
    notDone: notDone.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
  };
}

/** A round that was given up, or is late. Why it was given up is written for those who work in the unit. */
function unfinished(round: YearRoundRow, { today, version }: ReachedYear): NotDone[] {
  const { id, controlName, name, unitName, dueOn, state, abortedAt, abortReason } = round;
  if (state === 'finalised' || (abortedAt === null && dueOn >= today)) return [];
  return [
    {
      ...{ key: `omgang-${id}`, title: controlName, detail: name, unitName, dueOn },
      status: abortedAt === null ? 'late' : 'aborted',
      reason: version === 'internal' ? (abortReason ?? '') : '',
    },
  ];
}

function entries(db: Reader, actor: Actor, { within, spans, today }: ReachedYear): NotDone[] {
  return listWheelEntries(db, within(scopeOf(actor, 'plan.read')), spans.thisYear).flatMap(
    (entry): NotDone[] => {
      const isLate = entry.reasonNotDone === '' && entry.dueOn < today;
      if (entry.doneAt !== null || (entry.reasonNotDone === '' && !isLate)) return [];
      if (!may(actor, 'year.read', { unitId: entry.unitId })) return [];
      const { id, title, unitName, dueOn, reasonNotDone } = entry;
      const status = isLate ? ('late' as const) : ('notDone' as const);
      return [
        { key: `punkt-${id}`, title, detail: 'Årshjulet', unitName, dueOn, status, reason: reasonNotDone },
      ];
    },
  );
}
