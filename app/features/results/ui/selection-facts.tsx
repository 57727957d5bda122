import { Fingerprint } from '#app/features/controls/ui/fingerprint.tsx';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
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
    drawnAt: string;
    drawCount: number;
  };
};

/** How the cases were chosen, with what it takes to check the draw against the frame that the unit keeps. */
export function SelectionFacts({ selection }: SelectionFactsProps) {
  return (
    <Section
      title="Hur ärendena valdes"
      lead="Ramen frystes före fröet. Enheten har kvar urvalsramen: stämmer dess fingeravtryck kan vem som helst göra om dragningen med fröet."
    >
      <SummaryList
        items={[
          { term: 'Urvalsram', description: selection.filterInWords },
          { term: 'Ramen frystes', description: formatDateTime(selection.frozenAt) },
          { term: 'Fingeravtryck (SHA-256)', description: <Fingerprint value={selection.fingerprint} /> },
          { term: 'Urval', description: selection.designInWords },
          { term: 'Frö', description: <code>{selection.seed}</code> },
          { term: 'Draget', description: formatDateTime(selection.drawnAt) },
          { term: 'Dragningar i omgången', description: formatNumber(selection.drawCount) },
          { term: 'Metod', description: selection.specification },
        ]}
      />
    </Section>
  );
}
