import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseUndoReason } from '#app/features/cases/forms/undo-schema.ts';
import { beginUndo, loadUndo } from '#app/features/cases/server/undo-import.server.ts';
import { waitAMoment } from '#app/features/cases/server/wait-a-moment.server.ts';
import { UndoImport } from '#app/features/cases/ui/undo-import.tsx';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Ångra inläsningen – ${loaded?.register.name ?? 'Register'} – Aktsam` },
];

const idsOf = (params: LoaderFunctionArgs['params']) => ({
  registerId: requireIdParam<RegisterId>(params, 'registerId'),
  importId: requireIdParam<ImportId>(params, 'importId'),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadUndo(args.context.services, actor, idsOf(args.params));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const ids = idsOf(args.params);
  // The right comes before the form: a missing reason tells nobody anything.
  loadUndo(args.context.services, actor, ids);
  const reason = parseUndoReason(await args.request.formData());
  if (reason === undefined) {
    return data({ error: 'Skriv varför inläsningen ska ångras.' }, { status: 422 });
  }
  const begun = beginUndo(args.context.services, actor, ids, reason);
  // What stands in the way is said by the page itself.
  if (!begun.ok) return data({ error: undefined }, { status: 409 });
  await waitAMoment(begun.value.ended);
  return redirect(`/register/${ids.registerId}/inlasningar/${ids.importId}`);
}

export default function UndoPage() {
  return <UndoImport loaded={useLoaderData<typeof loader>()} error={useActionData<typeof action>()?.error} />;
}
