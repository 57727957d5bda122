import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import type { RedrawFacts } from '../server/load-redraw-hint.server.ts';

/** What a redraw does to the replacements and reviews there are; nothing before the first draw. */
export function RedrawHint({ facts }: { facts: RedrawFacts | null }) {
  if (!facts) return null;
  const { drawNumber, replaced } = facts;
  const total = replaced.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>
        Ingen har börjat granska än, så inga svar går förlorade. När granskningarna är fördelade kan urvalet
        inte dras om.
      </p>
      {total > 0 ? (
        <Notice
          tone="warning"
          title={`${plural(total, 'ärende är ersatt', 'ärenden är ersatta')} i dragning ${drawNumber}`}
        >
          <ul>
            {replaced.map(({ reason, count }) => (
              <li key={reason}>
                {replacementReasonLabel(reason)}: {formatNumber(count)}
              </li>
            ))}
          </ul>
          <p>
            Ersättningarna följer inte med när du drar om. Urvalsramen är fryst, så samma ärenden kan dras
            igen. Då får du ersätta dem på nytt, och det syns på omgångens sida.
          </p>
        </Notice>
      ) : null}
    </>
  );
}
