import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import styles from './case-facts.module.css';

type CaseFactsProps = {
  caseKey: string;
  unitName: string;
  referenceOn: string;
  isProtected: boolean;
  columns: CaseColumns;
};

/** What the register said when the frame was frozen: beside the questions on a wide screen, folded on a narrow one. */
export function CaseFacts(props: CaseFactsProps) {
  return (
    <aside className={styles.facts} aria-label="Ärendets uppgifter">
      {props.isProtected ? (
        <Notice tone="warning" title="Skyddade personuppgifter">
          <p>Följ rutinen för skyddade personuppgifter. Skriv inget som kan röja var personen finns.</p>
        </Notice>
      ) : null}
      <div className={styles.wide}>
        <h2 className={styles.title}>Ärendet</h2>
        <FactList {...props} />
      </div>
      <div className={styles.narrow}>
        <Disclosure summary="Ärendets uppgifter">
          <FactList {...props} />
        </Disclosure>
      </div>
    </aside>
  );
}

function FactList({ caseKey, unitName, referenceOn, columns }: CaseFactsProps) {
  const known = new Set([caseKey, unitName]);
  const rest = Object.entries(columns).filter(([, value]) => value !== '' && !known.has(value));
  return (
    <SummaryList
      items={[
        { term: 'Ärende', description: <strong>{caseKey}</strong> },
        { term: 'Enhet', description: unitName },
        { term: 'Referensdatum', description: referenceOn },
        ...rest.map(([term, description]) => ({ term, description })),
      ]}
    />
  );
}
