import { handleAction } from '#app/features/deviations/server/handle-action.server.ts';
import { deviationsWaitingFor } from '#app/features/deviations/server/list-deviations.server.ts';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { itemFormSchema } from '#app/features/plans/forms/item-form.ts';
import { loadPlan } from '#app/features/plans/server/load-plan.server.ts';
import { reportOccasion } from '#app/features/plans/server/report-occasion.server.ts';
import { saveItem } from '#app/features/plans/server/save-item.server.ts';
import { adoptPlan, createPlan } from '#app/features/plans/server/save-plan.server.ts';
import { typeFigure } from '#app/features/plans/server/typed-figures.server.ts';
import { addMonths, type CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ActionId, ControlId, PlanId } from '#app/shared/domain/ids.ts';
import { DEMO_ACTIONS, DEMO_FIGURES, DEMO_PLAN } from '#db/demo/plan.ts';
import { type DemoCast, must } from './demo-cast.server.ts';
import type { DemoOrganisation } from './found-demo.server.ts';

const QUALITY = 'kvalitet';
const OWNER = 'avdelningschef';

/** The internal control plan of the year as the nämnd adopted it, one moment tied to the half-yearly control. */
export function adoptDemoPlan(
  cast: DemoCast,
  { units, people }: DemoOrganisation,
  controlId: ControlId,
): PlanId {
  const { services, as } = cast;
  const { year, moments, adoptedOn, adoptedParagraph } = DEMO_PLAN;
  const planId = must(
    createPlan(services, as(QUALITY), {
      ...{ kind: 'internalControl', unitId: units.administration, year, name: '', copyFromId: null },
    }),
    'plan',
  );
  for (const [revision, { isOfControl, by, ...moment }] of moments.entries()) {
    const row = itemFormSchema(year).parse({
      ...{
        area: '',
        background: '',
        purpose: '',
        measured: '',
        improvement: '',
        days: '',
      },
      ...moment,
      responsibleId: String(people.get(by) ?? ''),
      controlId: isOfControl ? String(controlId) : '',
    });
    must(saveItem(services, as(QUALITY), planId, { revision: revision + 1, itemId: null }, row), 'moment');
  }
  const decision = { adoptedOn: adoptedOn as CivilDate, adoptedParagraph };
  must(adoptPlan(services, as(QUALITY), planId, moments.length + 1, decision), 'adoption');
  return planId;
}

/** What came of the moments of the spring, and actions against what the control found. */
export function followDemoPlan(cast: DemoCast, { units, people }: DemoOrganisation, planId: PlanId): void {
  const { services, as } = cast;
  const owner = as(OWNER);
  const quality = as(QUALITY);
  services.advance(40);
  for (const { title, occasions } of loadPlan(services, quality, planId).items) {
    const outcome = DEMO_PLAN.moments.find((moment) => moment.title === title)?.outcome;
    const [first] = occasions;
    if (!outcome || !first) continue;
    services.advance(7);
    const report = { state: 'done', outcome, actionText: '', reasonNotDone: '', roundId: null } as const;
    const address = { planId, occasionId: first.id };
    must(reportOccasion(services, quality, address, first.revision, report), 'report');
  }
  const ownerId = people.get(OWNER);
  if (ownerId === undefined) throw new Error('Demo: nobody leads the department');
  const [waiting] = deviationsWaitingFor(services, owner);
  const toFollowUp: { id: ActionId; of: FollowedUp }[] = [];
  for (const { title, intendedEffect, dueOn, servesDeviation, followedUp } of DEMO_ACTIONS) {
    services.advance(9);
    const action = {
      ...{ unitId: units.children, title, intendedEffect, ownerId },
      dueOn: dueOn as CivilDate,
      followUpOn: (followedUp?.followUpOn as CivilDate | undefined) ?? addMonths(dueOn as CivilDate, 6),
      deviationIds: servesDeviation && waiting ? [waiting.id] : [],
      movesDeviations: false,
    };
    const id = must(planAction(services, owner, action), 'action');
    if (followedUp) toFollowUp.push({ id, of: followedUp });
  }
  for (const { id, of } of toFollowUp) followUp(cast, id, of);
  for (const { unit, ...typed } of DEMO_FIGURES) {
    services.advance(3);
    must(typeFigure(services, quality, { ...typed, unitId: units[unit] }), 'number');
  }
}

type FollowedUp = NonNullable<(typeof DEMO_ACTIONS)[number]['followedUp']>;

/** Done in its time, and months later seen to have helped. */
function followUp({ services, as }: DemoCast, id: ActionId, of: FollowedUp): void {
  const step = { newFollowUpOn: '', deviationId: null };
  services.setNow(of.doneAt);
  const done = { ...step, intent: 'finish', revision: 1, note: of.doneNote, effect: undefined } as const;
  must(handleAction(services, as(OWNER), id, done), 'finishing an action');
  services.setNow(of.at);
  const helped = { ...step, intent: 'followUp', revision: 2, note: of.note, effect: 'yes' } as const;
  must(handleAction(services, as(OWNER), id, helped), 'following up an action');
}
