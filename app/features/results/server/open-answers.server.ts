import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertRoundEvent } from '#db/queries/rounds.server.ts';
import { writeConclusion } from '#db/queries/spread.server.ts';
import { setNamesShown, setSpreadOpened } from '#db/queries/vignette-rounds.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { hasBeenSeen } from './load-spread.server.ts';
import { requireSpreadLeader, type SpreadAccess } from './spread-access.server.ts';

/** Avsluta svarandet, ångra det, visa namnen, dölj dem igen. */
export type SpreadMove = 'endAnswering' | 'openAgain' | 'showNames' | 'hideNames';

export type SpreadRefusal =
  /** Somebody was there first, or it is not possible now. */
  | 'notPossible'
  /** Somebody who answered has seen the spread: she could tell those who have not. */
  | 'alreadySeen'
  /** So few have answered that the answers would tell whose they are. */
  | 'tooFewHaveAnswered';

const MOVES = {
  endAnswering: { action: 'round.spreadOpened', kind: 'spreadOpened' },
  openAgain: { action: 'round.spreadClosed', kind: 'spreadClosed' },
  showNames: { action: 'round.namesShown', kind: 'namesShown' },
  hideNames: { action: 'round.namesHidden', kind: 'namesHidden' },
} as const satisfies Record<SpreadMove, { action: string; kind: string }>;

/** Does what the leader presses; 403 and 404 as for the page. Each is logged and stands in the round's history. */
export function moveSpread(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  move: SpreadMove,
): Result<null, SpreadRefusal> {
  const now = services.now();
  return transact<Result<null, SpreadRefusal>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const access = requireSpreadLeader(tx, actor, roundId);
    const refusal = refusalOf(tx, access, move);
    if (refusal) return { value: err(refusal), unchanged: true };
    write(tx, roundId, move, now);
    const { action, kind } = MOVES[move];
    insertRoundEvent(tx, { roundId, kind, at: now, byId: actor.personId });
    return {
      value: ok(null),
      audit: [{ action, entity: 'round', entityId: roundId, unitId: access.round.unitId }],
    };
  });
}

function refusalOf(
  tx: WriteTx,
  { round, isAllIn, isOpen, hasEnough }: SpreadAccess,
  move: SpreadMove,
): SpreadRefusal | undefined {
  if (round.state !== 'reviewing' || round.abortedAt !== null) return 'notPossible';
  switch (move) {
    case 'endAnswering':
      if (round.spreadOpenedAt !== null || isAllIn) return 'notPossible';
      return hasEnough ? undefined : 'tooFewHaveAnswered';
    case 'openAgain':
      if (round.spreadOpenedAt === null || isAllIn || round.namesShownAt !== null) return 'notPossible';
      return hasBeenSeen(tx, round.id) ? 'alreadySeen' : undefined;
    case 'showNames':
      return isOpen && round.namesShownAt === null ? undefined : 'notPossible';
    case 'hideNames':
      return round.namesShownAt === null ? 'notPossible' : undefined;
  }
}

function write(tx: WriteTx, roundId: RoundId, move: SpreadMove, now: string): void {
  if (move === 'endAnswering' || move === 'openAgain') {
    setSpreadOpened(tx, roundId, move === 'endAnswering' ? now : null);
  } else {
    setNamesShown(tx, roundId, move === 'showNames' ? now : null);
  }
}

/** Writes down what the meeting came to, over exactly what was seen; the log holds no word of it. */
export function concludeRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  /** Null: what was written is no text; nothing is saved, but who may not is still told so. */
  input: { readonly text: string; readonly seenRevision: number } | null,
): Result<null, 'notPossible' | 'changedMeanwhile'> {
  const now = services.now();
  return transact<Result<null, 'notPossible' | 'changedMeanwhile'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const { round, isOpen } = requireSpreadLeader(tx, actor, roundId);
      const isReviewing = round.state === 'reviewing';
      if (!isReviewing || !isOpen || input === null) return { value: err('notPossible'), unchanged: true };
      const values = { roundId, text: input.text, savedAt: now, savedById: actor.personId };
      if (!writeConclusion(tx, values, input.seenRevision)) {
        return { value: err('changedMeanwhile'), unchanged: true };
      }
      return {
        value: ok(null),
        audit: [{ action: 'round.concluded', entity: 'round', entityId: roundId, unitId: round.unitId }],
      };
    },
  );
}
