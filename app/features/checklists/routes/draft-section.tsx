import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { addSection, changeSection } from '#app/features/checklists/domain/edit-definition.ts';
import { parseSectionForm, sectionFields } from '#app/features/checklists/forms/section-form.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { sectionAt } from '#app/features/checklists/server/question-at.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftProblem } from '#app/features/checklists/ui/draft-problem.tsx';
import { SectionForm } from '#app/features/checklists/ui/section-form.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? 'Nytt avsnitt'}, ${page?.checklistTitle ?? 'checklista'} – Aktsam` },
];

/** Undefined for a new one; 404 for one that is not there. */
const sectionOrNew = (definition: ChecklistDefinition, key: string | undefined) =>
  key === undefined ? undefined : sectionAt(definition, key);

export async function loader(args: LoaderFunctionArgs) {
  const { checklistId, draft } = await requireDraft(args);
  const section = sectionOrNew(draft.definition, args.params.sectionKey);
  return {
    checklistId,
    checklistTitle: draft.definition.title,
    revision: draft.revision,
    title: section?.title,
    fields: sectionFields(section),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, fields, seen } = await requireDraftForm(args);
  const { sectionKey } = args.params;
  sectionOrNew(draft.definition, sectionKey);
  const parsed = parseSectionForm(fields);
  if (!parsed.ok) return data({ fields, errors: parsed.error, problem: undefined }, { status: 422 });
  let key = sectionKey ?? '';
  const what = sectionKey === undefined ? 'sectionAdded' : 'sectionChanged';
  const changed = changeDraft(services, actor, seen, { what, key: sectionKey }, (before, former) => {
    if (sectionKey !== undefined)
      return changeSection(before, sectionKey, ({ visibleWhen }) => ({
        ...parsed.value,
        ...(visibleWhen ? { visibleWhen } : {}),
      }));
    const added = addSection(before, parsed.value, former);
    key = added.key;
    return added.definition;
  });
  if (!changed.ok) return data({ fields, errors: [], problem: changed.error }, { status: 409 });
  return redirect(`${draftAddress.draft(checklistId)}#avsnitt-${key}`);
}

export default function DraftSection() {
  const { checklistId, checklistTitle, revision, title, fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={title === undefined ? 'Nytt avsnitt' : `Avsnittet ”${title}”`}
        eyebrow={checklistTitle}
        back={{ to: draftAddress.draft(checklistId), label: 'Utkastet' }}
      />
      <DraftProblem problem={answer?.problem}>
        {title === undefined ? null : <p>Nu heter avsnittet ”{title}”.</p>}
      </DraftProblem>
      <SectionForm
        revision={revision}
        fields={answer?.fields ?? fields}
        errors={errors}
        saveLabel={title === undefined ? 'Lägg till avsnittet' : 'Spara avsnittet'}
      />
    </>
  );
}
