import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { PrintButton } from '#app/features/checklists/ui/print-button.tsx';
import { readWorkAddress } from '#app/features/reviews/forms/work-address.ts';
import { listMyVignettes } from '#app/features/reviews/server/list-my-vignettes.server.ts';
import { listReadyToAgree } from '#app/features/reviews/server/list-ready-to-agree.server.ts';
import { listToApprove } from '#app/features/reviews/server/list-to-approve.server.ts';
import { loadMyReviews } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { listMyReminders } from '#app/features/reviews/server/my-reminders.server.ts';
import { HandedInFolded, HandedInPages } from '#app/features/reviews/ui/handed-in-list.tsx';
import { MyReviewList } from '#app/features/reviews/ui/my-review-list.tsx';
import { MyVignettes } from '#app/features/reviews/ui/my-vignettes.tsx';
import { addressOfReview } from '#app/features/reviews/ui/open-review-table.tsx';
import { ReadyToAgreeList } from '#app/features/reviews/ui/ready-to-agree.tsx';
import { ReminderNotices } from '#app/features/reviews/ui/reminder-notices.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Mina granskningar – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const parameters = new URL(args.request.url).searchParams;
  const asked = readWorkAddress(parameters);
  const { services } = args.context;
  return {
    ...loadMyReviews(services, actor, asked),
    toApproveCount: listToApprove(services, actor).waiting.length,
    reminders: listMyReminders(services, actor),
    readyToAgree: listReadyToAgree(services, actor),
    vignettes: listMyVignettes(services, actor),
    page: asked.page,
    isHandedIn: asked.isHandedIn,
    conflict: parameters.get('jav'),
    awaitsSpread: parameters.get('vinjett') === 'vantar',
  };
}

const conflictWords: Readonly<Record<string, string>> = {
  vidare: 'Granskningen har gått vidare till en annan granskare. Dina svar i den är borttagna.',
  ledare:
    'Ingen annan granskare i omgången kan ta granskningen. Den som ansvarar för omgången får utse någon. Dina svar i den är borttagna.',
};

export default function MyReviews() {
  const mine = useLoaderData<typeof loader>();
  const words = conflictWords[mine.conflict ?? ''];
  const isPart = mine.isOneRound || mine.isHandedIn;
  return (
    <>
      <PageHeader
        back={isPart ? { to: '/granskningar', label: 'Mina granskningar' } : undefined}
        title={mine.isHandedIn ? 'Mina inlämnade granskningar' : 'Mina granskningar'}
        lead={
          mine.isHandedIn
            ? undefined
            : 'Akterna du ska granska, den som ska vara klar först överst. Du kan sluta när du vill och fortsätta där du var.'
        }
        actions={
          <>
            <PrintButton />
            {mine.toApproveCount > 0 ? (
              <ButtonLink to="/granskningar/att-godkanna" variant="secondary">
                Att godkänna ({mine.toApproveCount})
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {words ? (
        <Notice tone="success" title="Jäv är anmält" live>
          <p>{words}</p>
        </Notice>
      ) : null}
      {mine.awaitsSpread ? (
        <Notice tone="info" title="Svaren på vinjetten är inte öppna än" live>
          <p>Svaren visas när alla har lämnat in, eller när den som leder omgången avslutar svarandet.</p>
        </Notice>
      ) : null}
      {isPart ? null : <ReadyToAgreeList cases={mine.readyToAgree} />}
      {mine.isHandedIn ? (
        <HandedInPages
          reviews={mine.handedIn}
          count={mine.handedInCount}
          page={mine.page}
          pageSize={mine.pageSize}
        />
      ) : (
        <>
          <WhatIsLeft {...mine} />
          {mine.isOneRound ? null : <MyVignettes vignettes={mine.vignettes} />}
        </>
      )}
    </>
  );
}

type Mine = ReturnType<typeof useLoaderData<typeof loader>>;

function WhatIsLeft({ reminders, resume, rounds, isOneRound, page, pageSize, ...mine }: Mine) {
  if (rounds.length === 0) {
    return (
      <EmptyState title="Du har inget att granska just nu">
        <p>Här kommer dina akter när någon har dragit ett urval och fördelat granskningarna.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ReminderNotices reminders={reminders} from="lista" />
      {resume === null || isOneRound ? null : (
        <p>
          <ButtonLink to={addressOfReview(resume)}>Fortsätt med {resume.caseKey}</ButtonLink>
        </p>
      )}
      <MyReviewList rounds={rounds} pageOfRound={isOneRound ? { page, pageSize } : null} />
      {isOneRound ? null : <HandedInFolded reviews={mine.handedIn} count={mine.handedInCount} />}
    </>
  );
}
