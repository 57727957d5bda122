import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { SEAT_FIELD } from '#app/features/reviews/domain/hand-fields.ts';
import { seatKey } from '#app/features/reviews/domain/share-by-hand.ts';
import { parseByHand } from '#app/features/reviews/forms/by-hand-form.ts';
import { loadByHand } from '#app/features/reviews/server/load-by-hand.server.ts';
import { shareOutByHand } from '#app/features/reviews/server/share-by-hand.server.ts';
import { ByHandForm } from '#app/features/reviews/ui/by-hand-form.tsx';
import { ByHandNotices, firstChoices } from '#app/features/reviews/ui/by-hand-notices.tsx';
import { handProblemInWords, shareProblemInWords } from '#app/features/reviews/ui/share-out-words.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Fördela för hand, ${loaded?.page.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { searchParams } = new URL(args.request.url);
  const wanted = Number(searchParams.get('sida') ?? '1');
  const result = loadByHand(args.context.services, actor, roundId, Number.isInteger(wanted) ? wanted : 1);
  const saved = searchParams.get('sparat');
  if (result.ok) {
    return {
      page: result.value,
      isSuggested: searchParams.get('forslag') === 'jamnt',
      savedCount: saved !== null && /^\d{1,6}$/.test(saved) ? Number(saved) : null,
    };
  }
  if (result.error === 'notPossible') throw redirect(`/omgangar/${roundId}/fordela`);
  throw result.error === 'notFound' ? notFound() : forbidden();
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const choices = parseByHand(await args.request.formData());
  const result = shareOutByHand(args.context.services, actor, roundId, choices);
  if (result.ok) {
    const page = new URL(args.request.url).searchParams.get('sida');
    const query = new URLSearchParams({
      ...(page ? { sida: page } : {}),
      sparat: String(result.value.count),
    });
    return redirect(`/omgangar/${roundId}/fordela-for-hand?${query}`);
  }
  if (result.error.kind === 'notFound') throw notFound();
  if (result.error.kind === 'forbidden') throw forbidden();
  const chosen = Object.fromEntries(
    choices.map(({ frameCaseId, slot, chosenId }) => [seatKey(frameCaseId, slot), String(chosenId ?? '')]),
  );
  const errors =
    result.error.kind === 'problems'
      ? result.error.problems.map((problem) => ({
          key: seatKey(problem.frameCaseId, problem.slot),
          message: handProblemInWords(problem),
        }))
      : [{ key: null, message: shareProblemInWords(result.error) }];
  return data({ errors, chosen }, { status: 422 });
}

export default function ShareByHand() {
  const { page, isSuggested, savedCount } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/omgangar/${page.round.id}/fordela-for-hand`;
  const chosen = { ...firstChoices(page, isSuggested), ...refused?.chosen };
  return (
    <>
      <PageHeader
        title="Fördela för hand"
        eyebrow={page.round.name}
        back={{ to: `/omgangar/${page.round.id}/fordela`, label: 'Till fördelningen' }}
        lead={`Välj vem som granskar varje ärende. Bara de som får granska ärendet går att välja. ${
          page.beginsAnew
            ? 'Byter du granskare på något som är påbörjat läggs svaren åt sidan, och granskningen börjar om.'
            : 'Byter du granskare på något som är påbörjat följer svaren med.'
        }`}
      />
      {refused ? (
        <ErrorSummary
          title="Inget har sparats"
          errors={refused.errors.map(({ key, message }) => ({
            message,
            ...(key === null ? {} : { field: `${SEAT_FIELD}${key}` }),
          }))}
        />
      ) : null}
      <ByHandNotices page={page} savedCount={refused ? null : savedCount} isSuggested={isSuggested} />
      <ByHandForm
        key={`${page.page} ${isSuggested}`}
        page={page}
        chosen={chosen}
        wrong={(refused?.errors ?? []).flatMap(({ key }) => (key === null ? [] : [key]))}
      />
      <Pagination
        page={page.page}
        pageCount={page.pageCount}
        toPage={(number) => (number === 1 ? here : `${here}?sida=${number}`)}
      />
    </>
  );
}
