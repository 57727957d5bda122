import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import {
  type CaseNotFound,
  explainCase,
  findCaseToExplain,
} from '#app/features/controls/server/explain-case.server.ts';
import { requireReadableRound } from '#app/features/controls/server/require-round.server.ts';
import { ticketText } from '#app/features/controls/ui/drawn-cases-table.tsx';
import styles from '#app/features/controls/ui/why-case.module.css';
import { WhyCaseForm } from '#app/features/controls/ui/why-case-form.tsx';
import { whyInSentences } from '#app/features/controls/ui/why-case-words.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Varför drogs ärendet?, ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services } = args.context;
  const { round } = requireReadableRound(services.db, actor, roundId);
  const asked = new URL(args.request.url).searchParams.get('arende');
  const page = { round: { id: round.id, name: round.name } };
  if (asked === null) return { ...page, found: null };
  if (!/^[1-9]\d{0,14}$/.test(asked)) throw notFound();
  const found = explainCase(services, actor, roundId, Number(asked) as FrameCaseId);
  return { ...page, found };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const key = String((await args.request.formData()).get('key') ?? '');
  const found = findCaseToExplain(args.context.services, actor, roundId, key);
  if (found.ok) return redirect(`/omgangar/${roundId}/varfor?arende=${found.value}`);
  const message = key.trim() === '' ? 'Skriv ett ärendenummer.' : NOT_FOUND[found.error];
  return data({ key, error: { field: 'key', message } }, { status: 422 });
}

const NOT_FOUND: Readonly<Record<CaseNotFound, string>> = {
  none: 'Inget ärende i urvalsramen har det numret. Skriv hela numret, också nollor först.',
  several:
    'Flera ärenden i urvalsramen har det numret, med olika stora och små bokstäver. Skriv det som det står i ramen.',
};

export default function WhyCase() {
  const { round, found } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={
          found
            ? `Varför ${found.isInSample ? 'är' : 'är inte'} ${found.facts.key} med?`
            : 'Varför drogs ärendet?'
        }
        eyebrow={round.name}
        back={{ to: `/omgangar/${round.id}#dragning`, label: 'Till omgången' }}
      />
      <ErrorSummary errors={refused ? [refused.error] : []} />
      {found && !refused ? (
        <Stack>
          {whyInSentences(found.facts).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <SummaryList
            items={[
              { term: 'Slumptal', description: <code>{ticketText(found.facts.ticket, true)}</code> },
              ...(found.facts.stratum ? [{ term: 'Grupp', description: found.facts.stratum }] : []),
              ...(found.drawCount > 1
                ? [{ term: 'Dragning', description: `${found.drawNumber} av ${found.drawCount}` }]
                : []),
            ]}
          />
          <Disclosure summary="Räkna om slumptalet">
            <p>
              Slumptalet beror bara på fröet och ärendets eget nummer. I en webbläsares konsol där seedrandom
              3.0.5 är inläst:
            </p>
            <p>
              <code
                className={styles.recipe}
              >{`new Math.seedrandom(${JSON.stringify(found.recipe)})()`}</code>
            </p>
          </Disclosure>
        </Stack>
      ) : null}
      <WhyCaseForm roundId={round.id} value={refused?.key} error={refused?.error.message} />
    </>
  );
}
