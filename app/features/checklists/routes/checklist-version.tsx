import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import {
  notFound,
  requireActor,
  requireAnyRole,
} from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { ChecklistPreview } from '#app/features/checklists/ui/checklist-preview.tsx';
import { PrintButton } from '#app/features/checklists/ui/print-button.tsx';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Checklista: ${data.name}, version ${data.number}` : 'Checklista'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const versionId = requireIdParam<ChecklistVersionId>(args.params, 'versionId');
  const version = readChecklistVersion(args.context.services.db, versionId);
  if (!version) throw notFound();
  const { checklistId, name, number, definition } = version;
  return { versionId, checklistId, name, number, definition, publishedOn: formatDate(version.publishedAt) };
}

export default function ChecklistVersionPage() {
  const { versionId, checklistId, name, number, publishedOn, definition } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={`Checklista, version ${number}, publicerad ${publishedOn}`}
        lead={definition.purpose}
        back={{ to: `/checklistor/${checklistId}`, label: name }}
        actions={
          <Stack isRow gap="small">
            <ButtonLink to={`/checklistor/version/${versionId}/papper`} variant="secondary">
              Pappersblankett
            </ButtonLink>
            <ButtonLink to={`/checklistor/version/${versionId}/fragor.xlsx`} variant="secondary" download>
              Hämta som Excel
            </ButtonLink>
            <ButtonLink to={`/checklistor/version/${versionId}/fil.json`} variant="secondary" download>
              Hämta som fil
            </ButtonLink>
            <PrintButton />
          </Stack>
        }
      />
      <ChecklistPreview definition={definition} />
    </>
  );
}
