import { type Actor, may, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listRoundsDue, listWheelEntries } from '#db/queries/year-wheel.server.ts';
import type { RoundsDone, WheelStatus } from '../domain/occasion-status.ts';
import { yearOf } from '../domain/occasions.ts';
import { actionItems } from './action-items.server.ts';
import { unitChoices } from './list-plans.server.ts';
import { occasionItems } from './occasion-items.server.ts';
import { roundsAbove } from './rounds-above.server.ts';
import { peopleForWheel } from './wheel-entries.server.ts';

/** Something of the year: an occasion of an adopted plan, a round, an action, or what somebody has put in. */
export type WheelItem = {
  /** The same for the same thing every time. */
  readonly key: string;
  readonly dueOn: CivilDate;
  readonly title: string;
  readonly source: string;
  /** What `source` says may go into a calendar that others see; the title always may. */
  readonly isSourceOpen: boolean;
  readonly unitName: string;
  readonly byName: string | null;
  /** The one who asks answers for it. */
  readonly isMine: boolean;
  /** Who said what came of it, where that was a person. */
  readonly markedByName: string | null;
  readonly status: WheelStatus;
  /** Of an occasion. */
  readonly roundsDone?: RoundsDone;
  readonly reason: string;
  readonly to: string | null;
  /** What may be marked on the page itself. */
  readonly entry: { readonly id: number; readonly revision: number; readonly mayChange: boolean } | null;
};

/**
 * What happens in a year in a unit and below, as far as the person may see it, and what she answers for wherever that lies;
 * 403 for whoever may see none.
 */
export function loadWheel(
  { db, now }: Services,
  actor: Actor,
  asked: { readonly unitId: UnitId | null; readonly year: number | null; readonly isMineOnly?: boolean },
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
  const planned = occasionItems(db, actor, { below, year, today });
  const rounds = listRoundsDue(db, within(scopeOf(actor, 'round.read')), span)
    .filter(({ id }) => !planned.shownRoundIds.has(id))
    .map(
      (round): WheelItem => ({
        ...{ key: `omgang-${round.id}`, dueOn: round.dueOn, title: round.controlName, source: round.name },
        ...{ unitName: round.unitName, byName: round.ownerName, to: `/omgangar/${round.id}` },
        ...{ isSourceOpen: true, isMine: round.ownerId === actor.personId, markedByName: null },
        status: roundStatus(round, today),
        // Why it was given up; empty for any other.
        reason: round.abortReason ?? '',
        entry: null,
      }),
    );
  const entries = listWheelEntries(db, within(scopeOf(actor, 'plan.read')), span, actor.personId).map(
    (entry): WheelItem => ({
      ...{ key: `punkt-${entry.id}`, dueOn: entry.dueOn, title: entry.title, source: '', to: null },
      ...{ unitName: entry.unitName, byName: entry.responsibleName, reason: entry.reasonNotDone },
      ...{ isSourceOpen: true, isMine: entry.responsibleId === actor.personId },
      markedByName: entry.markedByName,
      status: entry.doneAt
        ? 'done'
        : entry.reasonNotDone !== ''
          ? 'notDone'
          : entry.dueOn < today
            ? 'late'
            : 'planned',
      entry: may(actor, 'plan.report', { unitId: entry.unitId, responsibleId: entry.responsibleId })
        ? {
            ...{ id: entry.id, revision: entry.revision },
            mayChange: may(actor, 'plan.manage', { unitId: entry.unitId }),
          }
        : null,
    }),
  );
  const actions = actionItems(db, actor, below, today).filter(({ dueOn }) => yearOf(dueOn) === year);
  const items = [...planned.items, ...rounds, ...actions, ...entries]
    .filter(({ isMine }) => isMine || asked.isMineOnly !== true)
    .sort((a, b) => (a.dueOn === b.dueOn ? (a.key < b.key ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
  const mayAdd = unit !== undefined && may(actor, 'plan.manage', { unitId: unit.id });
  return {
    items,
    above:
      unit && items.length === 0 && asked.isMineOnly !== true
        ? roundsAbove(db, { unitId: unit.id, span, isFinalised: false })
        : [],
    next: items.find(({ status }) => status === 'planned' || status === 'underWay') ?? null,
    year,
    today,
    unit: unit ?? null,
    units,
    isMineOnly: asked.isMineOnly === true,
    mayAdd,
    people: mayAdd ? peopleForWheel(db, unit.id, now()) : [],
    selfId: actor.personId,
  };
}

function roundStatus(
  { state, abortedAt, dueOn }: ReturnType<typeof listRoundsDue>[number],
  today: CivilDate,
): WheelStatus {
  if (abortedAt !== null) return 'aborted';
  return state === 'finalised' ? 'done' : dueOn < today ? 'late' : 'underWay';
}

export type WheelPage = ReturnType<typeof loadWheel>;
