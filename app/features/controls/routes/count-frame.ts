import type { ActionFunctionArgs } from '@remix-run/node';
import { notFound, requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { readControlForm } from '#app/features/controls/forms/control-form-values.ts';
import {
  authoriseControlManager,
  countForForm,
} from '#app/features/controls/server/control-form-page.server.ts';
import { type ControlId, readId } from '#app/shared/domain/ids.ts';

/** What the frame of a control's form comes to as it stands, of a new control or of `?kontroll=`; changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const asked = new URL(args.request.url).searchParams.get('kontroll');
  const controlId = readId<ControlId>(asked);
  if (asked !== null && controlId === null) throw notFound();
  if (controlId === null) requireScope(actor, 'control.manage');
  else authoriseControlManager(services, actor, controlId);
  const values = readControlForm(await args.request.formData());
  return Response.json(countForForm(services, actor, values, controlId));
}
