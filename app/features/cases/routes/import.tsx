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
import { parseReadingChoices } from '#app/features/cases/forms/reading-schema.ts';
import { beginApply } from '#app/features/cases/server/apply-import.server.ts';
import { cancelImport } from '#app/features/cases/server/cancel-import.server.ts';
import { chooseExtractedOn } from '#app/features/cases/server/choose-extracted-on.server.ts';
import {
  chooseAnew,
  chooseMapping,
  chooseReading,
} from '#app/features/cases/server/choose-mapping.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { waitAMoment } from '#app/features/cases/server/wait-a-moment.server.ts';
import { EndedImport } from '#app/features/cases/ui/ended-import.tsx';
import { FailedImport } from '#app/features/cases/ui/failed-import.tsx';
import { APPLY_REFUSALS } from '#app/features/cases/ui/import-failure-words.ts';
import { type ImportAnswer, ImportPreview } from '#app/features/cases/ui/import-preview.tsx';
import { MissingFile } from '#app/features/cases/ui/missing-file.tsx';
import { RunningImport } from '#app/features/cases/ui/running-import.tsx';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';

const TITLES = {
  preview: 'Kontrollera',
  running: 'Läses',
  failed: 'Kunde inte läsas',
  file_gone: 'Inläsning',
  ended: 'Inläsning',
} as const;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${TITLES[loaded?.kind ?? 'ended']} – ${loaded?.register.name} – Aktsam` },
];

// After a refusal too: single fetch would otherwise keep showing the preview that was refused.
export const shouldRevalidate = () => true;

const NO_REFUSAL: ImportAnswer = {};

const idsOf = (params: LoaderFunctionArgs['params']) => ({
  registerId: requireIdParam<RegisterId>(params, 'registerId'),
  importId: requireIdParam<ImportId>(params, 'importId'),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const page = Number(new URL(args.request.url).searchParams.get('sida') ?? 1);
  const isPage = Number.isSafeInteger(page) && page > 0;
  return loadImport(args.context.services, actor, idsOf(args.params), isPage ? page : 1);
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const ids = idsOf(args.params);
  const here = `/register/${ids.registerId}/inlasningar/${ids.importId}`;
  const form = await args.request.formData();
  const reading = parseReadingChoices(form);
  if (reading === undefined) throw new Response(null, { status: 400 });
  const intent = importIntent.safeParse(form.get('intent')).data;
  if (intent === 'cancel') {
    await cancelImport(services, actor, ids);
    return redirect(`/register/${ids.registerId}`);
  }
  const mapping = parseMapping(form);
  if (intent === undefined || (mapping === undefined && intent !== 'read'))
    throw new Response(null, { status: 400 });
  const typedOn = form.get('extractedOn');
  if (typeof typedOn === 'string') {
    const dated = chooseExtractedOn(services, actor, ids, typedOn);
    if (!dated.ok) return data({ ...NO_REFUSAL, dateError: dated.error, typedOn }, { status: 422 });
  }
  if (intent === 'read' || mapping === undefined) {
    await waitAMoment(chooseReading(services, actor, ids, reading, mapping));
    return redirect(here);
  }
  if (intent === 'map') {
    await waitAMoment(chooseAnew(services, actor, ids, { mapping, reading }));
    return redirect(here);
  }
  const seen = Number(form.get('latestImportId'));
  const latestImportId = Number.isInteger(seen) && seen > 0 ? (seen as ImportId) : null;
  const hasCheckedNumbers = form.get('hasCheckedNumbers') === 'on';
  const begun = await beginApply(services, actor, ids, {
    mapping,
    latestImportId,
    reading,
    hasCheckedNumbers,
  });
  if (begun.ok) {
    await waitAMoment(begun.value.ended);
    return redirect(here);
  }
  if (begun.error === 'already_ended' || begun.error === 'file_gone') return redirect(here);
  await waitAMoment(
    begun.error === 'reading_changed'
      ? chooseReading(services, actor, ids, reading, mapping)
      : chooseMapping(services, actor, ids, mapping, begun.error === 'register_changed'),
  );
  const isCheckMissing = begun.error === 'numbers_not_checked';
  return data({ ...NO_REFUSAL, refusal: APPLY_REFUSALS[begun.error], isCheckMissing }, { status: 409 });
}

export default function ImportPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (loaded.kind === 'running') return <RunningImport loaded={loaded} />;
  if (loaded.kind === 'failed') return <FailedImport loaded={loaded} />;
  if (loaded.kind === 'ended') return <EndedImport loaded={loaded} />;
  if (loaded.kind === 'file_gone')
    return <MissingFile register={loaded.register} fileName={loaded.fileName} />;
  return <ImportPreview loaded={loaded} answer={answer ?? NO_REFUSAL} />;
}
