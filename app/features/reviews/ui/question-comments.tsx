import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { CommentBox } from './comment-box.tsx';
import { Thread } from './comment-thread.tsx';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';

/** What has been said about one answer in the quality assurance, and a way to say more. */
export function QuestionComments({ questionKey, isInForm }: { questionKey: string; isInForm: boolean }) {
  const { threads, mayComment, held } = useCommenting();
  const own = threads.filter((thread) => thread.questionKey === questionKey);
  if (own.length === 0 && !mayComment) return null;
  const target = `ny:${questionKey}`;
  return (
    <div className={styles.comments}>
      {own.map((thread) => (
        <Thread key={thread.id} thread={thread} isInForm={isInForm} />
      ))}
      {mayComment ? (
        <div className={styles.tools}>
          <Disclosure summary="Kommentera svaret" open={held?.target === target}>
            <CommentBox
              target={target}
              label="Kommentar till svaret"
              buttonLabel="Spara kommentaren"
              isInForm={isInForm}
            />
          </Disclosure>
        </div>
      ) : null}
    </div>
  );
}
