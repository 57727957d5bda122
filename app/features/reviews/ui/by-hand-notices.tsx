import { seatKey } from '#app/features/reviews/domain/share-by-hand.ts';
import type { ByHandPage } from '#app/features/reviews/server/load-by-hand.server.ts';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import type { Chosen } from './by-hand-loads.ts';
import { keysInWords } from './share-out-words.ts';

/** Who has each place, or, where nobody has it, whom an even sharing out would give it to. */
export function firstChoices({ rows }: ByHandPage, isSuggested: boolean): Chosen {
  return Object.fromEntries(
    rows.flatMap(({ frameCaseId, seats }) =>
      seats.map(({ slot, holderId, suggestedId }) => [
        seatKey(frameCaseId, slot),
        String((isSuggested ? suggestedId : null) ?? holderId ?? ''),
      ]),
    ),
  );
}

type ByHandNoticesProps = { page: ByHandPage; savedCount: number | null; isSuggested: boolean };

/** What was saved, what is only suggested, and the way to a suggestion. */
export function ByHandNotices({ page, savedCount, isSuggested }: ByHandNoticesProps) {
  const near = page.rows.filter(({ isNear }) => isNear).map(({ key }) => key);
  const hasOpen = page.rows.some(({ seats }) => seats.some(({ suggestedId }) => suggestedId !== null));
  return (
    <>
      {savedCount === null ? null : (
        <Notice tone="success" live title={savedCount === 0 ? 'Inget var ändrat' : 'Fördelningen är sparad'}>
          {savedCount === 0 ? null : (
            <p>{plural(savedCount, 'granskning', 'granskningar')} har fått ny granskare.</p>
          )}
        </Notice>
      )}
      {near.length > 0 ? (
        <Notice tone="info" title={`${plural(near.length, 'ärende', 'ärenden')} fördelar någon annan`}>
          <p>
            {keysInWords(near)}: du är handläggare eller medhandläggare, eller har anmält jäv. De stannar som
            de är när du sparar.
          </p>
        </Notice>
      ) : null}
      {isSuggested && hasOpen ? (
        <Notice tone="info" title="Det här är ett förslag">
          <p>De ärenden som saknade granskare är fördelade jämnt. Ändra det du vill och spara sedan.</p>
        </Notice>
      ) : null}
      {!isSuggested && hasOpen ? (
        <p>
          <ButtonLink
            to={`/omgangar/${page.round.id}/fordela-for-hand?forslag=jamnt${page.page > 1 ? `&sida=${page.page}` : ''}`}
            variant="secondary"
          >
            Fyll i ett jämnt förslag
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
