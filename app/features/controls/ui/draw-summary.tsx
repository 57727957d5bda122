import {
  ENTERED_SEED_WARNING,
  isTypedByDrawer,
  onComputerInWords,
  SEED_ORIGIN_WORDS,
} from '#app/features/controls/domain/draw-words.ts';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { drawnInWords } from './drawn-in-words.ts';

/** The facts of one draw, with what it could not meet. */
export function DrawSummary({ draw }: { draw: DrawView }) {
  const { lockedSeed } = draw;
  const isByChance = draw.allocationKind !== 'onCause';
  return (
    <Stack>
      {draw.notByLot ? (
        <Notice tone="warning" title={draw.notByLot}>
          <p>Resultatet säger bara något om de granskade ärendena, och räknas inte om till hela gruppen.</p>
        </Notice>
      ) : null}
      <SummaryList
        items={[
          ...(isByChance
            ? [
                { term: 'Frö', description: <code>{draw.seed}</code> },
                { term: 'Fröets ursprung', description: SEED_ORIGIN_WORDS[draw.seedOrigin] },
              ]
            : []),
          ...draw.seedParts.map(({ name, part, enteredAt, onComputerOf }) => ({
            term: `Del från ${name}`,
            description: (
              <>
                <code>{part}</code> lämnad {formatDateTime(enteredAt)}
                {onComputerInWords(onComputerOf)}
              </>
            ),
          })),
          ...(lockedSeed
            ? [
                {
                  term: 'Låst frö',
                  description: `${lockedSeed.unitName} ${lockedSeed.year}, låst ${formatDateTime(lockedSeed.lockedAt)} av ${lockedSeed.lockedByName}. Källa: ${lockedSeed.source || 'skapat av programmet när det låstes'}`,
                },
              ]
            : []),
          { term: 'Urval', description: draw.designInWords },
          {
            term: draw.kind === 'extension' ? 'Utökat' : isByChance ? 'Draget' : 'Valt',
            description: drawnInWords(draw),
          },
          ...(draw.redrawReason
            ? [
                {
                  term: draw.kind === 'extension' ? 'Skäl att utöka' : 'Skäl att dra om',
                  description: draw.redrawReason,
                },
              ]
            : []),
        ]}
      />
      {isTypedByDrawer(draw.seedOrigin) ? (
        <Notice tone="warning" title={`Fröet är ${SEED_ORIGIN_WORDS[draw.seedOrigin]}`}>
          <p>{ENTERED_SEED_WARNING}</p>
        </Notice>
      ) : null}
      {draw.shortfalls.length > 0 ? (
        <Notice tone="warning" title="Urvalet blev inte som kontrollen anger">
          {draw.shortfalls.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ) : null}
    </Stack>
  );
}
