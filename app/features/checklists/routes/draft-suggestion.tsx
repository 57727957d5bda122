import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { possibleTags } from '#app/features/checklists/domain/answer-tags.ts';
import {
  type ChecklistDefinition,
  findQuestion,
  type Question,
} from '#app/features/checklists/domain/definition.ts';
import { earlierThan, rulesOf, withRules } from '#app/features/checklists/domain/edit-conditions.ts';
import { changeQuestion } from '#app/features/checklists/domain/edit-definition.ts';
import { type FormFields, textOf } from '#app/features/checklists/domain/form-fields.ts';
import { dateRuleFields, parseDateRuleForm } from '#app/features/checklists/forms/suggestion-form.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { knownColumns } from '#app/features/checklists/server/known-columns.server.ts';
import { DateRuleForm } from '#app/features/checklists/ui/date-rule-form.tsx';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftProblem } from '#app/features/checklists/ui/draft-problem.tsx';
import { RatingRules } from '#app/features/checklists/ui/rating-rules.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Förslag: ${page?.question.shortName ?? ''} – Aktsam` },
];

/** Only a question with one answer among given ones can have an answer proposed or computed. */
function requireQuestion(definition: ChecklistDefinition, key = ''): Question {
  const question = findQuestion(definition, key);
  const canHave = ['yesNo', 'scale', 'choice'].some((kind) => kind === question?.kind);
  if (!question || !canHave) throw notFound();
  return question;
}

const datesBefore = (definition: ChecklistDefinition, key: string) =>
  earlierThan(definition, { kind: 'question', key }).questions.filter(({ kind }) => kind === 'date');

export async function loader(args: LoaderFunctionArgs) {
  const { actor, services, checklistId, draft } = await requireDraft(args);
  const { definition, revision } = draft;
  const question = requireQuestion(definition, args.params.questionKey);
  const { suggestion } = question;
  return {
    checklistId,
    definition,
    revision,
    question,
    dateFields: dateRuleFields(suggestion?.kind === 'rating' ? undefined : suggestion),
    dateQuestions: datesBefore(definition, question.key),
    columns: knownColumns(services.db, actor, definition),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, fields, seen, intent } = await requireDraftForm(args);
  const { key, kind } = requireQuestion(draft.definition, args.params.questionKey);
  const [what = '', at = ''] = intent.split(':');
  let change: ((question: Question) => Question) | undefined;
  if (what === 'dateRule' && kind === 'yesNo') {
    const parsed = parseDateRuleForm(fields, datesBefore(draft.definition, key));
    if (!parsed.ok) return data({ fields, errors: parsed.error, problem: undefined }, { status: 422 });
    change = (question) => ({ ...question, suggestion: parsed.value });
  } else change = ruleChange(what, Number(at), fields);
  if (change === undefined) throw new Response(null, { status: 400 });
  const changed = changeDraft(services, actor, seen, { what: 'suggestionChanged', key }, (before) =>
    changeQuestion(before, key, change),
  );
  if (!changed.ok) return data({ fields, errors: [], problem: changed.error }, { status: 409 });
  return redirect(draftAddress.suggestion(checklistId, key));
}

/** Only the date rule's form comes back as it was written; the buttons of the rules have nothing to write in. */
const isDateRule = (fields: FormFields) => textOf(fields, 'intent') === 'dateRule';

/** What the buttons of the rules do; undefined for none of them. */
function ruleChange(
  what: string,
  at: number,
  fields: FormFields,
): ((question: Question) => Question) | undefined {
  switch (what) {
    case 'clear':
      return ({ suggestion: _, ...rest }) => rest;
    case 'removeRule':
      return (question) =>
        withRules(
          question,
          rulesOf(question).filter((_, index) => index !== at),
        );
    case 'ruleUp':
      return (question) => {
        const rules = rulesOf(question);
        const [above, rule] = [rules[at - 1], rules[at]];
        if (!above || !rule) return question;
        return withRules(
          question,
          rules.map((one, index) => (index === at - 1 ? rule : index === at ? above : one)),
        );
      };
    case 'otherwise':
      return (question) => {
        const { suggestion } = question;
        if (suggestion?.kind !== 'rating') return question;
        const { otherwise: _, ...rest } = suggestion;
        const tag = possibleTags(question).find((one) => one === textOf(fields, 'otherwise'));
        return { ...question, suggestion: tag === undefined ? rest : { ...rest, otherwise: tag } };
      };
    default:
      return undefined;
  }
}

export default function DraftSuggestion() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { checklistId, definition, question, dateFields } = page;
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={`Förslag och beräkning: ${question.shortName}`}
        eyebrow={definition.title}
        back={{ to: draftAddress.question(checklistId, question.key), label: question.shortName }}
        lead="Granskaren får alltid svara annorlunda, med ett skäl."
      />
      <DraftProblem problem={answer?.problem} />
      <RatingRules {...page} />
      {question.kind === 'yesNo' ? (
        <DateRuleForm
          {...page}
          fields={answer && isDateRule(answer.fields) ? answer.fields : dateFields}
          errors={errors}
        />
      ) : null}
    </>
  );
}
