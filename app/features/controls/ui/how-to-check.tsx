import { Link } from '@remix-run/react';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';

/** The end of the protocol: how anybody repeats the draw, with the page for it or by hand. */
export function HowToCheck({ draw, roundId }: { draw: DrawView; roundId: number }) {
  return (
    <Section
      title="Så kontrollerar du dragningen"
      actions={
        <ButtonLink to="/kontrollera" variant="secondary">
          Kontrollera ett urval
        </ButtonLink>
      }
    >
      <p>
        Hämta urvalsramen och protokollet (JSON) och lägg dem på sidan Kontrollera ett urval. Den kräver ingen
        inloggning och skickar inget ifrån webbläsaren. Så här gör du för hand:
      </p>
      <ol>
        <li>
          Ladda ner urvalsramen. Kommandot <code>sha256sum</code> på filen ska ge fingeravtrycket.
        </li>
        <li>
          Räkna slumptalet för varje ärende: <code>seedrandom(frö + "|" + ärendenummer)()</code> med
          biblioteket seedrandom 3.0.5.
        </li>
        {howToSelect(draw).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p>
        Dragningen följer specifikationen {draw.specification}. Ska den kunna kontrolleras av allmänheten
        finns ett{' '}
        <Link to={`/omgangar/${roundId}/protokoll/avidentifierat`}>avidentifierat urvalsprotokoll</Link>.
      </p>
    </Section>
  );
}

function howToSelect({ allocationKind, quotaColumns }: DrawView): string[] {
  switch (allocationKind) {
    case 'census':
      return ['Alla ärenden är med. Slumptalen avgör bara i vilken ordning de står.'];
    case 'firstInOrder':
      return [
        'Ordna ärendena efter datum, det tidigaste först, och samma dag efter slumptal. De första är urvalet.',
      ];
    case 'selfSelected':
    case 'onCause':
      return ['Ärendena valdes av människor. Slumptalen avgör bara i vilken ordning de står.'];
    default:
      return [
        'Ordna ärendena efter slumptal, det lägsta först, i varje grupp för sig om det finns grupper. De första är urvalet.',
        ...(quotaColumns.length > 0
          ? [
              'Fattas ärenden till ett minst-krav tas de lägsta som uppfyller det i stället för de sist dragna.',
            ]
          : []),
      ];
  }
}
