import { Link } from '@remix-run/react';
import { formatDate, formatNumber } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';

type WaitingChoice = {
  id: number;
  name: string;
  controlName: string;
  dueOn: string;
  size: number;
  chosen: number;
};

/** Rounds where handläggare choose cases of their own, and the person has not. */
export function WaitingChoices({ choices }: { choices: readonly WaitingChoice[] }) {
  return (
    <Section title="Välj dina ärenden">
      <ul>
        {choices.map(({ id, name, controlName, dueOn, size, chosen }) => (
          <li key={id}>
            <Link to={`/omgangar/${id}/valj`}>Välj {formatNumber(size)} av dina ärenden</Link> till{' '}
            {controlName}, {name}
            {chosen > 0 ? ` (${formatNumber(chosen)} valda)` : ''}. Granskas senast {formatDate(dueOn)}.
          </li>
        ))}
      </ul>
    </Section>
  );
}
