import { lexSarahStageInWords } from '#app/features/deviations/domain/lex-sarah-words.ts';
import type { LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';

const tones: Readonly<Partial<Record<LexSarahStage, StatusTone>>> = { reported: 'warning', closed: 'good' };

/** How far a matter has come, and since how many days it is reported, while it is open. */
export function LexSarahStatus({
  stage,
  isNotified,
  daysOpen,
}: {
  stage: LexSarahStage;
  isNotified: boolean | null;
  daysOpen: number | null;
}) {
  return (
    <>
      <Status tone={tones[stage] ?? 'info'}>{lexSarahStageInWords({ stage, isNotified })}</Status>
      {daysOpen === null ? null : ` ${reportedFor(daysOpen)}`}
    </>
  );
}

function reportedFor(days: number): string {
  return days === 0 ? 'Rapporterad i dag' : `${days} ${days === 1 ? 'dag' : 'dagar'} sedan rapporten`;
}
