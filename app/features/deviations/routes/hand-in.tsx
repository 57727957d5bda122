import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { loadReceipt } from '#app/features/deviations/server/load-receipt.server.ts';
import { saveForm } from '#app/features/reviews/server/save-form.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { listInWords, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Inlämnad ${data?.caseKey ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const result = loadReceipt(args.context.services, actor, reviewId);
  if (result.ok) return { ...result.value, reviewId };
  if (result.error === 'notHandedIn') throw redirect(`/granskningar/${reviewId}`);
  throw result.error === 'notFound' ? notFound() : forbidden();
}

/** Without JavaScript the button sends the whole checklist: what was typed is saved before anything is handed in. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const saved = saveForm(services, actor, reviewId, await args.request.formData());
  if (!saved.ok && saved.error === 'notFound') throw notFound();
  if (!saved.ok && saved.error === 'forbidden') throw forbidden();
  if (!saved.ok) return redirect(`/granskningar/${reviewId}?problem=${saved.error}`);
  const result = handInReview(services, actor, reviewId);
  if (result.ok) return redirect(`/granskningar/${reviewId}/lamna-in`);
  if (result.error === 'notFound') throw notFound();
  if (result.error === 'forbidden') throw forbidden();
  const problem = result.error === 'incomplete' ? 'incomplete' : 'roundClosed';
  return redirect(`/granskningar/${reviewId}?problem=${problem}`);
}

export default function HandedIn() {
  const { caseKey, isAwaitingApproval, deviations, linkedNumbers, next, waitingCount, reviewId } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={`Granskningen av ${caseKey} är inlämnad`}
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
      <Section title="Avvikelser">
        {isAwaitingApproval ? (
          <p>
            Granskningen väntar på att någon annan godkänner den. Först då skapas eller ändras avvikelser.
          </p>
        ) : null}
        {!isAwaitingApproval && deviations.length === 0 && linkedNumbers.length === 0 ? (
          <p>Inga avvikelser skapades.</p>
        ) : null}
        {deviations.length > 0 ? (
          <Table caption="Avvikelser från granskningen" captionHidden>
            <thead>
              <tr>
                <th scope="col">Nummer</th>
                <th scope="col">Avvikelse</th>
                <th scope="col">Ansvarig</th>
                <th scope="col">Bedöms senast</th>
                <th scope="col">Läge</th>
              </tr>
            </thead>
            <tbody>
              {deviations.map((deviation) => (
                <tr key={deviation.id}>
                  <th scope="row" data-nowrap>
                    {deviation.number}
                  </th>
                  <td>{deviation.title}</td>
                  <td>{deviation.responsibleName ?? 'Ingen utsedd'}</td>
                  <td data-nowrap>{deviation.dueOn}</td>
                  <td>{deviationStateWords[deviation.state]}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        ) : null}
        {linkedNumbers.length > 0 ? (
          <p>
            Samma brist fanns redan i {listInWords(linkedNumbers)}. Den kopplades dit, så ingen ny avvikelse
            skapades.
          </p>
        ) : null}
      </Section>
      <p>
        <ButtonLink to={`/granskningar/${reviewId}`} variant="secondary">
          Visa granskningen
        </ButtonLink>
      </p>
    </>
  );
}
