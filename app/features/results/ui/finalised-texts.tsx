import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { REPORT_PARTS } from '#app/shared/domain/vocabulary.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ROUND_TEXT_NAMES } from '../domain/round-text-words.ts';
import type { FinalisedTexts as Texts } from '../domain/round-texts.ts';
import type { EarlierTexts } from '../server/load-round-texts.server.ts';
import { EarlierText } from './earlier-text.tsx';

type FinalisedTextsProps = { texts: Texts; earlier: readonly EarlierTexts[] };

/** The four texts to read. */
export function FinalisedTexts({ texts, earlier }: FinalisedTextsProps) {
  return (
    <Stack gap="large">
      {REPORT_PARTS.map((part) => {
        const own = paragraphsOf(texts[part]);
        const paragraphs = part === 'result' ? [...texts.sentences, ...own] : own;
        return (
          <Section key={part} title={ROUND_TEXT_NAMES[part]}>
            <Stack>
              {paragraphs.length > 0 ? <ReadingText paragraphs={paragraphs} /> : <p>Inget är skrivet.</p>}
              {part === 'improvement' && texts.improvement !== '' ? (
                <p>
                  {texts.mayImprovementLeave
                    ? 'Förslaget visas också i den avidentifierade versionen.'
                    : 'Förslaget visas bara i enheten.'}
                </p>
              ) : null}
              {part === 'purpose' ? null : <EarlierText part={part} earlier={earlier} />}
            </Stack>
          </Section>
        );
      })}
    </Stack>
  );
}
