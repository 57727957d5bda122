import { ENTERED_SEED_WARNING } from '#app/features/controls/domain/draw-words.ts';
import { formatDate, formatNumber } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import type { PublishedReport } from '../server/published-content.server.ts';

type PublishedSelectionProps = {
  selection: PublishedReport['selection'];
  kind: PublishedReport['figures']['selection'];
};

const KIND_WORDS = {
  random: 'Slumpmässigt urval',
  census: 'Alla ärenden i gruppen',
  notRandom: 'Inte slumpmässigt',
} as const satisfies Record<PublishedSelectionProps['kind'], string>;

/** How the cases were chosen, without what it takes to compute whether a known case was one of them. */
export function PublishedSelection({ selection, kind }: PublishedSelectionProps) {
  return (
    <Section title="Hur ärendena valdes">
      {selection?.notByLot ? (
        <Notice tone="warning" title={selection.notByLot}>
          <p>Resultatet säger bara något om de granskade ärendena.</p>
        </Notice>
      ) : null}
      {selection?.isSeedTyped ? (
        <Notice tone="warning" title="Fröet är inskrivet av den som drog">
          <p>{ENTERED_SEED_WARNING}</p>
        </Notice>
      ) : null}
      <SummaryList
        items={[
          { term: 'Urval', description: KIND_WORDS[kind] },
          ...(selection
            ? [
                { term: 'Draget', description: formatDate(selection.drawnOn) },
                { term: 'Dragningar i omgången', description: formatNumber(selection.drawCount) },
                {
                  term: 'Andra dragningar ur samma ärenden',
                  description:
                    selection.otherDrawCount === 0 ? 'Inga' : formatNumber(selection.otherDrawCount),
                },
              ]
            : []),
        ]}
      />
      <p>
        Dragningen går att kontrollera med kommunens urvalsprotokoll. Frö, filter och fingeravtryck står inte
        här. Med dem skulle den som känner till ett ärendenummer kunna räkna ut om ärendet drogs.
      </p>
    </Section>
  );
}
