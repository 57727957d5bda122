import type { OtherDraw } from '#app/features/controls/domain/same-frame.ts';
import { plural } from '#app/shared/text/format.ts';
import { otherDrawInWords } from '#app/shared/text/other-draws.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

/** The other draws on the same frame or on one with much the same cases; nothing when there are none. */
export function SameFrameDraws({ draws, isDrawn }: { draws: readonly OtherDraw[]; isDrawn: boolean }) {
  if (draws.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={isDrawn ? 'Urval ur samma ärenden har också dragits i andra omgångar' : undefined}
    >
      {isDrawn ? null : (
        <p>
          Ur samma ärenden, eller till stor del samma, har urval dragits förut,{' '}
          {plural(draws.length, 'gång', 'gånger')}:
        </p>
      )}
      <ul>
        {draws.map((draw) => (
          <li key={`${draw.drawnAt} ${otherDrawInWords(draw)}`}>{otherDrawInWords(draw)}</li>
        ))}
      </ul>
      <p>Det står i urvalsprotokollet, och läsare av resultatet ser hur många de är och när de gjordes.</p>
    </Notice>
  );
}
