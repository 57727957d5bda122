import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { loadReceipt } from '#app/features/deviations/server/load-receipt.server.ts';
import { Receipt } from '#app/features/deviations/ui/receipt.tsx';
import { heldAnswers } from '#app/features/reviews/server/held-answers.server.ts';
import { refusedWithWords } from '#app/features/reviews/server/refused-words.server.ts';
import { saveForm } from '#app/features/reviews/server/save-form.server.ts';
import { RefusedPage } from '#app/features/reviews/ui/refused-page.tsx';
import { type UnsavedAnswer, UnsavedAnswers } from '#app/features/reviews/ui/unsaved-answers.tsx';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { errorTitle } from '#app/shared/ui/error-page.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: error ? errorTitle(error) : `Inlämnad ${data?.receipt?.caseKey ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const result = loadReceipt(args.context.services, actor, reviewId);
  if (result.ok) return { receipt: result.value, reviewId };
  // No redirect: what was typed and not saved may have to be shown.
  if (result.error === 'notHandedIn') return { receipt: null, reviewId };
  throw result.error === 'notFound' ? notFound() : forbidden();
}

/** Without JavaScript the button sends the whole checklist: what was typed is saved before anything is handed in. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const { outcome: saved, refused } = saveForm(services, actor, reviewId, await args.request.formData());
  if (!saved.ok && (saved.error === 'notFound' || saved.error === 'forbidden')) {
    const typed = { given: refused.map(({ given }) => given), comment: '' };
    throw refusedWithWords(services, actor, reviewId, saved.error === 'notFound' ? 404 : 403, typed);
  }
  const held = heldAnswers(services, actor, reviewId, refused);
  if (held.length > 0) return data({ held }, { status: 422 });
  if (!saved.ok) return redirect(`/granskningar/${reviewId}?problem=${saved.error}`);
  const result = handInReview(services, actor, reviewId);
  if (result.ok) return redirect(`/granskningar/${reviewId}/lamna-in`);
  if (result.error === 'notFound') throw notFound();
  if (result.error === 'forbidden') throw forbidden();
  const problem = result.error === 'incomplete' ? 'incomplete' : 'roundClosed';
  return redirect(`/granskningar/${reviewId}?problem=${problem}`);
}

export default function HandedIn() {
  const { receipt, reviewId } = useLoaderData<typeof loader>();
  const held = useActionData<typeof action>()?.held ?? [];
  if (receipt) return <HandedInPage page={{ ...receipt, reviewId }} held={held} />;
  return (
    <>
      <PageHeader
        title="Granskningen är inte inlämnad"
        back={{ to: `/granskningar/${reviewId}`, label: 'Till granskningen' }}
      />
      <UnsavedAnswers answers={held} />
      <p>
        <ButtonLink to={`/granskningar/${reviewId}`}>Fortsätt granska</ButtonLink>
      </p>
    </>
  );
}

type HandedInProps = {
  page: NonNullable<SerializeFrom<typeof loader>['receipt']> & { reviewId: number };
  held: readonly UnsavedAnswer[];
};

function HandedInPage({ page, held }: HandedInProps) {
  const { caseKey, deviationsCome, next, waitingCount, reviewId } = page;
  const isVignette = deviationsCome === 'never';
  return (
    <>
      <PageHeader
        title={
          isVignette
            ? 'Dina svar på vinjetten är inlämnade'
            : deviationsCome === 'agreement'
              ? `Din granskning av ${caseKey} är inlämnad`
              : `Granskningen av ${caseKey} är inlämnad`
        }
        back={{ to: '/granskningar', label: 'Mina granskningar' }}
        lead={
          next
            ? `Du har ${plural(waitingCount, 'granskning', 'granskningar')} kvar.`
            : 'Du har inga fler granskningar just nu.'
        }
        actions={
          next ? (
            <ButtonLink to={`/granskningar/${next.reviewId}`}>Nästa granskning: {next.caseKey}</ButtonLink>
          ) : null
        }
      />
      <UnsavedAnswers answers={held} />
      <Receipt receipt={page} />
      <p>
        <ButtonLink to={`/granskningar/${reviewId}`} variant="secondary">
          {isVignette ? 'Visa mina svar' : 'Visa granskningen'}
        </ButtonLink>
      </p>
    </>
  );
}

export function ErrorBoundary() {
  return <RefusedPage />;
}
