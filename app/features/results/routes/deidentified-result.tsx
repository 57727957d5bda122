import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { loadDeidentifiedResult } from '../server/load-deidentified-result.server.ts';
import { DeidentifiedBody } from '../ui/deidentified-body.tsx';
import { DividedSection } from '../ui/divided-section.tsx';
import { ReportFiles } from '../ui/report-files.tsx';
import { SelectionFacts } from '../ui/selection-facts.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.controlName}, ${data.roundName} – Aktsam` : 'Aktsam' },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadDeidentifiedResult(
    args.context.services,
    actor,
    requireIdParam<RoundId>(args.params, 'roundId'),
  );
}

export default function DeidentifiedResult() {
  const result = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        back={{ to: '/resultat', label: 'Resultat' }}
        eyebrow={`${result.unitName} · ${result.roundName}`}
        title={result.controlName}
        lead={result.purpose}
        actions={
          <>
            <ButtonLink
              to={`/omgangar/${result.roundId}/resultat.xlsx?version=avidentifierad`}
              variant="secondary"
              download
            >
              <Icon name="download" />
              Hämta Excel
            </ButtonLink>
            <ButtonLink
              to={`/omgangar/${result.roundId}/rapport.docx?version=avidentifierad`}
              variant="secondary"
              download
            >
              <Icon name="download" />
              Hämta Word
            </ButtonLink>
            <ButtonLink to={`/omgangar/${result.roundId}/protokoll/avidentifierat`} variant="secondary">
              Så drogs urvalet
            </ButtonLink>
          </>
        }
      />
      <DeidentifiedBody report={result} breaks={result.breaks} trends={result.trends}>
        {result.isInternalOpen ? (
          <p>
            <Link to={`/omgangar/${result.roundId}`}>Gå till omgången med alla uppgifter</Link>
          </p>
        ) : null}
      </DeidentifiedBody>
      <DividedSection breakdown={result.breakdown} figures={result.figures} rule={result.rule} />
      {result.selection ? <SelectionFacts selection={result.selection} /> : null}
      <ReportFiles files={result.files} />
    </>
  );
}
