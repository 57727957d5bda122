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
import { removeQuestion, removeSection } from '#app/features/checklists/domain/edit-definition.ts';
import { type Mention, mentionsOf, mentionsOfSection } from '#app/features/checklists/domain/mentions.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ToldFirst } from '#app/shared/ui/told-first.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ta bort ${page?.name ?? ''} – Aktsam` },
];

/** What is to go: its name, how much goes with it, and what else looks at it and stays. */
function target(definition: ChecklistDefinition, { kind, key = '' }: LoaderFunctionArgs['params']) {
  if (kind === 'fraga') {
    const question = findQuestion(definition, key);
    if (!question) throw notFound();
    return { isSection: false, name: question.shortName, count: 1, mentions: mentionsOf(definition, key) };
  }
  const section = definition.sections.find((one) => one.key === key);
  if (kind !== 'avsnitt' || !section) throw notFound();
  const going = new Set([key, ...section.questions.map((question) => question.key)]);
  const all = [
    ...mentionsOfSection(definition, key),
    ...section.questions.flatMap((question) => mentionsOf(definition, question.key)),
  ];
  const mentions = [...new Map(all.map((one) => [`${one.what} ${one.key}`, one])).values()];
  return {
    isSection: true,
    name: section.title,
    count: section.questions.length,
    mentions: mentions.filter((one) => !going.has(one.key)),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { checklistId, draft } = await requireDraft(args);
  const { definition, revision } = draft;
  return { checklistId, title: definition.title, revision, ...target(definition, args.params) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, seen } = await requireDraftForm(args);
  const { isSection } = target(draft.definition, args.params);
  const { key = '' } = args.params;
  const what = isSection ? 'sectionRemoved' : 'questionRemoved';
  const removed = changeDraft(services, actor, seen, { what, key }, (before) =>
    isSection ? removeSection(before, key) : removeQuestion(before, key),
  );
  if (!removed.ok) return data({ isStale: true }, { status: 409 });
  return redirect(draftAddress.draft(checklistId));
}

const mentionWords: Readonly<Record<Mention['what'], string>> = {
  question: 'villkoret för frågan',
  section: 'villkoret för avsnittet',
  rating: 'det beräknade svaret på',
  dateRule: 'datumregeln för',
};

export default function DraftRemove() {
  const { checklistId, title, revision, isSection, name, count, mentions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const what = isSection ? 'avsnittet' : 'frågan';
  return (
    <>
      <PageHeader
        title={`Ta bort ${what} ”${name}”?`}
        eyebrow={title}
        back={{ to: draftAddress.draft(checklistId), label: 'Utkastet' }}
      />
      {answer?.isStale ? (
        <ToldFirst>
          <Notice tone="warning" live title="Utkastet har ändrats sedan du öppnade sidan">
            <p>Inget är borttaget. Tryck igen om det fortfarande ska bort.</p>
          </Notice>
        </ToldFirst>
      ) : null}
      {isSection ? <p>Avsnittet tas bort med {plural(count, 'fråga', 'frågor')}.</p> : null}
      <p>Publicerade versioner och svar som redan är givna berörs inte. Du kan ångra direkt efteråt.</p>
      {mentions.length === 0 ? null : (
        <Notice tone="warning" title="Det här bygger på det du tar bort och måste rättas sedan">
          <ul>
            {mentions.map((mention) => (
              <li key={`${mention.what} ${mention.key}`}>
                {mentionWords[mention.what]} ”{mention.name}”
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form method="post">
        <input type="hidden" name="revision" value={revision} />
        <Stack isRow gap="small">
          <Button variant="danger">Ta bort {what}</Button>
          <ButtonLink to={draftAddress.draft(checklistId)} variant="secondary">
            Behåll
          </ButtonLink>
        </Stack>
      </Form>
    </>
  );
}
