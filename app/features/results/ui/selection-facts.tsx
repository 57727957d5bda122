import {
  ENTERED_SEED_WARNING,
  isTypedByDrawer,
  SEED_ORIGIN_WORDS,
} from '#app/features/controls/domain/draw-words.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import { Fingerprint } from '#app/features/controls/ui/fingerprint.tsx';
import type { DrawKind, SeedOrigin } from '#app/shared/domain/vocabulary.ts';
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
    otherDraws: readonly { drawnAt: string; sharedCases: { count: number; of: number } | null }[];
    replacements: readonly { reason: string; count: number }[];
    redrawReasons: readonly { drawNumber: number; kind: DrawKind; reason: string }[];
    notByLot: string;
    lockedSeed: { year: number; source: string; lockedAt: string } | null;
    seedsGivenUp: number;
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
      {selection.notByLot ? (
        <Notice tone="warning" title={selection.notByLot}>
          <p>Resultatet säger bara något om de granskade ärendena.</p>
        </Notice>
      ) : null}
      {isTypedByDrawer(seedOrigin) ? (
        <Notice tone="warning" title={`Fröet är ${SEED_ORIGIN_WORDS[seedOrigin]}`}>
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
          ...lockedFacts(selection.lockedSeed),
          ...(selection.seedsGivenUp > 0
            ? [{ term: 'Frön i två delar som gavs upp', description: formatNumber(selection.seedsGivenUp) }]
            : []),
          { term: 'Draget', description: formatDateTime(selection.drawnAt) },
          { term: 'Dragningar i omgången', description: formatNumber(selection.drawCount) },
          ...redrawReasons.map(({ drawNumber, kind, reason }) => ({
            term: `Skäl till dragning ${drawNumber}${kind === 'extension' ? ', utökning' : ''}`,
            description: reason,
          })),
          { term: 'Andra dragningar ur samma ärenden', description: otherDrawsForReaders(otherDraws) },
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

function lockedFacts(locked: SelectionFactsProps['selection']['lockedSeed']) {
  if (!locked) return [];
  const source = locked.source || 'skapat av programmet när det låstes';
  return [
    {
      term: `Låst frö för ${locked.year}`,
      description: `låst ${formatDateTime(locked.lockedAt)}. Källa: ${source}`,
    },
  ];
}
