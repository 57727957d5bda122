import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { type ChangeForm, changeErrors, parseChange } from '#app/features/deviations/forms/change-form.ts';
import {
  type HandlingForm,
  handlingErrors,
  parseHandling,
} from '#app/features/deviations/forms/handling-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type ChangeProblem, changeDeviation } from './change-deviation.server.ts';
import { handleDeviation } from './handle-deviation.server.ts';

export type DeviationFormFailure = {
  status: 409 | 422;
  failed: {
    errors: { field?: string; message: string }[];
    /** What was typed, in the one form that was posted. */
    form?: HandlingForm;
    change?: ChangeForm;
  };
};

/** Does what the posted form of a deviation's page asks; what was typed comes back with the errors. */
export function answerDeviationForm(
  services: Services,
  actor: Actor,
  deviationId: DeviationId,
  posted: FormData,
): Result<null, DeviationFormFailure> {
  const change = parseChange(posted);
  const form = change ? undefined : parseHandling(posted);
  if (!change && !form) throw new Response(null, { status: 400 });
  const typed = { ...(form ? { form } : {}), ...(change ? { change } : {}) };
  const today = civilDateInSweden(services.now());
  const errors = change ? changeErrors(change, today) : form ? handlingErrors(form, today) : [];
  if (errors.length > 0) return err({ status: 422, failed: { errors, ...typed } });
  const result: Result<null, ChangeProblem> = change
    ? changeDeviation(services, actor, deviationId, change)
    : form
      ? handleDeviation(services, actor, deviationId, form)
      : ok(null);
  if (result.ok) return result;
  if (result.error === 'notFound') throw notFound();
  if (result.error === 'forbidden') throw forbidden();
  if (result.error === 'notACandidate') {
    const error =
      change?.intent === 'changeType'
        ? { field: 'typeId', message: 'Typen används inte längre. Välj en annan.' }
        : {
            field: 'responsibleId',
            message: 'Personen kan inte vara ansvarig för den här avvikelsen längre. Välj någon annan.',
          };
    return err({ status: 422, failed: { errors: [error], ...typed } });
  }
  const message =
    'Någon annan har ändrat avvikelsen sedan du öppnade sidan. Läs historiken och gör om steget om det behövs. Inget har sparats, men din text står kvar.';
  return err({ status: 409, failed: { errors: [{ message }], ...typed } });
}
