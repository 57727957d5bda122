import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { formatNumber, listInWords, plural } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { CellChanges } from './cell-changes.tsx';
import type { PreviewedImport } from './import-preview.tsx';
import styles from './plan-summary.module.css';

type Plan = NonNullable<PreviewedImport['plan']>;

/** Counts of what is new, changed, unchanged and gone, each with its first cases. */
export function PlanSummary({ plan, mayAddUnits }: { plan: Plan; mayAddUnits: boolean }) {
  return (
    <Stack>
      <dl className={styles.counts}>
        <Count term="Nya" count={plan.addedCount} />
        <Count term="Ändrade" count={plan.changedCount} />
        <Count term="Oförändrade" count={plan.unchangedCount} />
        <Count term="Saknas i filen" count={plan.goneCount} />
        {plan.returnedCount > 0 ? <Count term="Tillbaka" count={plan.returnedCount} /> : null}
      </dl>
      {plan.isEmpty ? <p>Alla ärenden i filen står redan i registret, med samma uppgifter.</p> : null}
      <Warnings plan={plan} mayAddUnits={mayAddUnits} />
      <Cases title="Nya ärenden" count={plan.addedCount}>
        <ul className={styles.keys}>
          {plan.added.map((key) => (
            <li key={key}>{key}</li>
          ))}
        </ul>
      </Cases>
      <Cases title="Ändrade ärenden" count={plan.changedCount}>
        <CellChanges cases={plan.changed} caption="Ändrade ärenden" />
      </Cases>
      <Cases title="Ärenden som är tillbaka i filen" count={plan.returnedCount}>
        <CellChanges cases={plan.returned} caption="Ärenden som är tillbaka" />
      </Cases>
      <Cases title="Ärenden som saknas i filen" count={plan.goneCount}>
        <p>De märks som saknade i senaste inläsningen. De tas inte bort.</p>
        <ul className={styles.keys}>
          {plan.gone.map((key) => (
            <li key={key}>{key}</li>
          ))}
        </ul>
      </Cases>
    </Stack>
  );
}

function Count({ term, count }: { term: string; count: number }) {
  return (
    <div className={styles.count}>
      <dt>{term}</dt>
      <dd>{formatNumber(count)}</dd>
    </div>
  );
}

function Cases({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <Disclosure summary={`${title} (${formatNumber(count)})`}>
      {children}
      {count > 20 ? <p>De första 20 visas.</p> : null}
    </Disclosure>
  );
}

function Warnings({ plan, mayAddUnits }: { plan: Plan; mayAddUnits: boolean }) {
  return (
    <>
      {plan.emptiedColumns.length > 0 ? (
        <Notice tone="warning" title="Kolumner som töms">
          <p>
            {listInWords(plan.emptiedColumns)} finns i registret men är inte med nu. Uppgifterna töms i alla
            ärenden som står i filen.
          </p>
        </Notice>
      ) : null}
      {plan.unmatchedUnits.length > 0 ? (
        <Notice tone="warning" title="Enheter som inte finns i organisationen">
          <p>Ärendena läggs på registrets egen enhet:</p>
          <ul>
            {plan.unmatchedUnits.map((unit) => (
              <li key={unit.name}>
                {unit.name}: {plural(unit.rowCount, 'ärende', 'ärenden')}
              </li>
            ))}
          </ul>
          <p>
            Ska de hamna på egna enheter?{' '}
            {mayAddUnits ? (
              <>
                <Link to="/organisation">Lägg upp enheterna</Link> med samma namn och kom tillbaka hit
              </>
            ) : (
              'Be systemförvaltaren lägga upp enheterna med samma namn'
            )}
            , eller läs in nu och välj sedan på registrets sida vilka enheter som menas.
          </p>
        </Notice>
      ) : null}
    </>
  );
}
