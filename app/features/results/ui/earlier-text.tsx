import { Link } from '@remix-run/react';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { formatDate } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ROUND_TEXT_NAMES } from '../domain/round-text-words.ts';
import type { EarlierTexts } from '../server/load-round-texts.server.ts';

type EarlierTextProps = { part: keyof EarlierTexts['texts']; earlier: readonly EarlierTexts[] };

/** What was written under the same heading in the earlier rounds of the control, one click away. */
export function EarlierText({ part, earlier }: EarlierTextProps) {
  const written = earlier.filter(({ texts }) => texts[part] !== '');
  if (written.length === 0) return null;
  return (
    <Disclosure summary={`${ROUND_TEXT_NAMES[part]} i tidigare omgångar (${written.length})`}>
      <Stack>
        {written.map(({ roundId, roundName, referenceOn, texts }) => (
          <div key={roundId}>
            <p>
              <Link to={`/omgangar/${roundId}`}>{roundName}</Link>, referensdatum {formatDate(referenceOn)}
            </p>
            <ReadingText paragraphs={paragraphsOf(texts[part])} />
          </div>
        ))}
      </Stack>
    </Disclosure>
  );
}
