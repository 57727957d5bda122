import { drawnAgain } from '#app/features/controls/domain/compare-draws.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { drawEvents, sampleNowInWords } from './draw-event-words.ts';

/** In what order the sample was drawn, replaced in and extended, and what holds now; nothing when it was only drawn. */
export function DrawEvents({ draws }: { draws: readonly DrawView[] }) {
  const inForce = draws.at(-1);
  const events = drawEvents(draws);
  if (!inForce || events.length < 2) return null;
  const again = drawnAgain(draws);
  return (
    <Stack gap="small">
      <Table caption="Urvalet i tur och ordning">
        <thead>
          <tr>
            <th scope="col">När</th>
            <th scope="col">Vad</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ at, text }) => (
            <tr key={`${at} ${text}`}>
              <td data-nowrap>{formatDateTime(at)}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p>
        <strong>{sampleNowInWords(inForce)}</strong>
      </p>
      {again.length > 0 ? (
        <Notice tone="warning" title="Ärenden som ersattes förut är dragna igen">
          <ul>
            {again.map(({ key, drawNumber, reason }) => (
              <li key={key}>
                {key} ersattes i dragning {drawNumber}:{' '}
                {replacementReasonLabel(reason).toLocaleLowerCase('sv')}. Gäller skälet fortfarande, ersätt
                det igen.
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </Stack>
  );
}
