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
import { importIntent, parseMapping } from '#app/features/cases/forms/mapping-schema.ts';
import { type ApplyFailure, applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { cancelImport } from '#app/features/cases/server/cancel-import.server.ts';
import { chooseMapping } from '#app/features/cases/server/choose-mapping.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { EndedImport } from '#app/features/cases/ui/ended-import.tsx';
import { ImportPreview } from '#app/features/cases/ui/import-preview.tsx';
import { MissingFile } from '#app/features/cases/ui/missing-file.tsx';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: `${loaded?.kind === 'preview' ? 'Kontrollera' : 'Inläsning'} – ${loaded?.register.name} – Aktsam`,
  },
];

// After a refusal too: single fetch would otherwise keep showing the preview that was refused.
export const shouldRevalidate = () => true;

const idsOf = (params: LoaderFunctionArgs['params']) => ({
  registerId: requireIdParam<RegisterId>(params, 'registerId'),
  importId: requireIdParam<ImportId>(params, 'importId'),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadImport(args.context.services, actor, idsOf(args.params));
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const ids = idsOf(args.params);
  const here = `/register/${ids.registerId}/inlasningar/${ids.importId}`;
  const form = await args.request.formData();
  const intent = importIntent.safeParse(form.get('intent')).data;
  if (intent === 'cancel') {
    await cancelImport(services, actor, ids);
    return redirect(`/register/${ids.registerId}`);
  }
  const mapping = parseMapping(form);
  if (intent === undefined || mapping === undefined) throw new Response(null, { status: 400 });
  if (intent === 'apply') {
    const seen = Number(form.get('latestImportId'));
    const latestImportId = Number.isInteger(seen) && seen > 0 ? (seen as ImportId) : null;
    const hasCheckedNumbers = form.get('hasCheckedNumbers') === 'on';
    const applied = await applyImport(services, actor, ids, { mapping, latestImportId, hasCheckedNumbers });
    if (applied.ok || applied.error === 'already_ended' || applied.error === 'file_gone')
      return redirect(here);
    chooseMapping(services, actor, ids, mapping);
    const isCheckMissing = applied.error === 'numbers_not_checked';
    return data({ refusal: REFUSALS[applied.error], isCheckMissing }, { status: 409 });
  }
  chooseMapping(services, actor, ids, mapping);
  return redirect(here);
}

const REFUSALS: Record<Exclude<ApplyFailure, 'already_ended' | 'file_gone'>, string> = {
  register_changed:
    'Någon annan har läst in till registret sedan du öppnade sidan. Inget har lästs in. Nu visas vad din fil innebär mot registret som det är nu: kontrollera och läs in igen.',
  mapping_changed:
    'Du har ändrat kolumnerna. Inget har lästs in. Nu visas vad det innebär med dina val: kontrollera och läs in igen.',
  numbers_not_checked:
    'Några nummer kan vara personnummer. Inget har lästs in. Titta på raderna som nämns nedan, och bekräfta innan du läser in.',
  has_problems: 'Filen kan inte läsas in så här. Inget har lästs in.',
};

export default function ImportPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (loaded.kind === 'ended') return <EndedImport loaded={loaded} />;
  if (loaded.kind === 'file_gone')
    return <MissingFile register={loaded.register} fileName={loaded.fileName} />;
  return <ImportPreview loaded={loaded} refusal={answer?.refusal} isCheckMissing={answer?.isCheckMissing} />;
}
