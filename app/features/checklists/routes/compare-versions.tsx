import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { compareVersions } from '#app/features/checklists/server/compare-versions.server.ts';
import { CompareChanges } from '#app/features/checklists/ui/compare-changes.tsx';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Jämför versioner – ${data?.name ?? 'Checklista'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const checklistId = requireIdParam<ChecklistId>(args.params, 'checklistId');
  const query = new URL(args.request.url).searchParams;
  const chosen = { from: query.get('fran'), to: query.get('till') };
  return compareVersions(args.context.services.db, actor, checklistId, chosen);
}

export default function CompareVersions() {
  const { checklistId, name, options, from, to, view } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Jämför versioner"
        eyebrow={name}
        back={{ to: `/checklistor/${checklistId}`, label: name }}
      />
      <Form method="get">
        <Stack isRow gap="small">
          <Select
            label="Från"
            name="fran"
            options={options}
            defaultValue={from.value}
            key={`f${from.value}`}
          />
          <Select label="Till" name="till" options={options} defaultValue={to.value} key={`t${to.value}`} />
          <Button variant="secondary">Jämför</Button>
        </Stack>
      </Form>
      <CompareChanges view={view} beforeName={from.label} afterName={to.label} />
    </>
  );
}
