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
import { parseHandOverAll } from '#app/features/reviews/forms/hand-over-form.ts';
import { handOverAll, loadHandOverAll } from '#app/features/reviews/server/hand-over-all.server.ts';
import { HandOverAllForm } from '#app/features/reviews/ui/hand-over-all-form.tsx';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { plural } from '#app/shared/text/format.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Lämna över allt, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const personId = requireIdParam<PersonId>(args.params, 'personId');
  const result = loadHandOverAll(args.context.services, actor, roundId, personId);
  if (result.ok) return result.value;
  throw result.error === 'notFound' ? notFound() : forbidden();
}

const BEGINS_ANEW =
  'Det som redan är besvarat läggs åt sidan, för ingen ska se hur en annan har svarat: den som tar över börjar om.';

const WHY_NOT = {
  notChosen: 'Välj vem som ska ta över. Inget är överlämnat.',
  notPossible:
    'Inget kan lämnas över: omgången är inte under granskning, eller så svarar alla på varje ärende och ingen kan ta över någon annans svar.',
  nobodyMay: 'Den du har valt får inte granska något av ärendena. Välj någon annan. Inget är överlämnat.',
} as const;

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const fromId = requireIdParam<PersonId>(args.params, 'personId');
  const to = parseHandOverAll(await args.request.formData());
  const { services } = args.context;
  if (to === undefined) {
    const seen = loadHandOverAll(services, actor, roundId, fromId);
    if (seen.ok) return data({ message: WHY_NOT.notChosen, to: undefined }, { status: 422 });
    throw seen.error === 'notFound' ? notFound() : forbidden();
  }
  const result = handOverAll(services, actor, roundId, fromId, to);
  if (result.ok) {
    const { count, staying } = result.value;
    return redirect(`/omgangar/${roundId}/fordela?overlamnat=${count}&kvar=${staying}`);
  }
  if (result.error === 'notFound') throw notFound();
  if (result.error === 'forbidden') throw forbidden();
  return data(
    { message: WHY_NOT[result.error], to: to === 'evenly' ? 'jamnt' : String(to) },
    { status: 422 },
  );
}

/** What becomes of the answers; nothing where nothing can be handed over. */
function whatFollows({ isPossible, beginsAnew }: { isPossible: boolean; beginsAnew: boolean }): string {
  if (!isPossible) return WHY_NOT.notPossible;
  return beginsAnew ? BEGINS_ANEW : 'Det som redan är besvarat följer med.';
}

export default function HandOverAll() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const left = plural(page.count, 'granskning', 'granskningar');
  return (
    <>
      <PageHeader
        title={`Lämna över allt som ${page.person.name} har kvar`}
        eyebrow={page.round.name}
        back={{ to: `/omgangar/${page.round.id}/fordela`, label: 'Till fördelningen' }}
        lead={
          page.count === 0
            ? `${page.person.name} har inget kvar att granska i omgången.`
            : `${page.person.name} har ${left} som inte är inlämnade. ${whatFollows(page)}`
        }
      />
      {refused ? (
        <ErrorSummary title="Inget är överlämnat" errors={[{ message: refused.message, field: 'till' }]} />
      ) : null}
      <HandOverAllForm page={page} chosen={refused?.to} />
    </>
  );
}
