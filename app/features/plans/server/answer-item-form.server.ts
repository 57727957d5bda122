import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { formErrors } from '#app/features/accounts/forms/form-errors.ts';
import { type ItemFormValues, itemFormSchema, readItemForm } from '#app/features/plans/forms/item-form.ts';
import type { PlanId, PlanItemId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { loadItemForm } from './item-choices.server.ts';
import { type ItemProblem, saveItem } from './save-item.server.ts';

/** What was typed, with what is wrong in it, or why a form without faults could not be saved. */
export type RefusedItem = { readonly values: ItemFormValues } & (
  | { readonly errors: ReturnType<typeof formErrors> }
  | { readonly problem: ItemProblem }
);

/** Saves the posted row of a plan; a new one where `itemId` is null. 404 and 403 as for the page of the form. */
export function answerItemForm(
  services: Services,
  actor: Actor,
  planId: PlanId,
  itemId: PlanItemId | null,
  form: FormData,
): Result<null, RefusedItem> {
  const { plan } = loadItemForm(services, actor, planId, itemId);
  const values = readItemForm(form);
  const parsed = itemFormSchema(plan.year).safeParse(values);
  if (!parsed.success) return err({ values, errors: formErrors(parsed.error) });
  const about = { revision: Number(form.get('revision')), itemId };
  const saved = saveItem(services, actor, planId, about, parsed.data);
  return saved.ok ? ok(null) : err({ values, problem: saved.error });
}
