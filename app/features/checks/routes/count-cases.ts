import type { ActionFunctionArgs } from '@remix-run/node';
import { notFound, requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { readCheckForm } from '#app/features/checks/forms/check-form-values.ts';
import { countForForm } from '#app/features/checks/server/check-form-page.server.ts';
import { type RegisterId, readId } from '#app/shared/domain/ids.ts';

/** How many cases the rule of a check's form finds as it stands; changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'check.manage');
  const values = readCheckForm(await args.request.formData());
  const registerId = readId<RegisterId>(values.registerId);
  if (registerId === null) throw notFound();
  const { count } = await countForForm(args.context.services, actor, registerId, values);
  // No count at all when the rule is not whole yet.
  return Response.json({ count });
}
