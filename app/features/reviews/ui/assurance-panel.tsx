import { approvalWords } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { placeThreads, unresolvedOf } from '#app/features/reviews/domain/comment-threads.ts';
import type { ApprovalState } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { CommentBox } from './comment-box.tsx';
import { Thread } from './comment-thread.tsx';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';

export type AssuranceToShow = {
  approval: ApprovalState | null;
  approvedAt: string | null;
  approvedByName: string | null;
  isBarred: boolean;
  can: { sendBack: boolean };
};

const tones: Readonly<Record<ApprovalState, StatusTone>> = {
  waiting: 'info',
  returned: 'warning',
  approved: 'good',
};

/**
 * Where the review is in its quality assurance, every comment that waits with a link to its question, and those without
 * a question to stand by.
 */
export function AssurancePanel({
  assurance,
  shown,
}: {
  assurance: AssuranceToShow;
  shown: readonly string[];
}) {
  const { threads, mayComment, held } = useCommenting();
  const { approval } = assurance;
  const unresolved = unresolvedOf(threads);
  const { elsewhere } = placeThreads(threads, shown);
  const beside = unresolved.filter((thread) => !elsewhere.includes(thread));
  if (approval === null && threads.length === 0 && !mayComment) return null;
  return (
    <section className={styles.panel} aria-labelledby="kvalitetssakring">
      <h2 id="kvalitetssakring">Kvalitetssäkring</h2>
      {approval ? (
        <p>
          <Status tone={tones[approval]}>{approvalWords[approval]}</Status>
          {approval === 'approved' && assurance.approvedAt
            ? ` av ${assurance.approvedByName ?? ''}, ${formatDateTime(assurance.approvedAt)}`
            : null}
        </p>
      ) : null}
      <p role="status">
        {threads.length === 0
          ? 'Inga kommentarer.'
          : unresolved.length === 0
            ? 'Alla kommentarer är klara.'
            : `${plural(unresolved.length, 'kommentar är inte klar', 'kommentarer är inte klara')}.`}
        {beside.length > 0 ? (
          <span className={styles.keyHint}> Tangenten M går till nästa fråga med en kommentar.</span>
        ) : null}
      </p>
      {beside.length > 0 ? (
        <ul className={styles.list}>
          {beside.map((thread) => (
            <li key={thread.id}>
              <a href={`#fraga-${thread.questionKey}`}>{thread.about}</a> ({thread.writtenByName})
              <span className={styles.preview}>{thread.text}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {elsewhere.map((thread) => (
        <Thread key={thread.id} thread={thread} isInForm={false} hasTitle />
      ))}
      {elsewhere.some(({ questionKey }) => questionKey !== null) ? (
        <p>
          Frågor som inte visas längre är dolda av ett ändrat svar, eller så är raden de hörde till borttagen.
        </p>
      ) : null}
      {mayComment ? (
        <div className={styles.tools}>
          <Disclosure summary="Kommentera granskningen som helhet" open={held?.target === 'ny:'}>
            <CommentBox
              target="ny:"
              label="Kommentar till granskningen"
              buttonLabel="Spara kommentaren"
              isInForm={false}
            />
          </Disclosure>
          {assurance.can.sendBack ? <a href="#godkann">Till godkännandet</a> : null}
        </div>
      ) : null}
      {assurance.isBarred ? (
        <p>
          Någon annan ska godkänna granskningen: du har själv granskat ärendet, handlägger det, har anmält jäv
          i det eller får inte läsa det.
        </p>
      ) : null}
    </section>
  );
}
