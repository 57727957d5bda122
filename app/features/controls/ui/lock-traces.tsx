import type { RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

/** What was made or changed after the year's seed was known; nothing where nothing was. */
export function LockTraces({ overview }: { overview: Pick<RoundOverview, 'lockTraces'> }) {
  if (overview.lockTraces.length === 0) return null;
  return (
    <Notice tone="warning" title="Att veta om årets låsta frö">
      <ul>
        {overview.lockTraces.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>
        Den som kan räkna ut slumptalen kan ha påverkat urvalet genom det här. Det står i urvalsprotokollet.
      </p>
    </Notice>
  );
}
