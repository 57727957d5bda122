import { deviationsWaitingFor } from '#app/features/deviations/server/list-deviations.server.ts';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { itemFormSchema } from '#app/features/plans/forms/item-form.ts';
import { loadPlan } from '#app/features/plans/server/load-plan.server.ts';
import { reportOccasion } from '#app/features/plans/server/report-occasion.server.ts';
import { saveItem } from '#app/features/plans/server/save-item.server.ts';
import { adoptPlan, createPlan } from '#app/features/plans/server/save-plan.server.ts';
import { addMonths, type CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ControlId, PlanId } from '#app/shared/domain/ids.ts';
import { DEMO_ACTIONS, DEMO_PLAN } from '#db/demo/plan.ts';
import { type DemoCast, must } from './demo-cast.server.ts';
import type { DemoOrganisation } from './found-demo.server.ts';

const QUALITY = 'kvalitet';
const OWNER = 'avdelningschef';

/** The internal control plan of the year as the nämnd adopted it, one moment tied to the half-yearly control. */
export function adoptDemoPlan(cast: DemoCast, { units }: DemoOrganisation, controlId: ControlId): PlanId {
  const { services, as } = cast;
  const { year, moments, adoptedOn, adoptedParagraph } = DEMO_PLAN;
  const planId = must(
    createPlan(services, as(QUALITY), {
      ...{ kind: 'internalControl', unitId: units.administration, year, name: '', copyFromId: null },
    }),
    'plan',
  );
  for (const [revision, { isOfControl, ...moment }] of moments.entries()) {
    const row = itemFormSchema(year).parse({
      ...{
        area: '',
        background: '',
        purpose: '',
        measured: '',
        responsibleId: '',
        improvement: '',
        days: '',
      },
      ...moment,
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
  for (const { title, intendedEffect, dueOn, servesDeviation } of DEMO_ACTIONS) {
    services.advance(9);
    const action = {
      ...{ unitId: units.children, title, intendedEffect, ownerId },
      dueOn: dueOn as CivilDate,
      followUpOn: addMonths(dueOn as CivilDate, 6),
      deviationIds: servesDeviation && waiting ? [waiting.id] : [],
      movesDeviations: false,
    };
    must(planAction(services, owner, action), 'action');
  }
}
