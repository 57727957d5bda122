import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { readFields, textOf } from '#app/features/checklists/domain/form-fields.ts';
import { discardDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { loadChecklist } from '#app/features/checklists/server/load-checklists.server.ts';
import { retireChecklist } from '#app/features/checklists/server/publish-draft.server.ts';
import { requireShapeable } from '#app/features/checklists/server/reach-checklist.server.ts';
import { startDraft } from '#app/features/checklists/server/start-draft.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftPanel } from '#app/features/checklists/ui/draft-panel.tsx';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Checklista: ${data.name}` : 'Checklista'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const checklistId = requireIdParam<ChecklistId>(args.params, 'checklistId');
  return loadChecklist(args.context.services, actor, checklistId);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const checklistId = requireIdParam<ChecklistId>(args.params, 'checklistId');
  const { services } = args.context;
  requireShapeable(services.db, actor, checklistId);
  const intent = textOf(readFields(await args.request.formData()), 'intent');
  switch (intent) {
    case 'start':
    case 'startShipped':
      startDraft(services, actor, checklistId, intent === 'start' ? 'newest' : 'shipped');
      return redirect(draftAddress.draft(checklistId));
    case 'discard':
      return redirect(
        discardDraft(services, actor, checklistId) ? `/checklistor/${checklistId}` : '/checklistor',
      );
    case 'retire':
    case 'restore':
      retireChecklist(services, actor, checklistId, intent === 'retire');
      return redirect(`/checklistor/${checklistId}`);
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Checklist() {
  const checklist = useLoaderData<typeof loader>();
  const { checklistId, name, purpose, isRetired, isShipped, may, versions } = checklist;
  const [latest] = versions;
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={isShipped ? 'Checklista som följer med programmet' : 'Checklista'}
        lead={purpose}
        back={{ to: '/checklistor', label: 'Checklistor' }}
        actions={
          may.edit && latest ? (
            <Stack isRow gap="small">
              <ButtonLink to={`/checklistor/ny?kopia=${latest.versionId}`} variant="secondary">
                Gör en kopia
              </ButtonLink>
              <ButtonLink to={`/checklistor/las-in?till=${checklistId}`} variant="secondary">
                Läs in från fil
              </ButtonLink>
            </Stack>
          ) : null
        }
      />
      {isRetired ? (
        <Notice tone="info" title="Checklistan är tagen ur bruk">
          <p>Den kan inte väljas i nya kontroller. Omgångar som har den behåller den.</p>
        </Notice>
      ) : null}
      {may.edit ? <DraftPanel {...checklist} /> : null}
      {versions.length === 0 ? null : (
        <Section title="Versioner">
          {versions.length + (checklist.draft ? 1 : 0) < 2 ? null : (
            <p>
              <Link to={`/checklistor/${checklistId}/jamfor`}>Se vad som skiljer versionerna åt</Link>
            </p>
          )}
          <Table caption="Publicerade versioner" captionHidden>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Vad är nytt</th>
                <th scope="col">Frågor</th>
                <th scope="col">Används i</th>
                <th scope="col">Publicerad</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <tr key={version.versionId}>
                  <th scope="row">
                    <Link to={`/checklistor/version/${version.versionId}`}>Version {version.number}</Link>
                  </th>
                  <td>{version.note === '' ? '–' : version.note}</td>
                  <td>{version.questionCount}</td>
                  <td>{plural(version.roundCount, 'omgång', 'omgångar')}</td>
                  <td>
                    {version.publishedOn} av {version.publishedBy ?? 'programmet'}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      )}
      {may.publish && latest ? (
        <Form method="post">
          <Button variant="secondary" name="intent" value={isRetired ? 'restore' : 'retire'}>
            {isRetired ? 'Ta i bruk igen' : 'Ta ur bruk'}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
