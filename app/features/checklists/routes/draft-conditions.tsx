import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import { parseConditionForm, readLook } from '#app/features/checklists/domain/condition-form.ts';
import { type ChecklistDefinition, findQuestion } from '#app/features/checklists/domain/definition.ts';
import {
  addCondition,
  type ConditionTarget,
  conditionsAt,
  earlierThan,
  removeCondition,
  rulesOf,
  targetAddress,
  targetAt,
  withConditions,
} from '#app/features/checklists/domain/edit-conditions.ts';
import { textOf } from '#app/features/checklists/domain/form-fields.ts';
import { conditionsInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { conditionsLike, sameConditions } from '#app/features/checklists/domain/same-conditions.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { knownColumns } from '#app/features/checklists/server/known-columns.server.ts';
import { ConditionForm } from '#app/features/checklists/ui/condition-form.tsx';
import { ConditionList } from '#app/features/checklists/ui/condition-list.tsx';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftProblem } from '#app/features/checklists/ui/draft-problem.tsx';
import { SameConditions } from '#app/features/checklists/ui/same-conditions.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? 'Villkor'} – Aktsam` },
];

function requireTarget(definition: ChecklistDefinition, address = ''): ConditionTarget {
  const target = targetAt(definition, address);
  if (!target) throw notFound();
  return target;
}

/** A place in a list from the address or a button; undefined for anything else. */
const placeIn = (text: string | null | undefined) =>
  /^\d{1,3}$/u.test(text ?? '') ? Number(text) : undefined;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, services, checklistId, draft } = await requireDraft(args);
  const { definition, revision } = draft;
  const target = requireTarget(definition, args.params.target);
  const { searchParams } = new URL(args.request.url);
  return {
    checklistId,
    definition,
    revision,
    target,
    ...headed(definition, target),
    conditions: conditionsAt(definition, target),
    earlier: earlierThan(definition, target),
    same: sameConditions(definition, target).map(({ value, label, conditions }) => ({
      value,
      label: `${label}: ${conditionsInWords(definition, conditions, target.kind === 'section' ? undefined : target.key)}`,
    })),
    look: searchParams.get('ser'),
    orWith: placeIn(searchParams.get('eller')) ?? null,
    columns: knownColumns(services.db, actor, definition),
  };
}

function headed(definition: ChecklistDefinition, target: ConditionTarget): { title: string; name: string } {
  if (target.kind === 'section') {
    const name = definition.sections.find(({ key }) => key === target.key)?.title ?? '';
    return { title: `När visas avsnittet ”${name}”?`, name };
  }
  const question = findQuestion(definition, target.key);
  const name = question?.shortName ?? '';
  if (target.kind === 'question' || question === undefined)
    return { title: `När visas frågan ”${name}”?`, name };
  const option = target.kind === 'newRule' ? target.option : (rulesOf(question)[target.index]?.option ?? '');
  return { title: `När blir ”${name}” ”${tagInWords(question, option)}”?`, name };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, fields, seen, intent } = await requireDraftForm(args);
  const target = requireTarget(draft.definition, args.params.target);
  const [what, index, way] = intent.split(':');
  if (what === 'remove') {
    const removed = changeDraft(
      services,
      actor,
      seen,
      { what: 'conditionRemoved', key: target.key },
      (before) =>
        withConditions(
          before,
          target,
          removeCondition(conditionsAt(before, target), placeIn(index) ?? -1, placeIn(way)),
        ),
    );
    if (!removed.ok) return data({ fields, errors: [], problem: removed.error }, { status: 409 });
    return redirect(onward(checklistId, removed.value, target));
  }
  if (what === 'same') {
    const same = changeDraft(services, actor, seen, { what: 'conditionAdded', key: target.key }, (before) => {
      const conditions = conditionsLike(before, target, textOf(fields, 'like'));
      return conditions && withConditions(before, target, conditions);
    });
    if (!same.ok) return data({ fields, errors: [], problem: same.error }, { status: 409 });
    return redirect(onward(checklistId, same.value, target));
  }
  const earlier = earlierThan(draft.definition, target);
  const { searchParams } = new URL(args.request.url);
  const look = readLook(searchParams.get('ser'), earlier);
  if (!look) throw new Response(null, { status: 400 });
  const parsed = parseConditionForm(fields, look, earlier);
  if (!parsed.ok) return data({ fields, errors: parsed.error, problem: undefined }, { status: 422 });
  const orWith = placeIn(searchParams.get('eller'));
  const added = changeDraft(services, actor, seen, { what: 'conditionAdded', key: target.key }, (before) =>
    withConditions(before, target, addCondition(conditionsAt(before, target), parsed.value, orWith)),
  );
  if (!added.ok) return data({ fields, errors: [], problem: added.error }, { status: 409 });
  return redirect(onward(checklistId, added.value, target));
}

/** A new rule has its own page once it is there; one whose last condition went leads back to the rules. */
function onward(checklistId: number, definition: ChecklistDefinition, target: ConditionTarget): string {
  if (target.kind === 'question' || target.kind === 'section')
    return draftAddress.conditions(checklistId, targetAddress(target));
  const question = findQuestion(definition, target.key);
  const index = target.kind === 'rule' ? target.index : (question ? rulesOf(question).length : 0) - 1;
  const rule: ConditionTarget = { kind: 'rule', key: target.key, index };
  return targetAt(definition, targetAddress(rule))
    ? draftAddress.conditions(checklistId, targetAddress(rule))
    : draftAddress.suggestion(checklistId, target.key);
}

export default function DraftConditions() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { checklistId, definition, target, title, name } = page;
  const errors = answer?.errors ?? [];
  const back =
    target.kind === 'section'
      ? { to: draftAddress.place(checklistId, { sectionKey: target.key }), label: 'Utkastet' }
      : target.kind === 'question'
        ? { to: draftAddress.question(checklistId, target.key), label: name }
        : { to: draftAddress.suggestion(checklistId, target.key), label: `Beräknat svar på ${name}` };
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={title} eyebrow={definition.title} back={back} />
      <DraftProblem problem={answer?.problem} />
      <ConditionList {...page} />
      {page.conditions.length === 0 ? <SameConditions {...page} /> : null}
      <ConditionForm {...page} fields={answer?.fields ?? {}} errors={errors} />
    </>
  );
}
