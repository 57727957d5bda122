import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { handInComplete, loadGridHandIn } from '#app/features/deviations/server/hand-in-complete.server.ts';
import type { DeviationTiming } from '#app/features/reviews/domain/deviation-timing.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { formatNumber, listInWords, plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Lämna in ${data?.roundName ?? ''} – Aktsam` },
];

/** What the deviations wait for, where handing in makes none at once. */
const waits: Readonly<Record<DeviationTiming, string>> = {
  handIn: '',
  approval: ' De inlämnade väntar på att någon annan godkänner dem. Först då skapas eller ändras avvikelser.',
  agreement: ' När alla har lämnat in enas ni om svaren. Avvikelser skapas först när ni har enats om svaren.',
  never: '',
};

/** Long lists of what is left belong in the table, which can be filtered; here the first are enough. */
const SHOWN = 50;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const found = loadGridHandIn(args.context.services, actor, roundId);
  if (!found) throw notFound();
  const count = new URL(args.request.url).searchParams.get('nu') ?? '';
  const { left, ...page } = found;
  return {
    ...page,
    roundId,
    left: left.slice(0, SHOWN),
    leftCount: left.length,
    now: /^\d{1,6}$/.test(count) ? Number(count) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const count = await handInComplete(args.context.services, actor, roundId);
  if (count === undefined) throw notFound();
  return redirect(`/omgangar/${roundId}/tabell/lamna-in?nu=${count}`);
}

export default function HandedInAsTable() {
  const { roundId, roundName, controlName, total, handedIn, left, leftCount, now, deviationsCome } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        eyebrow={`${controlName}, ${roundName}`}
        title={`${formatNumber(handedIn)} av ${formatNumber(total)} ${total === 1 ? 'granskning är inlämnad' : 'granskningar är inlämnade'}`}
        back={{ to: `/omgangar/${roundId}/tabell`, label: 'Till tabellen' }}
      />
      {now === null ? null : (
        <Notice tone={now > 0 ? 'success' : 'info'} live>
          <p>
            {now > 0
              ? `${plural(now, 'granskning', 'granskningar')} lämnades in nu.`
              : 'Ingen granskning var klar att lämna in.'}
            {waits[deviationsCome]}
          </p>
        </Notice>
      )}
      {leftCount > 0 ? (
        <Section title="Inte inlämnade" lead={`${plural(leftCount, 'granskning', 'granskningar')} kvar.`}>
          <Table caption="Granskningar som inte är inlämnade" captionHidden>
            <thead>
              <tr>
                <th scope="col">Ärende</th>
                <th scope="col">Det som saknas</th>
              </tr>
            </thead>
            <tbody>
              {left.map(({ reviewId, caseKey, lacking }) => (
                <tr key={reviewId}>
                  <th scope="row" data-nowrap>
                    <Link to={`/granskningar/${reviewId}`}>{caseKey}</Link>
                  </th>
                  <td>{lacking.length === 0 ? 'Inget: klar att lämna in' : listInWords(lacking)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {leftCount > left.length ? (
            <p>
              Här visas de {left.length} första. <Link to={`/omgangar/${roundId}/tabell`}>Tabellen</Link>{' '}
              visar alla.
            </p>
          ) : null}
        </Section>
      ) : (
        <p>Alla dina granskningar i omgången är inlämnade.</p>
      )}
    </>
  );
}
