import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { FaultList } from '#app/features/checklists/ui/fault-list.tsx';
import { TryChecklist } from '#app/features/checklists/ui/try-checklist.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Prova checklistan – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, checklistId, draft } = await requireDraft(args);
  const { definition, faults } = draft;
  return { checklistId, definition, faults, today: civilDateInSweden(services.now()) };
}

/** Only brings the answers back: nothing is stored of a trial. */
export async function action(args: ActionFunctionArgs) {
  const { fields } = await requireDraftForm(args);
  return { fields };
}

export default function TryDraft() {
  const { checklistId, definition, faults, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Prova checklistan"
        eyebrow={definition.title}
        back={{ to: draftAddress.draft(checklistId), label: 'Utkastet' }}
        lead="Så frågas det, med de lydelser och villkor som gäller för det påhittade ärendet."
      />
      <FaultList checklistId={checklistId} faults={faults} />
      <TryChecklist definition={definition} fields={answer?.fields ?? {}} today={today} />
    </>
  );
}
