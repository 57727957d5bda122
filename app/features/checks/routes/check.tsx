import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { readCheckAddress, writeCheckAddress } from '#app/features/checks/domain/check-address.ts';
import { loadCheck } from '#app/features/checks/server/load-check.server.ts';
import { archiveCheck } from '#app/features/checks/server/save-check.server.ts';
import { CheckActions } from '#app/features/checks/ui/check-actions.tsx';
import { CheckResult } from '#app/features/checks/ui/check-result.tsx';
import { MakeControl } from '#app/features/checks/ui/make-control.tsx';
import { TrendSection } from '#app/features/checks/ui/trend-section.tsx';
import type { RegisterCheckId } from '#app/shared/domain/ids.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ToldFirst } from '#app/shared/ui/told-first.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `Registerkontroll: ${page.check.name}` : 'Registerkontroll'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const checkId = requireIdParam<RegisterCheckId>(args.params, 'checkId');
  const address = readCheckAddress(new URL(args.request.url).searchParams);
  return loadCheck(args.context.services, actor, checkId, address);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const checkId = requireIdParam<RegisterCheckId>(args.params, 'checkId');
  const form = await args.request.formData();
  const intent = form.get('intent');
  if (intent !== 'archive' && intent !== 'restore') throw new Response(null, { status: 400 });
  const revision = Number(form.get('revision'));
  const isDone = await archiveCheck(args.context.services, actor, checkId, revision, intent === 'archive');
  if (isDone) return redirect(`/registerkontroller/${checkId}`);
  return data({ isChangedMeanwhile: true }, { status: 409 });
}

export default function Check() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { check, register, result, address, mayManage } = page;
  const query = writeCheckAddress({ ...address, unitId: null, search: '', page: 1 });
  return (
    <>
      <PageHeader
        title={check.name}
        eyebrow={`Registerkontroll · ${register.name}`}
        lead={check.purpose}
        back={{ to: '/registerkontroller', label: 'Registerkontroller' }}
        actions={
          result && result.found > 0 ? (
            <ButtonLink
              to={`/registerkontroller/${check.id}/hittade.xlsx${query}`}
              variant="secondary"
              download
            >
              Hämta Excel
            </ButtonLink>
          ) : null
        }
      />
      <Stack gap="large">
        {answer?.isChangedMeanwhile ? (
          <ToldFirst>
            <Notice tone="warning" title="Någon annan har ändrat kontrollen" live>
              <p>Inget är ändrat. Titta på kontrollen som den är nu och välj igen.</p>
            </Notice>
          </ToldFirst>
        ) : null}
        {check.isArchived ? (
          <Notice tone="info" title="Kontrollen är avslutad">
            <p>Den räknas inte längre efter nya uttag. Vad den har hittat tidigare står kvar.</p>
          </Notice>
        ) : null}
        {result ? (
          <CheckResult page={{ ...page, result }} />
        ) : (
          <EmptyState title="Inget att räkna än">
            <p>Läs in ett uttag i registret {register.name}. Då räknas kontrollen.</p>
          </EmptyState>
        )}
        <TrendSection trend={page.trend} />
        {page.controlFields ? <MakeControl registerId={register.id} fields={page.controlFields} /> : null}
        {mayManage ? <CheckActions check={check} /> : null}
      </Stack>
    </>
  );
}
