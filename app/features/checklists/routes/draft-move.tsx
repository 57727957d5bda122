import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { type ChecklistDefinition, findQuestion } from '#app/features/checklists/domain/definition.ts';
import { textOf } from '#app/features/checklists/domain/form-fields.ts';
import {
  moveQuestionToPlace,
  moveSectionToPlace,
  placeOfQuestion,
  placeOfSection,
  placesForQuestion,
  placesForSection,
} from '#app/features/checklists/domain/move-anywhere.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { sectionAt } from '#app/features/checklists/server/question-at.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftProblem } from '#app/features/checklists/ui/draft-problem.tsx';
import { Button } from '#app/shared/ui/button.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Flytta ${page?.name ?? ''} – Aktsam` },
];

/** What is to move, where it stands and where it can. */
function target(definition: ChecklistDefinition, { kind, key = '' }: LoaderFunctionArgs['params']) {
  if (kind === 'avsnitt') {
    const { title } = sectionAt(definition, key);
    const places = placesForSection(definition, key);
    return { isSection: true, key, name: title, places, now: placeOfSection(definition, key) };
  }
  const question = findQuestion(definition, key);
  if (kind !== 'fraga' || !question) throw notFound();
  const places = placesForQuestion(definition, key);
  return { isSection: false, key, name: question.shortName, places, now: placeOfQuestion(definition, key) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { checklistId, draft } = await requireDraft(args);
  const { definition, revision } = draft;
  return { checklistId, title: definition.title, revision, ...target(definition, args.params) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, fields, seen } = await requireDraftForm(args);
  const { isSection, key } = target(draft.definition, args.params);
  const move = isSection ? moveSectionToPlace : moveQuestionToPlace;
  const what = isSection ? 'sectionMoved' : 'questionMoved';
  const moved = changeDraft(services, actor, seen, { what, key }, (before) =>
    move(before, key, textOf(fields, 'place')),
  );
  if (!moved.ok) return data({ problem: moved.error }, { status: 409 });
  return redirect(`${draftAddress.draft(checklistId)}#${isSection ? 'avsnitt' : 'fraga'}-${key}`);
}

export default function DraftMove() {
  const { checklistId, title, revision, isSection, name, places, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const what = isSection ? 'avsnittet' : 'frågan';
  return (
    <>
      <PageHeader
        title={`Flytta ${what} ”${name}”`}
        eyebrow={title}
        back={{ to: draftAddress.draft(checklistId), label: 'Utkastet' }}
        lead="Villkor får bara se på det som frågas tidigare. Om flytten bryter ett villkor står det i utkastet."
      />
      <DraftProblem problem={answer?.problem} />
      <Form method="post">
        <Stack>
          <input type="hidden" name="revision" value={revision} />
          <Select label="Till vilket ställe?" name="place" width="full" options={places} defaultValue={now} />
          <div>
            <Button>Flytta {what}</Button>
          </div>
        </Stack>
      </Form>
    </>
  );
}
