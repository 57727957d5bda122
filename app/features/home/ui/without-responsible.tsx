import { Link } from '@remix-run/react';
import { formatDate, plural } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';

type WithoutResponsibleProps = {
  unanswered: readonly {
    to: string;
    number: string;
    title: string;
    unitName: string;
    beforeName: string | null;
    dueOn: string;
  }[];
};

/** What waits for nobody, since whoever answered for it has left. */
export function WithoutResponsible({ unanswered }: WithoutResponsibleProps) {
  return (
    <Section
      title={`${plural(unanswered.length, 'avvikelse eller åtgärd', 'avvikelser och åtgärder')} saknar ansvarig`}
      lead={<p>Öppna och välj en ny ansvarig, så hamnar det på den personens översikt.</p>}
    >
      <ul>
        {unanswered.map(({ to, number, title, unitName, beforeName, dueOn }) => (
          <li key={to}>
            <Link to={to}>{number}</Link> {title}, {unitName}. Senast {formatDate(dueOn)}.{' '}
            {beforeName === null
              ? 'Ingen är utsedd.'
              : `${beforeName} har inte längre en roll som får ansvara för det här.`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
