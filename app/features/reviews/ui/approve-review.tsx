import { Form } from '@remix-run/react';
import type { DeviationDraft } from '#app/features/checklists/domain/findings.ts';
import { unresolvedOf } from '#app/features/reviews/domain/comment-threads.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';
import { DeviationDrafts } from './deviation-drafts.tsx';

type ApproveReviewProps = {
  revision: number;
  hasNext: boolean;
  drafts: readonly DeviationDraft[];
};

/** The last step of whoever assures the quality: send back with what has been said, or approve. */
export function ApproveReview({ revision, hasNext, drafts }: ApproveReviewProps) {
  const { reviewId, threads } = useCommenting();
  const left = unresolvedOf(threads).length;
  const comments = plural(left, 'kommentar', 'kommentarer');
  return (
    <section className={styles.approve} id="godkann" aria-labelledby="godkann-rubrik">
      <h3 id="godkann-rubrik">Godkänn eller skicka tillbaka</h3>
      {left > 0 ? (
        <p>
          {comments} är inte {left === 1 ? 'klar' : 'klara'}. Granskningen kan godkännas när alla är markerade
          som klara.
        </p>
      ) : (
        <>
          <p>
            Behöver något ändras? Kommentera svaret det gäller, så går det att skicka tillbaka granskningen.
            Granskaren ändrar då svaret och lämnar in igen.
          </p>
          <h4>När du godkänner</h4>
          <DeviationDrafts drafts={drafts} isComplete />
        </>
      )}
      <div className={styles.buttons}>
        {left > 0 ? (
          <Form method="post" action={`/granskningar/${reviewId}/skicka-tillbaka`}>
            <Button>Skicka tillbaka med {comments}</Button>
          </Form>
        ) : null}
        <Form method="post" action={`/granskningar/${reviewId}/godkann`}>
          <input type="hidden" name="revision" value={revision} />
          <div className={styles.buttons}>
            {left === 0 && hasNext ? (
              <Button name="sedan" value="nasta">
                Godkänn och gå till nästa
              </Button>
            ) : null}
            <Button variant={left === 0 && !hasNext ? 'primary' : 'secondary'} disabled={left > 0}>
              {left > 0 ? `Godkänn (${comments} kvar)` : 'Godkänn granskningen'}
            </Button>
          </div>
        </Form>
      </div>
    </section>
  );
}
