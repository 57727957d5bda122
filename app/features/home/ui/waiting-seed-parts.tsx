import { Link } from '@remix-run/react';
import { Section } from '#app/shared/ui/section.tsx';

type WaitingPart = { id: number; name: string; controlName: string };

/** Rounds that cannot be drawn before the person has given her part of the seed. */
export function WaitingSeedParts({ parts }: { parts: readonly WaitingPart[] }) {
  return (
    <Section title={parts.length === 1 ? 'Din del av ett frö väntas' : 'Dina delar av frön väntas'}>
      <ul>
        {parts.map(({ id, name, controlName }) => (
          <li key={id}>
            <Link to={`/omgangar/${id}/fro`}>
              Din del av fröet väntas till {controlName}, {name}
            </Link>
            . Urvalet dras när båda delarna är lämnade.
          </li>
        ))}
      </ul>
    </Section>
  );
}
