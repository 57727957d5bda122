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
import { typesNotAmong } from '#app/features/checklists/domain/deviation-types.ts';
import { readFields, textOf } from '#app/features/checklists/domain/form-fields.ts';
import { sameShortNames } from '#app/features/checklists/domain/same-short-names.ts';
import { parsePublishForm } from '#app/features/checklists/forms/publish-form.ts';
import { requireDraft } from '#app/features/checklists/server/draft-request.server.ts';
import { knownTypes } from '#app/features/checklists/server/known-columns.server.ts';
import { compareWithLatest } from '#app/features/checklists/server/load-publication.server.ts';
import { publishDraft } from '#app/features/checklists/server/publish-draft.server.ts';
import { requireShapeable } from '#app/features/checklists/server/reach-checklist.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { FaultList } from '#app/features/checklists/ui/fault-list.tsx';
import { PublishForm } from '#app/features/checklists/ui/publish-form.tsx';
import { PublishProblemNotice } from '#app/features/checklists/ui/publish-problem.tsx';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { ToldFirst } from '#app/shared/ui/told-first.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Publicera ${page?.title ?? 'checklistan'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { services, checklistId, draft } = await requireDraft(args);
  const { definition, faults, revision } = draft;
  const { number, comparison } = compareWithLatest(services.db, checklistId, definition);
  const sameNames = sameShortNames(definition);
  const unknownTypes = typesNotAmong(definition, knownTypes(services.db));
  return {
    checklistId,
    title: definition.title,
    faults,
    revision,
    number,
    comparison,
    sameNames,
    unknownTypes,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const checklistId = requireIdParam<ChecklistId>(args.params, 'checklistId');
  requireShapeable(services.db, actor, checklistId, 'checklist.publish');
  const fields = readFields(await args.request.formData());
  const parsed = parsePublishForm(fields, fields.breaks ?? []);
  if (!parsed.ok) return data({ fields, errors: parsed.error, problem: undefined }, { status: 422 });
  const revision = Number(textOf(fields, 'revision'));
  const published = publishDraft(services, actor, checklistId, { revision, ...parsed.value });
  // The second of two presses finds no draft any more: it leads to the same place as the first.
  if (published.ok || published.error.kind === 'noDraft') return redirect(`/checklistor/${checklistId}`);
  return data({ fields, errors: [], problem: published.error }, { status: 409 });
}

export default function PublishDraft() {
  const { checklistId, title, faults, revision, number, comparison, sameNames, unknownTypes } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={`Publicera version ${number}`}
        eyebrow={title}
        back={{ to: draftAddress.draft(checklistId), label: 'Utkastet' }}
        lead="En publicerad version kan aldrig ändras. Nya omgångar får den; omgångar som har börjat behåller sin."
      />
      {answer?.problem ? (
        <ToldFirst>
          <PublishProblemNotice problem={answer.problem} />
        </ToldFirst>
      ) : null}
      {sameNames.length > 0 ? (
        <Notice tone="warning" title="Frågor i samma avsnitt har samma kortnamn">
          <p>
            {listInWords(sameNames.map(({ section, shortName }) => `”${shortName}” i ${section}`))}. I
            tabeller och resultat går frågorna inte att skilja åt.
          </p>
        </Notice>
      ) : null}
      {unknownTypes.length > 0 ? (
        <Notice tone="warning" title="Avvikelserna får ingen typ">
          <p>
            Ingen typ av avvikelse heter {listInWords(unknownTypes.map((name) => `”${name}”`))}. Välj en som
            finns, eller publicera ändå: avvikelserna får då ingen typ förrän någon väljer en.
          </p>
        </Notice>
      ) : null}
      {faults.length > 0 ? (
        <FaultList checklistId={checklistId} faults={faults} />
      ) : (
        <PublishForm
          number={number}
          revision={revision}
          comparison={comparison}
          fields={answer?.fields ?? {}}
          errors={errors}
        />
      )}
    </>
  );
}
