import { createContext, type ReactNode, useContext } from 'react';
import type { AgreementOfReview } from '#app/features/reviews/server/agreement-of-review.server.ts';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import styles from './review-page.module.css';

const AgreementContext = createContext<AgreementOfReview | null>(null);

type AgreementProviderProps = { agreement: AgreementOfReview | null; children: ReactNode };

/** What several answered before they agreed, for every answer on the page that tells what counts. */
export function AgreementProvider({ agreement, children }: AgreementProviderProps) {
  return <AgreementContext.Provider value={agreement}>{children}</AgreementContext.Provider>;
}

/** "Alla svarade lika", or who answered what and why the agreed answer is what it is; nothing where one person answers. */
export function AgreedFrom({ answerKey }: { answerKey: string }) {
  const found = useContext(AgreementContext)?.answers[answerKey];
  if (found === undefined || found.likeness === 'computed') return null;
  const { likeness, given, reason, byName } = found;
  return (
    <>
      <p className={styles.muted}>
        {likeness === 'alike'
          ? 'Alla svarade lika.'
          : given.map(({ text, by }) => `${by.map(({ name }) => name).join(', ')}: ${text}.`).join(' ')}
      </p>
      {reason === '' ? null : (
        <p className={styles.words}>
          Därför är det svaret: {reason} ({byName})
        </p>
      )}
    </>
  );
}

/**
 * The reason for an answer: where several gave the same answer and each a reason of her own, each with its name; else as
 * it stands.
 */
export function ReasonOfAnswer({ answerKey, reason }: { answerKey: string; reason: string }) {
  const found = useContext(AgreementContext)?.answers[answerKey];
  const said = found?.given
    .map(({ by }) => by.filter((one) => one.reason.trim() !== ''))
    .find((by) => by.length > 1 && joined(by) === reason);
  if (reason === '') return null;
  if (said === undefined || new Set(said.map((one) => one.reason.trim())).size < 2)
    return <p className={styles.words}>{reason}</p>;
  return said.map((one) => (
    <p key={one.name} className={styles.words}>
      {one.name}: {one.reason.trim()}
    </p>
  ));
}

/** As the words of those who answered alike are kept in the answer that counts. */
const joined = (by: readonly { reason: string }[]) =>
  [...new Set(by.map(({ reason }) => reason.trim()))].join('\n');

/** Who is awaited, or the way to where they agree. */
export function AgreementNotice({
  reviewId,
  agreement,
}: {
  reviewId: number;
  agreement: AgreementOfReview | null;
}) {
  if (agreement === null) return null;
  const { inCount, ofCount, canAgree, isBegun } = agreement;
  if (inCount < ofCount) {
    return (
      <Notice tone="info" title="Flera granskar ärendet var för sig">
        <p>
          {inCount} av {plural(ofCount, 'granskare har', 'granskare har')} lämnat in. Här står det gemensamma
          svaret när alla har lämnat in och enats.
        </p>
      </Notice>
    );
  }
  if (!canAgree) return null;
  return (
    <Notice tone="info" title={isBegun ? 'Ni har börjat enas om svaren' : 'Alla har lämnat in'}>
      <p>
        <ButtonLink to={`/granskningar/${reviewId}/enas`}>Enas om svaren</ButtonLink>
      </p>
    </Notice>
  );
}
