import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import {
  duplicateQuestion,
  moveQuestion,
  moveSection,
} from '#app/features/checklists/domain/edit-definition.ts';
import { textOf } from '#app/features/checklists/domain/form-fields.ts';
import { changeDraft, undoDraftChange } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftStructure, NewSectionLink } from '#app/features/checklists/ui/draft-structure.tsx';
import { FaultList } from '#app/features/checklists/ui/fault-list.tsx';
import { useFocusAtHash } from '#app/features/checklists/ui/use-focus-at-hash.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ToldFirst } from '#app/shared/ui/told-first.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Utkast: ${page?.definition.title ?? 'checklista'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { checklistId, draft } = await requireDraft(args);
  const { definition, faults, revision, canUndo, changedAt, changedBy } = draft;
  return {
    checklistId,
    definition,
    faults,
    revision,
    canUndo,
    saved: `${formatDateTime(changedAt)} av ${changedBy}`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, fields, seen, intent } = await requireDraftForm(args);
  const here = draftAddress.draft(checklistId);
  const stale = () => data({ isStale: true }, { status: 409 });
  if (intent === 'undo') return undoDraftChange(services, actor, seen) ? redirect(here) : stale();
  const key = textOf(fields, 'key');
  const [kind, direction] = intent.split(':');
  if (intent === 'duplicateQuestion') {
    let copyKey = key;
    const copied = changeDraft(services, actor, seen, { what: 'questionCopied', key }, (before, former) => {
      const copy = duplicateQuestion(before, key, former);
      copyKey = copy?.key ?? key;
      return copy?.definition;
    });
    return copied.ok ? redirect(`${here}#fraga-${copyKey}`) : stale();
  }
  if ((kind !== 'question' && kind !== 'section') || (direction !== 'up' && direction !== 'down'))
    throw new Response(null, { status: 400 });
  const move = kind === 'question' ? moveQuestion : moveSection;
  const moved = changeDraft(services, actor, seen, { what: `${kind}Moved`, key }, (before) =>
    move(before, key, direction),
  );
  // Back to the button that was pressed, so that several steps are several presses.
  return moved.ok ? redirect(`${here}#${direction === 'up' ? 'upp' : 'ner'}-${kind}-${key}`) : stale();
}

export default function DraftPage() {
  const { checklistId, definition, faults, revision, canUndo, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusAtHash(revision);
  return (
    <>
      <PageHeader
        title={definition.title}
        eyebrow="Utkast"
        lead={definition.purpose}
        back={{ to: `/checklistor/${checklistId}`, label: 'Checklistan' }}
        actions={
          <>
            <ButtonLink to={draftAddress.about(checklistId)} variant="secondary">
              Namn och syfte
            </ButtonLink>
            <ButtonLink to={draftAddress.tryIt(checklistId)} variant="secondary">
              Prova
            </ButtonLink>
            <ButtonLink to={draftAddress.publish(checklistId)}>Publicera</ButtonLink>
          </>
        }
      />
      {answer?.isStale ? (
        <ToldFirst>
          <Notice tone="warning" live title="Utkastet har ändrats sedan du öppnade sidan">
            <p>
              Nu ser du hur det är. Det du tryckte på är inte gjort. Gör om det om det fortfarande behövs.
            </p>
          </Notice>
        </ToldFirst>
      ) : null}
      <Stack isRow gap="small">
        <p>Sparat {saved}.</p>
        {canUndo ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="revision" value={revision} />
            <Button variant="quiet" name="intent" value="undo">
              Ångra senaste ändringen
            </Button>
          </Form>
        ) : null}
      </Stack>
      <FaultList checklistId={checklistId} faults={faults} />
      <DraftStructure checklistId={checklistId} definition={definition} faults={faults} revision={revision} />
      <div>
        <NewSectionLink checklistId={checklistId} />
      </div>
    </>
  );
}
