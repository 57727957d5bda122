import { Link } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';

type Props = {
  vignettes: readonly { roundId: number; name: string; hasAnswered: boolean; namesShownAt: string | null }[];
};

/** That the answers of a vignette are open, that names are shown, and that it is too late to answer. */
export function MyVignettes({ vignettes }: Props) {
  if (vignettes.length === 0) return null;
  return (
    <Section title="Vinjetter vars svar är öppna">
      <ul>
        {vignettes.map(({ roundId, name, hasAnswered, namesShownAt }) => (
          <li key={roundId}>
            {hasAnswered ? <Link to={`/vinjetter/${roundId}`}>{name}: se hur gruppen svarade</Link> : name}
            {hasAnswered ? '' : ': svarandet avslutades innan du hade lämnat in. Dina svar räknas inte med.'}
            {hasAnswered && namesShownAt !== null
              ? `. Gruppen har valt att visa namnen, sedan ${formatDateTime(namesShownAt)}.`
              : ''}
          </li>
        ))}
      </ul>
    </Section>
  );
}
