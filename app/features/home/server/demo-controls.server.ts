import { findTemplate } from '#app/features/controls/domain/control-template.ts';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import type { ControlInput } from '#app/features/controls/forms/control-form-schema.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { saveRoundTexts } from '#app/features/results/server/save-round-texts.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ControlId, PersonId, RegisterId, RoundId } from '#app/shared/domain/ids.ts';
import type { DemoRound } from '#db/demo/rounds.ts';
import { findChecklistByKey } from '#db/queries/checklists.server.ts';
import { type DemoCast, must } from './demo-cast.server.ts';
import { halfDayAfter } from './demo-clock.server.ts';
import type { DemoOrganisation } from './found-demo.server.ts';
import { reviewDemoRound } from './review-demo-round.server.ts';

const PLANNED_AT = '2026-11-16T09:10:00.000Z';
const OWNER = 'avdelningschef';
const REVIEWERS = ['granskare', 'jonas.ek', 'cecilia.oberg', 'katarina.blom', 'extern'];

const reviewersOf = ({ people }: DemoOrganisation): PersonId[] =>
  REVIEWERS.flatMap((account) => people.get(account) ?? []);

/** The half-yearly control of the shipped template, and a smaller one of the same placements. */
export function makeDemoControls(
  cast: DemoCast,
  organisation: DemoOrganisation,
  registerId: RegisterId,
): { placedChildren: ControlId; jourhem: ControlId } {
  const { services, as } = cast;
  const template = findTemplate('placerade-barn-halvar');
  const checklist = template && findChecklistByKey(services.db, template.checklistKey);
  if (!template || !checklist) throw new Error('Demo: the shipped template or its checklist is missing');
  const placedChildren: ControlInput = {
    templateKey: template.key,
    name: template.name,
    purpose: template.purpose,
    kind: template.kind,
    rhythm: template.rhythm,
    unitId: organisation.units.children,
    registerId,
    checklistId: checklist.id,
    filter: template.filter,
    design: template.design,
    reviewDays: template.reviewDays,
    procedure: template.procedure ?? ONE_REVIEWER,
    responsibleId: null,
    reviewerIds: reviewersOf(organisation),
  };
  const jourhem: ControlInput = {
    ...placedChildren,
    templateKey: null,
    name: 'Barn i jourhem',
    purpose: 'Att se att barn i jourhem får en plan för vad som kommer sedan.',
    kind: 'internalControl',
    rhythm: 'quarter',
    filter: {
      allOf: [
        ...template.filter.allOf,
        { anyOf: [{ column: 'Placeringsform', operator: 'is', value: 'Jourhem' }] },
      ],
    },
    design: { allocation: { kind: 'whole', size: 5 }, quotas: [] },
  };
  return {
    placedChildren: must(createControl(services, as(OWNER), placedChildren), 'control'),
    jourhem: must(createControl(services, as(OWNER), jourhem), 'control'),
  };
}

/** Start, freeze, draw, share out and review; finalised when every review is handed in. */
export function runDemoRound(
  cast: DemoCast,
  organisation: DemoOrganisation,
  controlId: ControlId,
  round: DemoRound,
): void {
  const { services, as } = cast;
  services.setNow(round.startedAt);
  const roundId = must(
    startRound(services, as(OWNER), controlId, {
      name: round.name,
      referenceOn: round.referenceOn as CivilDate,
      dueOn: round.dueOn as CivilDate,
      reviewerIds: reviewersOf(organisation),
    }),
    'round',
  );
  services.advance(6);
  must(freezeFrame(services, as(OWNER), roundId), 'freeze');
  services.advance(3);
  const seed = { origin: 'entered', text: round.seed } as const;
  must(drawRound(services, as(OWNER), roundId, { seed, redrawReason: '', drawsSeen: 0 }), 'draw');
  services.advance(25);
  const { count } = must(shareOutReviews(services, as(OWNER), roundId), 'share out');
  reviewDemoRound(cast, organisation, roundId, round);
  if (round.handedInCount < count) return;
  services.setNow(halfDayAfter(round.reviewedFrom, count + 4));
  if (round.texts) writeTexts(cast, roundId, round.texts);
  must(finaliseRound(services, as(OWNER), roundId, new Map()), 'finalise');
}

/** What the one who owns the round writes of it; the proposal may go to the nämnd. */
function writeTexts(
  { services, as }: DemoCast,
  roundId: RoundId,
  texts: NonNullable<DemoRound['texts']>,
): void {
  const of = (text: string, mayLeaveUnit = false) => ({
    ...{ text, mayLeaveUnit },
    ...{ seenText: '', didLeaveUnit: false, seenRevision: 0 },
  });
  const typed = {
    ...{ purpose: of(texts.purpose), result: of(texts.result), analysis: of(texts.analysis) },
    improvement: of(texts.improvement, true),
  };
  must(saveRoundTexts(services, as(OWNER), roundId, typed), 'texts');
  services.advance(15);
}

/** A round that has only been planned, so that the list shows every state. */
export function planJourhemRound(cast: DemoCast, organisation: DemoOrganisation, controlId: ControlId): void {
  const { services, as } = cast;
  services.setNow(PLANNED_AT);
  must(
    startRound(services, as(OWNER), controlId, {
      name: 'Fjärde kvartalet 2026',
      referenceOn: '2026-12-31' as CivilDate,
      dueOn: '2027-01-29' as CivilDate,
      reviewerIds: reviewersOf(organisation),
    }),
    'planned round',
  );
}
