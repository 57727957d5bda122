import { Form } from '@remix-run/react';
import { useState } from 'react';
import { SEAT_FIELD, SEEN_FIELD, seenText } from '#app/features/reviews/domain/hand-fields.ts';
import { seatKey } from '#app/features/reviews/domain/share-by-hand.ts';
import type { ByHandPage } from '#app/features/reviews/server/load-by-hand.server.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import styles from './by-hand.module.css';
import { type Chosen, loadsAfter } from './by-hand-loads.ts';
import { ByHandTable } from './by-hand-table.tsx';

type ByHandFormProps = {
  page: ByHandPage;
  /** What each choice begins with. */
  chosen: Chosen;
  wrong: readonly string[];
};

/** The table with its choices, and a bar that counts what each would have and saves them all at once. */
export function ByHandForm({ page, chosen, wrong }: ByHandFormProps) {
  const [now, setNow] = useState(chosen);
  const places = page.rows.flatMap(({ frameCaseId, seats }) =>
    seats.map(({ slot, holderId }) => ({ key: seatKey(frameCaseId, slot), holderId })),
  );
  return (
    <Form
      method="post"
      onChange={({ target }) => {
        if (!(target instanceof HTMLSelectElement)) return;
        const key = target.name.slice(SEAT_FIELD.length);
        setNow((before) => ({ ...before, [key]: target.value }));
      }}
    >
      <input type="hidden" name={SEEN_FIELD} value={seenText(places)} />
      <ByHandTable rows={page.rows} reviewers={page.reviewers} chosen={chosen} wrong={wrong} />
      <div className={styles.bar}>
        <Button>Spara fördelningen</Button>
        <Loads page={page} chosen={now} />
      </div>
    </Form>
  );
}

function Loads({ page, chosen }: { page: ByHandPage; chosen: Chosen }) {
  return (
    <ul className={styles.loads} aria-label="Så många har var och en">
      {loadsAfter(page, chosen).map(({ personId, name, before, after }) => (
        <li key={personId} className={before === after ? undefined : styles.changed}>
          {name} {formatNumber(after)}
          {before === after ? '' : ` (har nu ${formatNumber(before)})`}
        </li>
      ))}
    </ul>
  );
}
