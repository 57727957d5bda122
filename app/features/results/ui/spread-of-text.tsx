import type { SerializeFrom } from '@remix-run/node';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { plural } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import type { TextSpread } from '../server/load-spread.server.ts';
import { QuestionSpreadView } from './question-spread.tsx';
import styles from './spread.module.css';

type Props = { text: SerializeFrom<TextSpread>; isOrderedBySpread: boolean };

/** One text with the answers to each of its questions. */
export function SpreadOfText({ text, isOrderedBySpread }: Props) {
  const { questions, handedIn, title, paragraphs } = text;
  return (
    <Section title={title} lead={<p>{plural(handedIn, 'person', 'personer')} har svarat.</p>}>
      <Disclosure summary="Läs texten" isPrintedOpen>
        <ReadingText paragraphs={paragraphs} />
      </Disclosure>
      <div className={styles.questions}>
        {questions.map((question, index) => (
          <div key={question.key} className={styles.question}>
            {!isOrderedBySpread && question.section !== questions[index - 1]?.section ? (
              <p className={styles.eyebrow}>{question.section}</p>
            ) : null}
            <h3 className={styles.wording}>{question.wording}</h3>
            <QuestionSpreadView question={question} />
          </div>
        ))}
      </div>
    </Section>
  );
}
