import { Link } from '@remix-run/react';
import type { RegisterToDecide } from '#app/features/cases/server/registers-to-decide.server.ts';
import { DecisionList } from '#app/features/cases/ui/register-decisions.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

/** What in the registers waits for whoever manages them: whose names are whose, and what protection means. */
export function RegistersToDecide({ registers }: { registers: readonly RegisterToDecide[] }) {
  return (
    <Section title="Register att ta ställning till">
      <SummaryList
        items={registers.map(({ id, name, toDecide }) => ({
          term: <Link to={`/register/${id}`}>{name}</Link>,
          description: <DecisionList registerId={id} toDecide={toDecide} />,
        }))}
      />
    </Section>
  );
}
