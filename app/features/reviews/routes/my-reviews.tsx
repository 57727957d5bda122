import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { listMyReviews } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { MyReviewList } from '#app/features/reviews/ui/my-review-list.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Mina granskningar – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const conflict = new URL(args.request.url).searchParams.get('jav');
  return { reviews: listMyReviews(args.context.services, actor), conflict };
}

const conflictWords: Readonly<Record<string, string>> = {
  vidare: 'Granskningen har gått vidare till en annan granskare. Dina svar i den är borttagna.',
  ledare:
    'Ingen annan granskare i omgången kan ta granskningen. Den som ansvarar för omgången får utse någon. Dina svar i den är borttagna.',
};

export default function MyReviews() {
  const { reviews, conflict } = useLoaderData<typeof loader>();
  const words = conflictWords[conflict ?? ''];
  return (
    <>
      <PageHeader
        title="Mina granskningar"
        lead="Akterna du ska granska, den som ska vara klar först överst. Du kan sluta när du vill och fortsätta där du var."
      />
      {words ? (
        <Notice tone="success" title="Jäv är anmält" live>
          <p>{words}</p>
        </Notice>
      ) : null}
      {reviews.length === 0 ? (
        <EmptyState title="Du har inget att granska just nu">
          <p>Här kommer dina akter när någon har dragit ett urval och fördelat granskningarna.</p>
        </EmptyState>
      ) : (
        <MyReviewList reviews={reviews} />
      )}
    </>
  );
}
