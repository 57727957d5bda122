import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { duplicateSection } from '#app/features/checklists/domain/copy-section.ts';
import { copySectionFields, parseCopySectionForm } from '#app/features/checklists/forms/copy-section-form.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { sectionAt } from '#app/features/checklists/server/question-at.server.ts';
import { CopySectionForm } from '#app/features/checklists/ui/copy-section-form.tsx';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftProblem } from '#app/features/checklists/ui/draft-problem.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Kopiera avsnittet ${page?.section.title ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { checklistId, draft } = await requireDraft(args);
  const section = sectionAt(draft.definition, args.params.sectionKey);
  return {
    checklistId,
    checklistTitle: draft.definition.title,
    revision: draft.revision,
    section,
    fields: copySectionFields(section),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, fields, seen } = await requireDraftForm(args);
  const section = sectionAt(draft.definition, args.params.sectionKey);
  const parsed = parseCopySectionForm(fields, section);
  if (!parsed.ok) return data({ fields, errors: parsed.error, problem: undefined }, { status: 422 });
  const { title, words } = parsed.value;
  let key = section.key;
  const change = { what: 'sectionCopied', key: section.key };
  const copied = changeDraft(services, actor, seen, change, (before, former) => {
    const copy = duplicateSection(before, section.key, title, words, former);
    key = copy?.key ?? key;
    return copy?.definition;
  });
  if (!copied.ok) return data({ fields, errors: [], problem: copied.error }, { status: 409 });
  return redirect(`${draftAddress.draft(checklistId)}#avsnitt-${key}`);
}

export default function DraftCopySection() {
  const { checklistId, checklistTitle, revision, section, fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={`Kopiera avsnittet ”${section.title}”`}
        eyebrow={checklistTitle}
        back={{ to: draftAddress.place(checklistId, { sectionKey: section.key }), label: 'Utkastet' }}
        lead="Kopian hamnar efter avsnittet, med samma slags frågor, svar, villkor och beräkningar. Villkor mellan avsnittets egna frågor gäller kopiorna. Skriv det som ska vara annorlunda, och byt de korta namnen så att frågorna går att skilja åt i tabeller och villkor."
      />
      <DraftProblem problem={answer?.problem} />
      <CopySectionForm
        key={`${revision} ${JSON.stringify(answer?.fields)}`}
        section={section}
        revision={revision}
        fields={answer?.fields ?? fields}
        errors={errors}
      />
    </>
  );
}
