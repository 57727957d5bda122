import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { REVIEWING_ROLES, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { loadChecklists } from '#app/features/checklists/server/load-checklists.server.ts';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Checklistor – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const checklists = loadChecklists(args.context.services, actor);
  return {
    inUse: checklists.filter(({ isRetired }) => !isRetired),
    retired: checklists.filter(({ isRetired }) => isRetired),
    may: { edit: scopeOf(actor, 'checklist.edit').unitIds.length > 0 },
  };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['inUse'][number];

export default function Checklists() {
  const { inUse, retired, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Checklistor"
        lead="Frågorna som granskarna svarar på. En publicerad version ändras aldrig, och en omgång behåller den version den började med."
        actions={
          may.edit ? (
            <Stack isRow gap="small">
              <ButtonLink to="/checklistor/ny">Ny checklista</ButtonLink>
              <ButtonLink to="/checklistor/las-in" variant="secondary">
                Läs in från fil
              </ButtonLink>
            </Stack>
          ) : null
        }
      />
      <ChecklistTable caption="Checklistor" rows={inUse} />
      {retired.length === 0 ? null : (
        <Disclosure
          summary={`${plural(retired.length, 'checklista är tagen', 'checklistor är tagna')} ur bruk`}
        >
          <ChecklistTable caption="Checklistor som är tagna ur bruk" rows={retired} />
        </Disclosure>
      )}
    </>
  );
}

function ChecklistTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">Checklista</th>
          <th scope="col">Version</th>
          <th scope="col">Frågor</th>
          <th scope="col">Används i</th>
          <th scope="col">Publicerad</th>
          <th scope="col">Kommer från</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.checklistId}>
            <th scope="row">
              <Link to={`/checklistor/${row.checklistId}`}>{row.name}</Link>
              {row.hasDraft ? (
                <div>
                  <Status tone="info">Utkast finns</Status>
                </div>
              ) : null}
            </th>
            <td>{row.number ?? 'Inte publicerad'}</td>
            <td>{row.questionCount ?? '–'}</td>
            <td>{plural(row.roundCount, 'omgång', 'omgångar')}</td>
            <td data-nowrap>{row.publishedOn ?? '–'}</td>
            <td>{row.isShipped ? 'Programmet' : 'Er egen'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
