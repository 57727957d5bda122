import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { type PlanId, type PlanItemId, readId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { ADOPTION_FIELDS, adoptionSchema } from '../forms/plan-form.ts';
import { requirePlan } from './reach-plan.server.ts';
import { type ItemProblem, moveItem, removeItem } from './save-item.server.ts';
import { adoptPlan, createVersion, discardPlan, type PlanProblem } from './save-plan.server.ts';

type Answer =
  | { readonly to: string }
  | { readonly errors: { field?: string; message: string }[] }
  | { readonly itemProblem: ItemProblem }
  | { readonly planProblem: PlanProblem };

/** Carries out one button of the plan's page. 400 for a button the page does not have. */
export function answerPlanForm(services: Services, actor: Actor, planId: PlanId, form: FormData): Answer {
  requirePlan(services.db, actor, planId, 'plan.manage');
  const revision = Number(form.get('revision'));
  const here = `/planer/${planId}`;
  switch (form.get('intent')) {
    case 'up':
    case 'down':
    case 'remove':
      return answerRowButton(services, actor, planId, form);
    case 'adopt': {
      const adoption = adoptionSchema(civilDateInSweden(services.now())).safeParse(
        typedText(form, ADOPTION_FIELDS),
      );
      if (!adoption.success) return { errors: formErrors(adoption.error) };
      const adopted = adoptPlan(services, actor, planId, revision, adoption.data);
      return adopted.ok ? { to: here } : { planProblem: adopted.error };
    }
    case 'discard': {
      const discarded = discardPlan(services, actor, planId, revision);
      return discarded.ok ? { to: '/planer' } : { planProblem: discarded.error };
    }
    case 'version': {
      const created = createVersion(services, actor, planId);
      if (created.ok) return { to: `/planer/${created.value}` };
      // Somebody has begun one: that is the one to go on with.
      return created.error.kind === 'exists'
        ? { to: `/planer/${created.error.planId}` }
        : { planProblem: created.error };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function answerRowButton(services: Services, actor: Actor, planId: PlanId, form: FormData): Answer {
  const itemId = readId<PlanItemId>(form.get('itemId'));
  if (itemId === null) throw notFound();
  const about = { revision: Number(form.get('revision')), itemId };
  const intent = form.get('intent');
  const done =
    intent === 'remove'
      ? removeItem(services, actor, planId, about)
      : moveItem(services, actor, planId, about, intent === 'up' ? -1 : 1);
  if (!done.ok) return { itemProblem: done.error };
  return { to: intent === 'remove' ? `/planer/${planId}` : `/planer/${planId}#rad-${itemId}` };
}
