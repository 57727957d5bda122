import { isReasonInWords } from '#app/features/controls/domain/redraw.ts';
import { nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import { isRandom } from '#app/features/sampling/domain/design.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '#db/client.server.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { findOpenAgreement } from '#db/queries/seeds.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type DrawRefusal =
  | { readonly kind: 'notFrozen' }
  /** Somebody drew since the form was shown: a second click, or another tab. */
  | { readonly kind: 'alreadyDrawn' }
  | { readonly kind: 'redrawClosed' }
  /** No reason, or one that says nothing: fewer letters than `isReasonInWords` asks for. */
  | { readonly kind: 'redrawReasonMissing' }
  /** Only a draw by lot is made again: any other gives the same cases. */
  | { readonly kind: 'redrawNotByLot' }
  /** Two people have agreed to give the seed: it is given up with a reason, or drawn with. */
  | { readonly kind: 'agreementOpen' }
  | { readonly kind: 'aborted' };

/** Whether the round may be drawn now, for the first time or again, whatever the seed; and what there was before. */
export function refuseDraw(
  db: Reader,
  round: RoundRow,
  given: { readonly drawsSeen: number; readonly redrawReason: string },
  { hasOwnAgreement = false } = {},
): Result<{ readonly earlier: number; readonly nextState: RoundState }, DrawRefusal> {
  if (round.abortedAt !== null) return err({ kind: 'aborted' });
  const earlier = findDrawInForce(db, round.id)?.number ?? 0;
  if (earlier !== given.drawsSeen) return err({ kind: 'alreadyDrawn' });
  const next = nextRoundState(round.state, earlier === 0 ? 'draw' : 'redraw');
  if (!next.ok) return err({ kind: earlier === 0 ? 'notFrozen' : 'redrawClosed' });
  if (earlier > 0 && !isRandom(designOf(round).allocation)) return err({ kind: 'redrawNotByLot' });
  // An agreement has its reason from when it was made.
  if (earlier > 0 && !hasOwnAgreement && !isReasonInWords(given.redrawReason)) {
    return err({ kind: 'redrawReasonMissing' });
  }
  if (!hasOwnAgreement && findOpenAgreement(db, round.id)) return err({ kind: 'agreementOpen' });
  return ok({ earlier, nextState: next.value });
}
