import type { AnswerOption } from '#app/features/checklists/domain/definition.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import { isByLot, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findChecklistByKey } from '#db/queries/checklists.server.ts';
import {
  actorOf,
  must,
  PLACEMENTS_SEED,
  type PlacementsControl,
  startPlacementsRound,
} from './placements-control.ts';
import { answerAndHandIn, type QuestionKey, reviewsOf } from './reviewed-round.ts';

export type DesignOfRound = SampleDesign & {
  /** Places in the sample with a fault, every second of them because the document is missing. */
  readonly faults?: readonly number[];
  readonly notApplicable?: readonly number[];
  readonly unfinished?: readonly number[];
  /** The place of a case that is replaced before anybody answers. */
  readonly replaced?: number;
  /** A frame of the few institutions alone. */
  readonly onlyHomes?: boolean;
};

/** A round of placements drawn by the design, reviewed with the checklist for placed children. */
export function makeRoundOf(
  services: Services,
  made: PlacementsControl,
  name: string,
  {
    allocation,
    quotas,
    faults = [],
    notApplicable = [],
    unfinished = [],
    replaced,
    onlyHomes,
  }: DesignOfRound,
): RoundId {
  const maria = actorOf(services, made.maria);
  const checklist = findChecklistByKey(services.db, 'placerade-barn-halvar');
  if (!checklist) throw new Error('no checklist');
  const homes = {
    column: 'Placeringsform',
    operator: 'isOneOf',
    values: ['SiS-institution', 'Stödboende'],
  } as const;
  const filter = onlyHomes
    ? { allOf: [...(made.input.filter.allOf ?? []), { anyOf: [homes] }] }
    : made.input.filter;
  const input = { ...made.input, name, checklistId: checklist.id, filter, design: { allocation, quotas } };
  const controlId = must(createControl(services, maria, input));
  const roundId = startPlacementsRound(services, { ...made, controlId });
  must(freezeFrame(services, maria, roundId));
  // A seed is asked for where it decides something.
  const seed = isByLot(allocation.kind)
    ? ({ origin: 'entered', text: PLACEMENTS_SEED } as const)
    : ({ origin: 'generated' } as const);
  must(drawRound(services, maria, roundId, { seed, redrawReason: '', drawsSeen: 0 }));
  must(shareOutReviews(services, maria, roundId));
  const round = { ...made, roundId };
  const gone = replaced === undefined ? undefined : reviewsOf(services, round)[replaced];
  if (gone) {
    const reason = {
      frameCaseId: gone.frameCaseId,
      reason: 'wrongUnit',
      note: 'Hör till en annan enhet.',
    } as const;
    must(replaceCase(services, maria, roundId, reason));
    must(shareOutReviews(services, maria, roundId));
  }
  for (const [place, review] of reviewsOf(services, round).entries()) {
    if (unfinished.includes(place)) continue;
    const fault: AnswerOption = faults.indexOf(place) % 2 === 0 ? 'no' : 'documentMissing';
    const differing: Partial<Record<QuestionKey, AnswerOption>> = {
      ...(faults.includes(place) ? { 'barnet-till-tals': fault, 'vardplan-aktuell': fault } : {}),
      ...(notApplicable.includes(place) ? { 'vardplan-aktuell': 'notApplicable' } : {}),
    };
    answerAndHandIn(services, review, differing);
  }
  return roundId;
}
