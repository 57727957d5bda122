import type { CommentThread, Said } from '#app/features/reviews/domain/comment-threads.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { CommentBox, ResolveButton } from './comment-box.tsx';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';

type ThreadProps = { thread: CommentThread; isInForm: boolean; hasTitle?: boolean };

/** A comment with its replies; one that is resolved is folded, and unfolded on paper. */
export function Thread({ thread, isInForm, hasTitle = false }: ThreadProps) {
  const { resolved } = thread;
  if (resolved === null) return <OpenThread {...{ thread, isInForm, hasTitle }} />;
  return (
    <Disclosure
      isPrintedOpen
      summary={`${hasTitle ? `${thread.about}: k` : 'K'}ommentar av ${thread.writtenByName} (klar)`}
    >
      <div className={styles.thread}>
        <Words thread={thread} />
        <p className={styles.who}>
          <Status tone="good">Klar</Status> {resolved.byName}, {formatDateTime(resolved.at)}
        </p>
      </div>
    </Disclosure>
  );
}

function OpenThread({ thread, isInForm, hasTitle }: Required<ThreadProps>) {
  const { mayComment, held } = useCommenting();
  const target = `svar:${thread.id}`;
  return (
    <div className={`${styles.thread} ${styles.open}`} id={`kommentar-${thread.id}`}>
      {hasTitle ? <p className={styles.about}>{thread.about}</p> : null}
      <Words thread={thread} />
      {mayComment ? (
        <div className={styles.tools}>
          <Disclosure summary="Svara" open={held?.target === target}>
            <CommentBox target={target} label="Ditt svar" buttonLabel="Skicka svaret" isInForm={isInForm} />
          </Disclosure>
          {thread.mayResolve ? <ResolveButton commentId={thread.id} isInForm={isInForm} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function Words({ thread }: { thread: CommentThread }) {
  return (
    <>
      <SaidWords said={thread} />
      {thread.replies.length > 0 ? (
        <ul className={styles.replies}>
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <SaidWords said={reply} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function SaidWords({ said }: { said: Said }) {
  return (
    <>
      <p className={styles.who}>
        <strong>{said.writtenByName}</strong>, {formatDateTime(said.writtenAt)}
      </p>
      <p className={styles.words}>{said.text}</p>
    </>
  );
}
