import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { followUpOf } from '#app/features/controls/domain/follow-up.ts';
import { loadAction } from '#app/features/deviations/server/load-actions.server.ts';
import type { ActionId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { findFollowUpRound } from '#db/queries/follow-up-rounds.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { actionEffect, type EffectSide } from '../domain/action-effect.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { type FollowUpGround, followUpGrounds } from './follow-up-ground.server.ts';
import { loadFigures } from './load-figures.server.ts';
import { mayStartFollowUp } from './load-follow-up-form.server.ts';
import { loadRoundMaterial } from './load-round-material.server.ts';
import { reachDeidentified } from './reach-deidentified.server.ts';

/** An action with what its faults looked like before, and after where a round follows it up. */
export function loadActionPage(services: Services, actor: Actor, actionId: ActionId) {
  const { db } = services;
  const page = loadAction(services, actor, actionId);
  return (
    page && {
      ...page,
      followUp: loadFollowUp(db, actor, actionId),
      mayStartFollowUp: mayStartFollowUp(db, actor, page.action),
    }
  );
}

/** The follow-up round of an action, and before and after by control. */
export function loadFollowUp(db: Reader, actor: Actor, actionId: ActionId) {
  const current = findFollowUpRound(db, actionId);
  const follows = current && followUpOf(current);
  return {
    round: current
      ? {
          id: current.round.id,
          name: current.round.name,
          state: current.round.state,
          isAborted: current.round.abortedAt !== null,
          mayRead: may(actor, 'round.read', { unitId: current.round.unitId }),
          isDeidentifiedOpen: mayReadDeidentified(db, actor, current.round.id),
        }
      : null,
    grounds: followUpGrounds(db, actor, actionId).map((ground) =>
      beforeAndAfter(db, actor, ground, follows?.foundRoundId === ground.round.id ? current : undefined),
    ),
  };
}

function beforeAndAfter(
  db: Reader,
  actor: Actor,
  { round, control, questionKeys }: FollowUpGround,
  current: ReturnType<typeof findFollowUpRound>,
) {
  const before = sideOf(db, actor, round.id);
  const after = current && current.round.abortedAt === null ? sideOf(db, actor, current.round.id) : null;
  const isSameGroup =
    current !== undefined &&
    current.round.unitId === round.unitId &&
    JSON.stringify(current.round.filter) === JSON.stringify(round.filter);
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const unitName = (unitId: typeof round.unitId) => units.get(unitId) ?? '';
  return {
    controlName: control.name,
    before: {
      roundId: round.id,
      name: round.name,
      unitName: unitName(round.unitId),
      ...told(before),
      isDeidentifiedOpen: before === null && mayReadDeidentified(db, actor, round.id),
    },
    after: current
      ? {
          roundId: current.round.id,
          name: current.round.name,
          unitName: unitName(current.round.unitId),
          ...told(after),
        }
      : null,
    isSameGroup,
    rows: before ? actionEffect(questionKeys, before, after, isSameGroup) : [],
  };
}

function mayReadDeidentified(db: Reader, actor: Actor, roundId: RoundId): boolean {
  const reached = reachDeidentified(db, actor, roundId);
  return reached !== undefined && may(actor, 'result.readDeidentified', reached.resource);
}

/** Null for a round whose figures the person may not read, and one that has none yet. */
function sideOf(db: Reader, actor: Actor, roundId: RoundId): (EffectSide & { isFinal: boolean }) | null {
  const scope = scopeOf(actor, 'round.read');
  const found = findRoundWithNames(db, scope, roundId);
  const isFinal = found?.round.state === 'finalised';
  if (!found || (found.round.state !== 'reviewing' && !isFinal)) return null;
  const figures = figuresOf(db, actor, found);
  if (!figures) return null;
  const { name, referenceOn } = found.round;
  return { roundId, roundName: name, referenceOn, figures, isFinal };
}

/** The frozen figures of a finalised round need no answers: those may be gone by then. */
function figuresOf(db: Reader, actor: Actor, found: RoundWithNames) {
  if (found.round.state === 'finalised') return readFrozenFigures(found.round.figures).figures;
  const scope = scopeOf(actor, 'round.read');
  const material = loadRoundMaterial(db, scope, found);
  return material && loadFigures(db, scope, found, material);
}

function told(side: ReturnType<typeof sideOf>) {
  return {
    referenceOn: side?.referenceOn ?? null,
    /** Whether there are figures that the person may read. */
    hasFigures: side !== null,
    /** They are frozen; else they are what is handed in so far. */
    isFinal: side?.isFinal ?? false,
  };
}
