import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { OccasionId, PlanId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listRoundsOfControls } from '#db/queries/plan-rounds.server.ts';
import { listOccasions, reportOccasion as writeReport } from '#db/queries/plans.server.ts';
import { transact } from '#db/transact.server.ts';
import type { ReportInput } from '../forms/report-form.ts';
import { planResource, requirePlan } from './reach-plan.server.ts';
import { viewItems } from './view-plans.server.ts';

type Address = { readonly planId: PlanId; readonly occasionId: OccasionId };

/** An occasion of an adopted plan that the person may report; 404 where there is none, 403 where another reports it. */
function requireOccasion(db: Reader, actor: Actor, { planId, occasionId }: Address) {
  const { plan, items } = requirePlan(db, actor, planId, 'plan.read');
  const occasion = listOccasions(db, [planId]).find(({ id }) => id === occasionId);
  const item = items.find(({ id }) => id === occasion?.itemId);
  if (!occasion || !item) throw notFound();
  if (!may(actor, 'plan.report', planResource(plan, item.responsibleId))) throw forbidden();
  if (plan.state !== 'adopted') throw notFound();
  const rounds = item.controlId === null ? [] : listRoundsOfControls(db, [item.controlId]);
  return { plan, item, occasion, rounds };
}

/** What the form for a report shows. */
export function loadOccasion({ db, now }: Services, actor: Actor, address: Address) {
  const { plan, item, occasion, rounds } = requireOccasion(db, actor, address);
  const view = viewItems(db, actor, [plan.id], civilDateInSweden(now()))
    .flatMap(({ occasions }) => occasions)
    .find(({ id }) => id === occasion.id);
  if (!view) throw notFound();
  return {
    plan,
    item,
    occasion: view,
    rounds: rounds.map(({ id, name, referenceOn, state }) => ({ id, name, referenceOn, state })),
  };
}

/** Writes what came of an occasion over the revision that was seen. */
export function reportOccasion(
  services: Services,
  actor: Actor,
  address: Address,
  revision: number,
  report: ReportInput,
): Result<null, 'changedMeanwhile' | 'strangeRound'> {
  const now = services.now();
  return transact<Result<null, 'changedMeanwhile' | 'strangeRound'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const { plan, occasion, rounds } = requireOccasion(tx, actor, address);
      const refused = <P>(problem: P) => ({ value: err(problem), unchanged: true as const });
      if (report.roundId !== null && !rounds.some(({ id }) => id === report.roundId)) {
        return refused('strangeRound' as const);
      }
      const isOpenAgain = report.state === 'planned';
      const isWritten = writeReport(tx, occasion.id, revision, {
        ...report,
        reportedAt: isOpenAgain ? null : now,
        reportedById: isOpenAgain ? null : actor.personId,
      });
      if (!isWritten) return refused('changedMeanwhile' as const);
      const detail = { occasion: occasion.id, dueOn: occasion.dueOn, state: report.state };
      const entry = {
        action: 'plan.reported',
        entity: 'plan',
        entityId: plan.id,
        unitId: plan.unitId,
        detail,
      };
      return { value: ok(null), audit: [entry] };
    },
  );
}
