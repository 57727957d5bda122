import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { exchangeTextIn, revisionSeen, targetIn } from '#app/features/checklists/forms/exchange-form.ts';
import { readExchangeText } from '#app/features/checklists/forms/exchange-schema.ts';
import {
  importAsDraft,
  importAsNew,
  importTarget,
  listImportTargets,
} from '#app/features/checklists/server/exchange-import.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { ExchangeLook } from '#app/features/checklists/ui/exchange-look.tsx';
import { ExchangeUpload } from '#app/features/checklists/ui/exchange-upload.tsx';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Läs in checklista – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'checklist.edit');
  const target = new URL(args.request.url).searchParams.get('till') ?? '';
  return { targets: listImportTargets(args.context.services.db, actor), target };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  // Before the body is read: nobody without the right makes the server hold a file.
  requireScope(actor, 'checklist.edit');
  const { services } = args.context;
  const form = await args.request.formData();
  const target = targetIn(form);
  const refuse = (errors: string[]) =>
    data({ errors, target: target === undefined ? '' : String(target ?? ''), look: null }, { status: 422 });
  if (target === undefined) return refuse(['Välj vad filen ska bli.']);
  const text = await exchangeTextIn(form);
  if (!text.ok) return refuse([text.error]);
  const definition = readExchangeText(text.value);
  if (!definition.ok) return refuse(definition.error);
  const checklistId = target === null ? null : (target as ChecklistId);
  // Also for whoever only looks: 403 or 404 where the person may not shape the checklist.
  const about = checklistId === null ? null : importTarget(services.db, actor, checklistId, definition.value);
  if (form.get('intent') === 'import') {
    if (checklistId === null)
      return redirect(draftAddress.draft(importAsNew(services, actor, definition.value)));
    const seen = { checklistId, revision: revisionSeen(form) };
    const saved = importAsDraft(services, actor, seen, definition.value);
    if (saved.ok) return redirect(draftAddress.draft(checklistId));
    return refuse(['Utkastet har ändrats sedan du valde filen. Välj filen igen och se vad som skiljer nu.']);
  }
  const look = { definition: definition.value, about };
  return { errors: [], target: String(target ?? ''), look };
}

export default function ExchangeImport() {
  const { targets, target } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = (answer?.errors ?? []).map((message) => ({ message }));
  return (
    <>
      <ErrorSummary title="Filen går inte att läsa in" errors={errors} />
      <PageHeader
        title="Läs in checklista"
        back={{ to: '/checklistor', label: 'Checklistor' }}
        lead="En checklista som någon har hämtat som fil ur Aktsam. Den blir ett utkast. Ingen granskare ser det förrän du publicerar."
      />
      {answer?.look ? (
        <ExchangeLook look={answer.look} />
      ) : (
        <ExchangeUpload targets={targets} target={answer?.target ?? target} />
      )}
    </>
  );
}
