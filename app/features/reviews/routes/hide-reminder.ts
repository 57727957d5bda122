import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { hideReminder } from '#app/features/reviews/server/my-reminders.server.ts';
import type { Brand } from '#app/shared/domain/ids.ts';

/** A reload after the form lands here: back to the list. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  return redirect('/granskningar');
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const reminderId = requireIdParam<Brand<number, 'ReminderId'>>(args.params, 'reminderId');
  if (!hideReminder(args.context.services, actor, reminderId).ok) throw notFound();
  const form = await args.request.formData();
  return redirect(form.get('from') === 'oversikt' ? '/' : '/granskningar');
}
