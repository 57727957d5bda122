import { type Actor, holdsAnyOf, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove } from '#app/features/accounts/domain/unit-tree.ts';
import { loadPeople } from '#app/features/accounts/server/load-organisation.server.ts';
import { registersToDecide } from '#app/features/cases/server/registers-to-decide.server.ts';
import { loadControls } from '#app/features/controls/server/load-controls.server.ts';
import { choicesWaitingFor } from '#app/features/controls/server/own-choice.server.ts';
import { seedPartsWaitingFor } from '#app/features/controls/server/seed-parts-awaited.server.ts';
import { designOf } from '#app/features/controls/server/stored-shapes.server.ts';
import {
  deviationsWaitingFor,
  overdueDeviations,
} from '#app/features/deviations/server/list-deviations.server.ts';
import { unansweredFor } from '#app/features/deviations/server/list-unanswered.server.ts';
import { actionsWaitingFor } from '#app/features/deviations/server/load-actions.server.ts';
import { criticalWaitingFor } from '#app/features/deviations/server/load-lex-sarah.server.ts';
import { nextOfYear } from '#app/features/plans/server/next-of-year.server.ts';
import { listResults } from '#app/features/results/server/list-results.server.ts';
import { countStranded } from '#app/features/reviews/server/count-stranded.server.ts';
import { listReadyToAgree } from '#app/features/reviews/server/list-ready-to-agree.server.ts';
import { listToApprove } from '#app/features/reviews/server/list-to-approve.server.ts';
import { reviewsWaitingFor } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { listMyReminders } from '#app/features/reviews/server/my-reminders.server.ts';
import { addDays, type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { findLatestRound, listOpenRounds, readStepsTaken } from '#db/queries/home.server.ts';
import { firstSteps } from '../domain/first-steps.ts';
import { nextPeriodStart } from '../domain/next-period.ts';
import { nextForRound } from '../domain/round-next.ts';

const RESULTS_SHOWN = 5;

/** What waits for the person and what comes next, by her roles. Each part is empty for whoever has no part in it. */
export function loadHome(services: Services, actor: Actor) {
  const today = civilDateInSweden(services.now());
  const manages = scopeOf(actor, 'control.manage');
  const ownRounds = listOpenRounds(services.db, scopeOf(actor, 'round.read')).filter(
    ({ ownerId }) => ownerId === actor.personId,
  );
  const watched = watchedBy(services, actor, today);
  const actions = actionsWaitingFor(services, actor);
  const onPage = [
    ...[...ownRounds, ...watched.rounds].map(({ id }) => `/omgangar/${id}`),
    ...actions.map(({ id }) => `/atgarder/${id}`),
  ];
  return {
    firstSteps: stepsFor(services, actor, manages.unitIds),
    emptyFor: emptyFor(actor),
    seedParts: seedPartsWaitingFor(services, actor),
    reviews: reviewsWaitingFor(services, actor),
    toAgree: listReadyToAgree(services, actor),
    reminders: listMyReminders(services, actor),
    choices: choicesWaitingFor(services, actor),
    toApprove: approvalsWaitingFor(services, actor),
    deviations: deviationsWaitingFor(services, actor),
    critical: criticalWaitingFor(services, actor),
    unanswered: unansweredFor(services, actor),
    actions,
    rounds: ownRounds.map(({ design, isSeedAwaited, ...round }) => ({
      ...round,
      next: nextForRound(
        round.state,
        { total: round.reviewCount, finished: round.finishedCount },
        { kind: designOf({ design }).allocation.kind, isSeedAwaited: isSeedAwaited === 1 },
      ),
      isOverdue: round.dueOn < today,
      strandedCount: round.state === 'reviewing' ? countStranded(services.db, round.id, services.now()) : 0,
    })),
    watched,
    year: nextOfYear(services, actor, new Set(onPage)),
    upcoming: upcomingControls(services, actor, today),
    results:
      scopeOf(actor, 'result.readDeidentified').unitIds.length > 0
        ? listResults(services, actor).results.slice(0, RESULTS_SHOWN)
        : [],
    people: peopleToSeeTo(services, actor, today),
    hasUnits: listUnits(services.db).length > 1,
    registers: registersToDecide(services, actor),
  };
}

/** How many handed-in reviews wait for her to approve them, and when the first must be done; null when none does. */
function approvalsWaitingFor(services: Services, actor: Actor) {
  const { waiting } = listToApprove(services, actor);
  const [first] = waiting;
  return first ? { count: waiting.length, dueOn: first.dueOn, isOverdue: first.isOverdue } : null;
}

/** For whoever may run controls. A register or control of a unit above serves her too, but its rounds are not hers. */
function stepsFor({ db }: Services, actor: Actor, unitIds: readonly UnitId[]) {
  if (unitIds.length === 0) return [];
  const tree = listUnits(db);
  const related = new Set(unitIds.flatMap((unitId) => unitsAbove(tree, unitId)));
  return firstSteps({
    ...readStepsTaken(db, [...related]),
    roundId: findLatestRound(db, scopeOf(actor, 'round.read')),
    ...(scopeOf(actor, 'organisation.manage').unitIds.length > 0 ? { hasUnits: tree.length > 1 } : {}),
  });
}

/** Whose page it is when nothing waits: each role waits for something else. */
function emptyFor(actor: Actor): 'leader' | 'reviewer' | 'reader' | 'administrator' | null {
  if (holdsAnyOf(actor, ['manager', 'quality'])) return 'leader';
  if (holdsAnyOf(actor, ['reviewer', 'external'])) return 'reviewer';
  if (holdsAnyOf(actor, ['reader'])) return 'reader';
  return holdsAnyOf(actor, ['administrator']) ? 'administrator' : null;
}

/** For whoever follows the quality of more than her own work: what others have under way, and what is late. */
function watchedBy(services: Services, actor: Actor, today: CivilDate) {
  if (!holdsAnyOf(actor, ['quality'])) return { rounds: [], overdueDeviations: [] };
  return {
    rounds: listOpenRounds(services.db, scopeOf(actor, 'round.read'))
      .filter(({ ownerId }) => ownerId !== actor.personId)
      .map(({ design: _design, ...round }) => ({ ...round, isOverdue: round.dueOn < today })),
    overdueDeviations: overdueDeviations(services, actor),
  };
}

/** Controls without a round under way, with the day their next period begins; soonest first. */
function upcomingControls(services: Services, actor: Actor, today: CivilDate) {
  return loadControls(services, actor)
    .filter(
      ({ latestRound }) =>
        latestRound === null || latestRound.state === 'finalised' || latestRound.abortedAt !== null,
    )
    .flatMap(({ id, name, rhythm, unitName, latestRound }) => {
      // A round done for this period is followed by one for the next; never done, or given up, means it can begin now.
      const done = latestRound?.abortedAt === null ? latestRound : null;
      const last = done?.referenceOn as CivilDate | undefined;
      const on = last ? nextPeriodStart(rhythm, last) : today;
      return on ? [{ id, name, unitName, on: on < today ? today : on }] : [];
    })
    .toSorted((a, b) => a.on.localeCompare(b.on));
}

/** For administrators: people who cannot log in yet, and roles that end within a month. */
function peopleToSeeTo(services: Services, actor: Actor, today: CivilDate) {
  const scope = scopeOf(actor, 'organisation.manage');
  if (scope.unitIds.length === 0) return { isAlone: false, withoutPassword: [], ending: [] };
  const people = loadPeople(services, scope).filter((person) => !person.deactivatedAt);
  const inAMonth = addDays(today, 30);
  return {
    isAlone: people.length === 1,
    withoutPassword: people
      .filter((person) => !person.hasPassword)
      .map(({ id, displayName }) => ({ id, displayName })),
    ending: people.flatMap(({ id, displayName, roles }) =>
      roles.flatMap(({ role, unitName, validUntilOn, isOver }) =>
        validUntilOn !== null && !isOver && validUntilOn <= inAMonth
          ? [{ id, displayName, role, unitName, validUntilOn }]
          : [],
      ),
    ),
  };
}
