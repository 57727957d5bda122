import { Link } from '@remix-run/react';
import { formatDate } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type UpcomingControl = { id: number; name: string; unitName: string; on: string };

/** What comes next in the year: controls without a round under way, by the day their next period begins. */
export function UpcomingControls({ controls }: { controls: readonly UpcomingControl[] }) {
  return (
    <Section title="Därefter" lead="Kontroller som kan få en ny omgång, och från vilken dag.">
      <SummaryList
        items={controls.map((control) => ({
          term: formatDate(control.on),
          description: (
            <>
              <Link to={`/kontroller/${control.id}`}>{control.name}</Link>, {control.unitName}
            </>
          ),
        }))}
      />
    </Section>
  );
}

type LatestResult = {
  id: number;
  name: string;
  controlName: string;
  finalisedAt: string;
  isInternalOpen: boolean;
};

export function LatestResults({ results }: { results: readonly LatestResult[] }) {
  return (
    <Section title="Senaste resultaten">
      <SummaryList
        items={results.map((result) => ({
          term: `Fastställd ${formatDate(result.finalisedAt)}`,
          description: (
            <Link to={result.isInternalOpen ? `/omgangar/${result.id}` : `/resultat/${result.id}`}>
              {result.controlName}, {result.name}
            </Link>
          ),
        }))}
      />
    </Section>
  );
}
