import { type DeviationDraft, WHOLE_CASE } from '#app/features/checklists/domain/findings.ts';
import { addDays, type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, DeviationTypeId, ReviewId } from '#app/shared/domain/ids.ts';
import { listDeviationEvents, listDeviationsOfReview } from '#db/queries/deviations.server.ts';
import { findLexSarahMatter } from '#db/queries/lex-sarah.server.ts';
import { listDeviationTypes } from '#db/queries/manual-deviations.server.ts';
import type { WriteTx } from '#db/transact.server.ts';
import { typeNamed } from './deviation-types.server.ts';

type Followed = {
  readonly change: { dueOn?: string; typeId?: DeviationTypeId | null };
  /** The change in Swedish, for the history. */
  readonly told: readonly string[];
};
const NOTHING: Followed = { change: {}, told: [] };

/**
 * What a deviation for the whole case takes from the faults that it has now, while nobody has begun to handle it: their type,
 * and their day. An added fault may have to be judged sooner, and then within its days from today; where those that need
 * it soonest are gone, the days of the others count from when it was made. What somebody has chosen by hand stays.
 */
export function followFaults(
  tx: WriteTx,
  reviewId: ReviewId,
  { deviationId, draft }: { readonly deviationId: DeviationId; readonly draft: DeviationDraft },
  today: CivilDate,
): Followed {
  if (draft.questionKey !== WHOLE_CASE || findLexSarahMatter(tx, deviationId)) return NOTHING;
  const before = listDeviationsOfReview(tx, reviewId).find(({ id }) => id === deviationId);
  if (!before) return NOTHING;
  const byHand = new Set(listDeviationEvents(tx, deviationId).map(({ kind }) => kind));
  const typeId = byHand.has('typeChanged') ? before.typeId : typeNamed(tx, draft.type);
  const sooner = addDays(today, draft.daysToDue);
  const ownDay = addDays(civilDateInSweden(before.createdAt), draft.daysToDue);
  const latest = ownDay > before.dueOn ? ownDay : before.dueOn;
  const dueOn = byHand.has('dueChanged') ? before.dueOn : sooner < latest ? sooner : latest;
  const isOtherType = typeId !== before.typeId;
  const isOtherDay = dueOn !== before.dueOn;
  const typeName = listDeviationTypes(tx).find(({ id }) => id === typeId)?.name;
  return {
    change: { ...(isOtherDay ? { dueOn } : {}), ...(isOtherType ? { typeId } : {}) },
    told: [
      ...(isOtherType ? [typeName ? `Typ: ${typeName}.` : 'Ingen typ.'] : []),
      ...(isOtherDay ? [`Bedöms senast ${dueOn}.`] : []),
    ],
  };
}
