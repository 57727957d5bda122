import { Link } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

type ToDecide = { nameCount: number; unitNameCount: number; protectedCount: number };

type RegisterDecisionsProps = { registerId: number; toDecide: ToDecide | null };

/** What waits for somebody's decision, with the way there. Nothing when nothing waits. */
export function RegisterDecisions({ registerId, toDecide }: RegisterDecisionsProps) {
  if (toDecide === null) return null;
  const { nameCount, unitNameCount, protectedCount } = toDecide;
  if (nameCount + unitNameCount + protectedCount === 0) return null;
  return (
    <Notice tone="warning" title="Att ta ställning till">
      <DecisionList registerId={registerId} toDecide={toDecide} />
    </Notice>
  );
}

/** The same as a list alone, for where several registers have something. */
export function DecisionList({ registerId, toDecide }: { registerId: number; toDecide: ToDecide }) {
  const { nameCount, unitNameCount, protectedCount } = toDecide;
  const here = `/register/${registerId}`;
  return (
    <ul>
      {protectedCount > 0 ? (
        <li>
          {plural(protectedCount, 'ärende', 'ärenden')} med skyddade personuppgifter behandlas som andra, för
          ingen har bestämt vad som gäller.{' '}
          <Link to={`${here}/installningar#skyddade`}>Bestäm vad som gäller</Link>
        </li>
      ) : null}
      {nameCount > 0 ? (
        <li>
          {plural(nameCount, 'handläggare stämmer', 'handläggare stämmer')} inte med någon person i
          organisationen. Egna ärenden känns då inte igen.{' '}
          <Link to={`${here}/namn#handlaggare`}>
            {nameCount === 1 ? 'Välj vem det är' : 'Välj vilka de är'}
          </Link>
        </li>
      ) : null}
      {unitNameCount > 0 ? (
        <li>
          {plural(unitNameCount, 'enhet', 'enheter')} i registret finns inte i organisationen.{' '}
          <Link to={`${here}/namn#enheter`}>
            {unitNameCount === 1 ? 'Välj vilken det är' : 'Välj vilka de är'}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
