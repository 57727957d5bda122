import { deviationEventWords } from '#app/features/deviations/domain/deviation-events.ts';
import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { handoverEventWords } from '#app/features/deviations/domain/handover-words.ts';
import { lexSarahEventWords } from '#app/features/deviations/domain/lex-sarah-words.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import styles from './deviation-history.module.css';

type DeviationHistoryProps = {
  events: readonly {
    id: number;
    at: string;
    byName: string | null;
    kind: string;
    toState: DeviationState | null;
    note: string;
  }[];
};

/** What has happened, newest first. */
export function DeviationHistory({ events }: DeviationHistoryProps) {
  return (
    <Section title="Historik">
      <ol className={styles.list}>
        {[...events].reverse().map((event) => (
          <li key={event.id} className={styles.event}>
            <p className={styles.when}>
              {formatDateTime(event.at)}, {event.byName ?? 'programmet'}
            </p>
            <p className={styles.what}>
              {event.kind === 'stateChanged' && event.toState
                ? `${deviationStateWords[event.toState]}.`
                : (deviationEventWords[event.kind] ??
                  lexSarahEventWords[event.kind] ??
                  handoverEventWords[event.kind] ??
                  event.kind)}
            </p>
            {event.note === '' ? null : <p className={styles.note}>{event.note}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
