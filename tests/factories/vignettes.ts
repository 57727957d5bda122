import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { vignetteChecklist } from '#app/features/checklists/domain/shipped-vignette.ts';
import { ensureShippedChecklists } from '#app/features/checklists/server/ensure-shipped-checklists.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import type { VignetteInput } from '#app/features/results/forms/vignette-form.ts';
import { createVignetteRound } from '#app/features/results/server/create-vignette-round.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ChecklistId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listPublishedChecklists } from '#db/queries/controls.server.ts';
import { makeOrganisation, makePerson, type Organisation } from './organisation.ts';
import { actorOf, must } from './placements-control.ts';

export const INVENTED = {
  title: 'Oro från skolan',
  text: 'Skolan ringer om Kim, 9 år.\n\nKim har varit borta tio dagar på en månad.',
  facts: {},
  copiedFrom: null,
} as const;

const NAMES = ['Anna Lindgren', 'Björn Åkesson', 'Cecilia Öberg', 'David Ek', 'Eva Nyström', 'Farid Karimi'];

export type VignetteGround = {
  org: Organisation;
  /** Leads the child department. */
  maria: PersonId;
  answering: PersonId[];
  checklistId: ChecklistId;
  input: VignetteInput;
};

/** An organisation with people who can answer, and the input for a vignette that they all do. */
export function makeVignetteGround(services: Services, size = 3): VignetteGround {
  ensureShippedChecklists(services);
  const org = makeOrganisation(services);
  const maria = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
  const answering = NAMES.slice(0, size).map((name) =>
    makePerson(services, { name, role: 'reviewer', unitId: org.unit1 }),
  );
  const checklist = listPublishedChecklists(services.db).find(({ key }) => key === vignetteChecklist.key);
  if (!checklist) throw new Error('The checklist for vignettes is not there');
  const input = {
    unitId: org.children,
    checklistId: checklist.id,
    name: 'Oro från skolan, hösten 2026',
    dueOn: '2026-11-20' as CivilDate,
    reviewerIds: answering,
    texts: [INVENTED],
  };
  return { org, maria, answering, checklistId: checklist.id, input };
}

export function makeVignetteRound(services: Services, ground: VignetteGround, change = {}): RoundId {
  return must(createVignetteRound(services, actorOf(services, ground.maria), { ...ground.input, ...change }));
}

/** The person's own reviews in the round, in the order of the texts. */
export function ownReviews(services: Services, roundId: RoundId, personId: PersonId): ReviewId[] {
  return services.db.$client
    .prepare('SELECT id FROM reviews WHERE round_id = ? AND reviewer_id = ? AND slot > 0 ORDER BY id')
    .all(roundId, personId)
    .map((row) => (row as { id: ReviewId }).id);
}

const COMPLETE: Record<string, Given> = {
  allvar: { option: 'ganska' },
  avgorande: { option: null, content: 'Frånvaron.' },
  'nasta-steg': { option: 'utreda' },
  'hur-snart': { option: 'vecka' },
  'tala-med': { option: null, content: 'personen anmalaren' },
  insatser: { option: null, content: 'rad' },
  forklara: { option: null, content: 'Vi vill förstå hur ni har det.' },
  'riktlinje-rackte': { option: 'yes' },
  sakerhet: { option: 'saker' },
};

/** Answers everything of the person's reviews in the round as most do, but for what differs, and hands in. */
export function answerVignette(
  services: Services,
  roundId: RoundId,
  personId: PersonId,
  differs: Record<string, Given> = {},
  isHandedIn = true,
): void {
  const actor = actorOf(services, personId);
  for (const reviewId of ownReviews(services, roundId, personId)) {
    for (const [questionKey, given] of Object.entries({ ...COMPLETE, ...differs })) {
      const reason = `Skäl ${questionKey} ${personId}`;
      must(
        saveAnswer(services, actor, reviewId, {
          questionKey,
          ...given,
          reason,
          comment: '',
          seenRevision: 0,
        }),
      );
    }
    if (isHandedIn) must(handInReview(services, actor, reviewId));
  }
}
