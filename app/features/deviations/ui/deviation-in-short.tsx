import { ON_CAUSE_MARK } from '#app/features/controls/domain/on-cause.ts';
import { openFor } from '#app/features/deviations/domain/deviation-age.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import type { DeviationState, LexSarahStage, Severity } from '#app/shared/domain/vocabulary.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { DeviationStatus } from './deviation-status.tsx';
import styles from './deviation-table.module.css';
import { LexSarahStatus } from './lex-sarah-status.tsx';

/** What a list tells of a deviation. */
export type ListedDeviation = {
  id: number;
  number: string;
  title: string;
  isOnCause: boolean;
  caseKey: string;
  unitName: string;
  severity: Severity;
  state: DeviationState;
  responsibleName: string | null;
  dueOn: string;
  isOverdue: boolean;
  daysOpen: number | null;
  typeName: string | null;
  /** "Lifecare 4711": where it was handed over, with its number there. */
  handedOverTo: string | null;
  lexSarah: { stage: LexSarahStage; isNotified: boolean | null; daysOpen: number | null } | null;
};

/** The day something must be done by, with a mark when it has been, which can stand on a line of its own. */
export function DeviationDue({ dueOn, isOverdue }: Pick<ListedDeviation, 'dueOn' | 'isOverdue'>) {
  return (
    <>
      <span data-nowrap>{dueOn}</span> {isOverdue ? <Status tone="warning">Försenad</Status> : null}
    </>
  );
}

export function WhatItIs(row: ListedDeviation) {
  return (
    <>
      {row.title}
      {row.isOnCause ? ` (${ON_CAUSE_MARK})` : ''}
      {row.typeName === null ? null : <div className={styles.beside}>{row.typeName}</div>}
      {row.handedOverTo === null ? null : (
        <div className={styles.beside}>Överlämnad till {row.handedOverTo}</div>
      )}
      {row.lexSarah === null ? null : (
        <div className={styles.beside}>
          Lex Sarah: <LexSarahStatus {...row.lexSarah} />
        </div>
      )}
    </>
  );
}

export function StateAndAge({ state, daysOpen }: Pick<ListedDeviation, 'state' | 'daysOpen'>) {
  return (
    <>
      <DeviationStatus state={state} />
      {daysOpen === null ? null : <div className={styles.beside}>{openFor(daysOpen)}</div>}
    </>
  );
}

/** All that a row has besides its number, for a screen too narrow for the columns. */
export function DeviationInShort(row: ListedDeviation) {
  return (
    <NarrowNote>
      <WhatItIs {...row} />
      <div>
        {row.caseKey === '' ? '' : `${row.caseKey}, `}
        {row.unitName}
      </div>
      <div>
        {severityWords[row.severity]}. {row.responsibleName ?? 'Ingen ansvarig utsedd'}.
      </div>
      <div>
        Senast <DeviationDue {...row} />
      </div>
      <StateAndAge {...row} />
    </NarrowNote>
  );
}
