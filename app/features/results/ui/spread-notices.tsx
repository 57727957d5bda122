import { formatDateTime } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import type { SpreadToShow } from './spread-page.tsx';

type Props = { page: SpreadToShow; spread: NonNullable<SpreadToShow['spread']> };

/** How the answers are shown: with or without names, and how much that hides. */
export function SpreadNotices({ page, spread }: Props) {
  const fewest = Math.min(...spread.texts.map(({ handedIn }) => handedIn));
  return (
    <>
      {spread.namesShownAt === null ? (
        <p>
          Inga namn visas. Svaren står i checklistans ordning, tal och datum från det lägsta, och det som är
          skrivet i bokstavsordning under varje svar. Inget visar vilka svar som hör ihop.
        </p>
      ) : (
        <Notice tone="warning" title="Namnen visas">
          <p>
            Gruppen valde det. De visas sedan {formatDateTime(spread.namesShownAt)} för alla som har svarat
            och för den som leder enheten.
          </p>
        </Notice>
      )}
      {fewest < 3 && spread.namesShownAt === null ? (
        <Notice tone="warning" title="Få svar">
          <p>
            När färre än tre har svarat går det lätt att räkna ut vem som svarade vad, fast namnen är dolda.
          </p>
        </Notice>
      ) : null}
      {page.isLeader ? null : (
        <p>Du ser det här för att du har svarat. Dina egna svar går inte att ändra längre.</p>
      )}
    </>
  );
}
