import { Link } from '@remix-run/react';
import { Awaited } from '#app/features/deviations/ui/action-table.tsx';
import type { ActionState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type WaitingAction = {
  id: number;
  number: string;
  title: string;
  state: ActionState;
  awaitedOn: string | null;
  isOverdue: boolean;
};

/** Actions the person answers for that are to be done, or followed up, now or soon. */
export function WaitingActions({ actions }: { actions: readonly WaitingAction[] }) {
  return (
    <Section title={`${plural(actions.length, 'åtgärd', 'åtgärder')} att genomföra eller följa upp`}>
      <SummaryList
        items={actions.map((action) => ({
          term: <Awaited {...action} />,
          description: (
            <>
              <Link to={`/atgarder/${action.id}`}>{action.number}</Link> {action.title}
            </>
          ),
        }))}
      />
    </Section>
  );
}
