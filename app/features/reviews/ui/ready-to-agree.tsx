import { Link } from '@remix-run/react';
import type { ReadyToAgree } from '#app/features/reviews/server/list-ready-to-agree.server.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import styles from './work-lists.module.css';

/** The cases that several have answered and now are to agree on; nothing where there are none. */
export function ReadyToAgreeList({ cases }: { cases: readonly ReadyToAgree[] }) {
  if (cases.length === 0) return null;
  return (
    <Section
      title="Enas om svaren"
      lead="Alla har lämnat in. Gå igenom det ni svarade olika på och bestäm vilket svar som gäller."
    >
      <ul className={styles.list}>
        {cases.map((one) => (
          <li key={one.reviewId} className={styles.item}>
            <Link to={`/granskningar/${one.reviewId}/enas`}>Enas om {one.caseKey}</Link>
            <span>{listInWords(one.reviewerNames)}</span>
            {one.isOverdue ? <Status tone="warning">Försenad</Status> : null}
            {one.isBegun ? <Status tone="info">Påbörjad</Status> : null}
            <span className={styles.about}>
              {one.controlName}, {one.roundName}, senast <span className={styles.whole}>{one.dueOn}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
