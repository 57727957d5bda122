import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { loadChecks } from '#app/features/checks/server/load-checks.server.ts';
import { RegisterChecks } from '#app/features/checks/ui/register-checks.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Registerkontroller – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const registers = loadChecks(args.context.services, actor);
  const only = Number(new URL(args.request.url).searchParams.get('register'));
  const one = registers.filter(({ id }) => id === only);
  return { registers: one.length > 0 ? one : registers, isOneOfMany: one.length > 0 && registers.length > 1 };
}

export default function Checks() {
  const { registers, isOneOfMany } = useLoaderData<typeof loader>();
  const mayCreate = registers.some(({ mayManage }) => mayManage);
  return (
    <>
      <PageHeader
        title="Registerkontroller"
        lead="Regler som går igenom alla ärenden i ett register, utan urval. De räknas efter varje inläsning."
        back={isOneOfMany ? { to: '/registerkontroller', label: 'Alla register' } : undefined}
        actions={mayCreate ? <ButtonLink to="/registerkontroller/ny">Ny registerkontroll</ButtonLink> : null}
      />
      {registers.length === 0 ? (
        <EmptyState
          title="En registerkontroll behöver ett register"
          action={<ButtonLink to="/register">Till registren</ButtonLink>}
        >
          <p>
            Läs först in ett uttag ur verksamhetssystemet. Här syns sedan de register som har ärenden i dina
            enheter.
          </p>
        </EmptyState>
      ) : (
        <Stack gap="large">
          {registers.map((register) => (
            <RegisterChecks key={register.id} register={register} />
          ))}
        </Stack>
      )}
    </>
  );
}
