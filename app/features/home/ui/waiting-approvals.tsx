import { Link } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { DueOn } from './waiting.tsx';

type WaitingApprovalsProps = { count: number; dueOn: string; isOverdue: boolean };

/** Handed-in reviews that count only when the person, or somebody else who may, has approved them. */
export function WaitingApprovals({ count, dueOn, isOverdue }: WaitingApprovalsProps) {
  return (
    <Section title="Att godkänna">
      <p>
        <Link to="/granskningar/att-godkanna">
          {plural(count, 'granskning väntar', 'granskningar väntar')} på godkännande
        </Link>
        . Den första ska vara klar <DueOn dueOn={dueOn} isOverdue={isOverdue} />
      </p>
    </Section>
  );
}
