import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { listChecklists } from '#app/features/checklists/server/read-checklist.server.ts';
import { formatDate, plural } from '#app/shared/text/format.ts';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Checklistor – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const checklists = listChecklists(args.context.services.db).map((checklist) => ({
    versionId: checklist.versionId,
    name: checklist.name,
    number: checklist.number,
    purpose: checklist.definition.purpose,
    publishedOn: formatDate(checklist.publishedAt),
    questionCount: questionsOf(checklist.definition).length,
    roundCount: checklist.roundCount,
  }));
  return { checklists };
}

export default function Checklists() {
  const { checklists } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Checklistor"
        lead="Frågorna som granskarna svarar på. En publicerad version ändras aldrig, och en omgång behåller den version den började med."
      />
      <Table caption="Checklistor" captionHidden>
        <thead>
          <tr>
            <th scope="col">Checklista</th>
            <th scope="col">Version</th>
            <th scope="col">Frågor</th>
            <th scope="col">Används i</th>
            <th scope="col">Publicerad</th>
          </tr>
        </thead>
        <tbody>
          {checklists.map((checklist) => (
            <tr key={checklist.versionId}>
              <th scope="row">
                <Link to={`/checklistor/${checklist.versionId}`}>{checklist.name}</Link>
              </th>
              <td>{checklist.number}</td>
              <td>{checklist.questionCount}</td>
              <td>{plural(checklist.roundCount, 'omgång', 'omgångar')}</td>
              <td>{checklist.publishedOn}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
