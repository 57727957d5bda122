import type { LockedSeedView } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

/** A locked seed with what it takes to look it up. */
export function LockedSeedFacts({ locked }: { locked: LockedSeedView }) {
  return (
    <SummaryList
      items={[
        { term: `Låst frö för ${locked.year}`, description: <code>{locked.seed}</code> },
        { term: 'Gäller', description: `${locked.unitName} med enheterna under` },
        { term: 'Källa', description: locked.source || 'skapat av programmet när det låstes' },
        { term: 'Låst', description: `${formatDateTime(locked.lockedAt)} av ${locked.lockedByName}` },
      ]}
    />
  );
}
