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
import { PaperCopies } from '#app/features/checklists/ui/paper-copies.tsx';
import { PaperForm } from '#app/features/checklists/ui/paper-form.tsx';
import { PrintButton } from '#app/features/checklists/ui/print-button.tsx';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Pappersblankett – ${data?.name ?? 'Checklista'} – Aktsam` },
];

const counts = ['1', '2', '3', '5', '10'];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const versionId = requireIdParam<ChecklistVersionId>(args.params, 'versionId');
  const version = readChecklistVersion(args.context.services.db, versionId);
  if (!version) throw notFound();
  const asked = new URL(args.request.url).searchParams.get('antal') ?? '';
  const { name, number, definition, publishedAt } = version;
  const copies = counts.includes(asked) ? asked : '2';
  return { versionId, name, number, definition, publishedOn: formatDate(publishedAt), copies };
}

export default function PaperFormPage() {
  const { versionId, name, number, publishedOn, definition, copies } = useLoaderData<typeof loader>();
  const isRepeating = definition.sections.some(({ repeats }) => repeats !== undefined);
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={`Pappersblankett, version ${number}, publicerad ${publishedOn}`}
        lead={definition.purpose}
        back={{ to: `/checklistor/version/${versionId}`, label: `Version ${number}` }}
        actions={<PrintButton />}
      />
      {isRepeating ? <PaperCopies counts={counts} copies={copies} /> : null}
      <PaperForm definition={definition} copies={Number(copies)} />
    </>
  );
}
