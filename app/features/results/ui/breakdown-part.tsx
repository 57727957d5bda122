import { FilterBar } from '#app/shared/ui/filter-bar.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { Breakdown } from '../domain/breakdown.ts';
import type { RoundFigures } from '../domain/figures.ts';
import { BreakdownTables } from './breakdown-tables.tsx';
import styles from './result-list.module.css';

type BreakdownPartProps = {
  roundId: number;
  figures: RoundFigures;
  /** The columns that may be chosen. */
  columns: readonly string[];
  /** By the one that is chosen; null where none is. */
  breakdown: Breakdown | null;
};

/** The round's result by one column of its frame, chosen in the address. Inside the unit: nothing is hidden. */
export function BreakdownPart({ roundId, figures, columns, breakdown }: BreakdownPartProps) {
  if (columns.length === 0) return null;
  return (
    <section id="uppdelning" aria-labelledby="uppdelning-rubrik">
      <Stack>
        <h3 id="uppdelning-rubrik" className={styles.heading}>
          {breakdown ? `Resultatet uppdelat på ${breakdown.column}` : 'Dela upp resultatet'}
        </h3>
        <FilterBar action={`/omgangar/${roundId}#uppdelning`} submitLabel="Dela upp">
          <Select
            label="Dela upp på"
            name="dela"
            width="medium"
            emptyLabel="Inget, alla tillsammans"
            options={columns.map((column) => ({ value: column, label: column }))}
            // A new choice is a new field: what the browser holds on to would be the old one.
            key={breakdown?.column ?? ''}
            defaultValue={breakdown?.column ?? ''}
          />
        </FilterBar>
        {breakdown ? (
          <>
            <p>
              Varje grupp är räknad för sig: intervallet säger hur många av gruppens egna ärenden det troligen
              gäller. Få granskade i en grupp ger breda intervall, och en skillnad mellan grupper vars
              intervall går in i varandra kan bero på vilka ärenden som drogs.
            </p>
            <BreakdownTables
              column={breakdown.column}
              groups={breakdown.groups}
              questions={figures.questions}
              frameSize={figures.frameSize}
              reviewedCount={figures.reviewedCount}
            />
          </>
        ) : null}
      </Stack>
    </section>
  );
}
