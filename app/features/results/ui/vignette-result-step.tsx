import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

type Props = { roundId: number; areAnswersOpen: boolean };

/** Step four of a round of vignettes: no answer is right, so nothing is counted; what is shown is how they spread. */
export function VignetteResultStep({ roundId, areAnswersOpen }: Props) {
  return (
    <Section title="4. Resultat" id="resultat">
      <Stack>
        <p>
          Omgången är en vinjett: inga svar är rätt eller fel, så inget räknas.{' '}
          {areAnswersOpen
            ? 'Svaren är öppnade: gruppen ser hur de sprider sig.'
            : 'Svaren visas som spridning, utan namn, när alla har lämnat in eller när du avslutar svarandet.'}
        </p>
        <div>
          <ButtonLink to={`/vinjetter/${roundId}`}>
            {areAnswersOpen ? 'Se hur gruppen svarade' : 'Till vinjetten'}
          </ButtonLink>
        </div>
      </Stack>
    </Section>
  );
}
