import { Link } from '@remix-run/react';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type SearchHitsProps = {
  group: { title: string; hits: readonly { to: string; label: string; note: string }[]; isCut: boolean };
};

export function SearchHits({ group }: SearchHitsProps) {
  return (
    <Section
      title={group.title}
      lead={group.isCut ? `De första ${group.hits.length}. Skriv mer för att hitta rätt.` : undefined}
    >
      <SummaryList
        items={group.hits.map((hit) => ({
          term: <Link to={hit.to}>{hit.label}</Link>,
          description: hit.note,
        }))}
      />
    </Section>
  );
}
