import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { loadActions } from '#app/features/deviations/server/load-actions.server.ts';
import { ActionTable } from '#app/features/deviations/ui/action-table.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Åtgärder – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, ['manager', 'quality']);
  return { actions: loadActions(args.context.services, actor) };
}

export default function Actions() {
  const { actions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Åtgärder"
        lead="Vad ni gör för att brister inte ska komma tillbaka, och om det hjälpte. Det som väntar står överst."
        actions={
          <>
            <ButtonLink to="/atgarder/ny">Ny åtgärd</ButtonLink>
            <ButtonLink to="/atgarder/plan" variant="secondary">
              Åtgärdsplan
            </ButtonLink>
          </>
        }
      />
      {actions.length === 0 ? (
        <EmptyState title="Inga åtgärder än">
          <p>Skriv in en här eller från en avvikelse.</p>
        </EmptyState>
      ) : (
        <ActionTable actions={actions} />
      )}
    </>
  );
}
