import { Link } from '@remix-run/react';
import type { ExtractInTime } from '#app/features/controls/domain/extract-in-time.ts';
import { plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

type ExtractDoubtProps = {
  extract: ExtractInTime;
  roundId: number;
  referenceOn: string;
};

/** Before the freeze: that the register does not reach the reference date, what that does, and what to do about it. */
export function ExtractDoubt({ extract, roundId, referenceOn }: ExtractDoubtProps) {
  const { doubt, on, registerId } = extract;
  if (doubt === null) return null;
  const isToCome = doubt.kind === 'referenceToCome';
  return (
    <Notice
      tone="warning"
      title={
        isToCome
          ? 'Referensdatumet har inte varit än'
          : `Uttaget är ${plural(doubt.days, 'dag', 'dagar')} äldre än referensdatumet`
      }
    >
      <p>
        Uttaget är från {on} men villkor med datum räknas till {referenceOn}. Det som händer däremellan, till
        exempel beslut, uppföljningar och avslut, finns inte i registret. Ärenden kan därför hamna i
        urvalsramen fast de inte ska vara där, eller saknas.
      </p>
      <p>
        {isToCome ? `Vänta till ${referenceOn} och läs` : 'Läs'} in{' '}
        <Link to={`/register/${registerId}`}>ett uttag från {referenceOn}</Link> först, eller{' '}
        <Link to={`/omgangar/${roundId}/redigera`}>ändra referensdatum</Link>.
      </p>
    </Notice>
  );
}
