import { ENTERED_SEED_WARNING, SEED_ORIGIN_WORDS } from '#app/features/controls/domain/draw-words.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import { Fingerprint } from '#app/features/controls/ui/fingerprint.tsx';
import type { SeedOrigin } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { otherDrawsForReaders } from '#app/shared/text/other-draws.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type SelectionFactsProps = {
  selection: {
    specification: string;
    filterInWords: string;
    fingerprint: string;
    frozenAt: string;
    designInWords: string;
    seed: string;
    seedOrigin: SeedOrigin;
    otherDraws: readonly { drawnAt: string }[];
    replacements: readonly { reason: string; count: number }[];
    redrawReasons: readonly { drawNumber: number; reason: string }[];
    shortfalls: readonly string[];
    drawnAt: string;
    drawCount: number;
  };
};

/** How the cases were chosen, with what it takes to check the draw against the frame that the unit keeps. */
export function SelectionFacts({ selection }: SelectionFactsProps) {
  const { seedOrigin, otherDraws, replacements, redrawReasons, shortfalls } = selection;
  return (
    <Section
      title="Hur ärendena valdes"
      lead="Ramen frystes före fröet. Enheten har kvar urvalsramen: stämmer dess fingeravtryck kan vem som helst göra om dragningen med fröet."
    >
      {seedOrigin === 'entered' ? (
        <Notice tone="warning" title={`Fröet är ${SEED_ORIGIN_WORDS.entered}`}>
          <p>{ENTERED_SEED_WARNING}</p>
        </Notice>
      ) : null}
      <SummaryList
        items={[
          { term: 'Urvalsram', description: selection.filterInWords },
          { term: 'Ramen frystes', description: formatDateTime(selection.frozenAt) },
          { term: 'Fingeravtryck (SHA-256)', description: <Fingerprint value={selection.fingerprint} /> },
          { term: 'Urval', description: selection.designInWords },
          { term: 'Frö', description: <code>{selection.seed}</code> },
          { term: 'Fröets ursprung', description: SEED_ORIGIN_WORDS[seedOrigin] },
          { term: 'Draget', description: formatDateTime(selection.drawnAt) },
          { term: 'Dragningar i omgången', description: formatNumber(selection.drawCount) },
          ...redrawReasons.map(({ drawNumber, reason }) => ({
            term: `Skäl till dragning ${drawNumber}`,
            description: reason,
          })),
          { term: 'Andra dragningar på samma ram', description: otherDrawsForReaders(otherDraws) },
          ...shortfalls.map((shortfall) => ({ term: 'Kunde inte uppfyllas', description: shortfall })),
          {
            term: 'Ersatta ärenden',
            description:
              replacements.length === 0
                ? 'Inga'
                : replacements
                    .map(({ reason, count }) => `${replacementReasonLabel(reason)}: ${formatNumber(count)}`)
                    .join('. '),
          },
          { term: 'Metod', description: selection.specification },
        ]}
      />
    </Section>
  );
}
