import { type Actor, may, REVIEWING_ROLES, scopeAround } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import {
  fewestHandedIn,
  findVignetteRound,
  isSpreadOpen,
  listAnswering,
  type VignetteRound,
} from '#db/queries/vignette-rounds.server.ts';

export type SpreadAccess = {
  readonly round: VignetteRound;
  /** Leads the unit of the round. */
  readonly isLeader: boolean;
  /** Has handed in answers of her own. */
  readonly hasAnswered: boolean;
  /** Everybody who answers, by name, and whether she has handed in all of hers. */
  readonly answering: readonly { readonly name: string; readonly isDone: boolean }[];
  readonly isAllIn: boolean;
  /** So many have handed in their answers to each text that the answering can be ended without the rest. */
  readonly hasEnough: boolean;
  /** The answers may be seen: all are in, or the leader has ended the answering. */
  readonly isOpen: boolean;
};

/** Fewer answers to a text would tell whoever knows the group whose they are. */
const FEWEST_ANSWERS = 3;

/**
 * A round of vignettes for somebody who may see how its answers spread, now or later: whoever leads the unit, and from
 * when the answers are open those who have handed in and may still review there. 404 for a round that is none, 403 for
 * everybody else. Those who answer never see it before; nor does a role that reads results open it.
 */
export function requireSpread(db: Reader, actor: Actor, roundId: RoundId): SpreadAccess {
  const row = findRound(db, roundId);
  if (!row) throw notFound();
  const isLeader = may(actor, 'result.read', { unitId: row.unitId });
  const round = findVignetteRound(db, roundId);
  if (!round) throw isLeader ? notFound() : forbidden();
  const rows = listAnswering(db, roundId);
  const isAllIn = rows.length > 0 && rows.every(({ given, handedIn }) => given === handedIn);
  const isOpen = round.abortedAt === null && (isAllIn || round.spreadOpenedAt !== null);
  const mayReviewThere = scopeAround(actor, REVIEWING_ROLES).unitIds.includes(round.unitId);
  const hasAnswered =
    mayReviewThere && rows.some(({ personId, handedIn }) => personId === actor.personId && handedIn > 0);
  if (!isLeader && !(isOpen && hasAnswered)) throw forbidden();
  const answering = rows
    .map(({ name, given, handedIn }) => ({ name, isDone: given === handedIn }))
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
  const hasEnough = fewestHandedIn(db, roundId) >= FEWEST_ANSWERS;
  return { round, isLeader, hasAnswered, answering, isAllIn, hasEnough, isOpen };
}

/** Whether the person is among those who answer a vignette whose answers are not open yet. It tells her nothing else. */
export function awaitsSpread({ db }: Services, actor: Actor, roundId: RoundId): boolean {
  const round = findVignetteRound(db, roundId);
  if (!round || round.abortedAt !== null || may(actor, 'result.read', { unitId: round.unitId })) return false;
  const isAnswering = listAnswering(db, roundId).some(({ personId }) => personId === actor.personId);
  const mayReviewThere = scopeAround(actor, REVIEWING_ROLES).unitIds.includes(round.unitId);
  return isAnswering && mayReviewThere && !isSpreadOpen(db, roundId);
}

/** As `requireSpread`, for those who lead the unit; 403 for those who have only answered. */
export function requireSpreadLeader(db: Reader, actor: Actor, roundId: RoundId): SpreadAccess {
  const access = requireSpread(db, actor, roundId);
  if (!access.isLeader || !may(actor, 'round.manage', { unitId: access.round.unitId })) throw forbidden();
  return access;
}
