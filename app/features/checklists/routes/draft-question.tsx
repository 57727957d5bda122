import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { findQuestion } from '#app/features/checklists/domain/definition.ts';
import { addQuestion, changeQuestion } from '#app/features/checklists/domain/edit-definition.ts';
import { type FormFields, rowCount, withMoreRows } from '#app/features/checklists/domain/form-fields.ts';
import { newQuestionFields, questionFields } from '#app/features/checklists/forms/question-fields.ts';
import { parseQuestionForm } from '#app/features/checklists/forms/question-form.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { knownColumns, knownTypes } from '#app/features/checklists/server/known-columns.server.ts';
import { questionAt } from '#app/features/checklists/server/question-at.server.ts';
import { ChooseKind } from '#app/features/checklists/ui/choose-kind.tsx';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftProblem } from '#app/features/checklists/ui/draft-problem.tsx';
import { QuestionForm } from '#app/features/checklists/ui/question-form.tsx';
import { QuestionRules } from '#app/features/checklists/ui/question-rules.tsx';
import { StandsNow } from '#app/features/checklists/ui/stands-now.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { fieldId } from '#app/shared/ui/field.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.question?.shortName ?? 'Ny fråga'}, ${page?.definition.title ?? 'checklista'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, services, checklistId, draft } = await requireDraft(args);
  const { definition, faults, revision } = draft;
  const { section, question, kind } = questionAt(definition, args.params.questionKey, args.request.url);
  return {
    checklistId,
    definition,
    revision,
    section: { key: section.key, title: section.title },
    question,
    kind,
    faults: faults.filter(({ questionKey }) => questionKey !== undefined && questionKey === question?.key),
    fields: question ? questionFields(question) : kind ? newQuestionFields(kind) : {},
    columns: knownColumns(services.db, actor, definition),
    types: knownTypes(services.db),
    isNew: new URL(args.request.url).searchParams.has('ny'),
    added: findQuestion(definition, new URL(args.request.url).searchParams.get('ny') ?? '')?.shortName,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, fields, seen, intent } = await requireDraftForm(args);
  const { questionKey } = args.params;
  const { section, question, kind } = questionAt(draft.definition, questionKey, args.request.url);
  if (kind === undefined) throw new Response(null, { status: 400 });
  if (intent.startsWith('more:'))
    return data({ ...withFocus(fields, intent.slice(5)), errors: [], problem: undefined });
  const columns = knownColumns(services.db, actor, draft.definition);
  const parsed = parseQuestionForm(fields, kind, question, columns);
  if (!parsed.ok) return data({ fields, errors: parsed.error, problem: undefined }, { status: 422 });
  let key = questionKey ?? '';
  const what = questionKey === undefined ? 'questionAdded' : 'questionChanged';
  const changed = changeDraft(services, actor, seen, { what, key: questionKey }, (before, former) => {
    // The rules are from the draft as it is now, not as it was when the page was read.
    if (questionKey !== undefined)
      return changeQuestion(before, questionKey, ({ visibleWhen, suggestion }) => ({
        ...parsed.value,
        ...(visibleWhen ? { visibleWhen } : {}),
        ...(suggestion ? { suggestion } : {}),
      }));
    const added = addQuestion(before, section.key, parsed.value, former);
    key = added.key;
    return added.definition;
  });
  if (!changed.ok) return data({ fields, errors: [], problem: changed.error }, { status: 409 });
  if (questionKey !== undefined) return redirect(`${draftAddress.draft(checklistId)}#fraga-${key}`);
  return redirect(
    intent === 'saveAndNext'
      ? `${draftAddress.newQuestion(checklistId, section.key)}&ny=${key}`
      : `${draftAddress.question(checklistId, key)}?ny`,
  );
}

/** Three rows more, and the first of them to write in. */
function withFocus(fields: FormFields, list: string) {
  const place = rowCount(fields, list, 0);
  const focus = list === 'choice' ? `choiceLabel-${place}` : `${list}Values-${place}`;
  return { fields: withMoreRows(fields, list), focus };
}

export default function DraftQuestion() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { checklistId, definition, revision, section, question, kind, faults, columns, isNew } = page;
  const errors = answer?.errors ?? [];
  const focus = answer && 'focus' in answer && typeof answer.focus === 'string' ? answer.focus : undefined;
  useEffect(() => {
    if (focus !== undefined) document.getElementById(fieldId(focus))?.focus();
  }, [focus]);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={question?.shortName ?? 'Ny fråga'}
        eyebrow={`${definition.title} · ${section.title}`}
        back={{ to: `${draftAddress.draft(checklistId)}#avsnitt-${section.key}`, label: 'Utkastet' }}
      />
      <DraftProblem problem={answer?.problem}>
        {question && answer ? (
          <StandsNow
            checklistId={checklistId}
            questionKey={question.key}
            now={page.fields}
            typed={answer.fields}
          />
        ) : null}
      </DraftProblem>
      {question ? <QuestionRules {...{ checklistId, definition, question, faults, isNew }} /> : null}
      {question === undefined && page.added !== undefined ? (
        <Notice tone="success" live title={`Frågan ”${page.added}” är tillagd`}>
          <p>Välj slag av fråga för nästa, eller gå tillbaka till utkastet.</p>
        </Notice>
      ) : null}
      {kind === undefined ? (
        <ChooseKind checklistId={checklistId} sectionKey={section.key} />
      ) : (
        <QuestionForm
          // More rows, an error or another revision fills the fields anew.
          key={`${revision} ${JSON.stringify(answer?.fields)}`}
          kind={kind}
          revision={revision}
          columns={columns}
          types={page.types}
          fields={answer?.fields ?? page.fields}
          errors={errors}
          isNew={question === undefined}
        />
      )}
    </>
  );
}
