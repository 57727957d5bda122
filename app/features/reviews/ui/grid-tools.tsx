import { GRID_FILTERS, type GridFilter } from '#app/features/reviews/domain/grid-filter.ts';
import type { Direction } from '#app/features/reviews/domain/grid-moves.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import styles from './grid.module.css';
import type { Grid } from './use-grid.ts';
import type { GridAnswers } from './use-grid-answers.ts';

const filterWords: Readonly<Record<GridFilter, string>> = {
  all: 'Alla',
  unanswered: 'Obesvarade',
  faults: 'Med brist',
  notHandedIn: 'Inte inlämnade',
  conflicts: 'Konflikter',
};

const directions = [
  { value: 'down', label: 'Nedåt' },
  { value: 'right', label: 'Åt höger' },
] as const;

type GridToolsProps = {
  grid: Grid;
  answers: GridAnswers;
  headers: readonly string[];
  facts: readonly string[];
  onFacts: (facts: readonly string[]) => void;
  onDirection: (direction: Direction) => void;
  onShowKeys: () => void;
};

/** Which rows are shown and in which order, which facts, and by mouse what the keys do. */
export function GridTools(props: GridToolsProps) {
  const { grid, answers, headers, facts, onFacts, onDirection, onShowKeys } = props;
  const { view, show, rows, store, direction } = grid;
  return (
    <div className={styles.tools}>
      <div className={styles.fields}>
        <Select
          label="Visa"
          name="visa"
          width="short"
          value={view.filter}
          options={GRID_FILTERS.map((value) => ({ value, label: filterWords[value] }))}
          onChange={(event) => show({ filter: event.currentTarget.value as GridFilter })}
        />
        <TextField
          label="Sök ärende eller uppgift"
          name="sok"
          type="search"
          value={view.search}
          onChange={(event) => show({ search: event.currentTarget.value })}
        />
        <Select
          label="Ordna efter"
          name="ordning"
          value={view.orderBy}
          emptyLabel="Urvalets ordning"
          options={headers.map((header) => ({ value: header, label: header }))}
          onChange={(event) => show({ orderBy: event.currentTarget.value })}
        />
        <Select
          label="Efter ett svar"
          name="riktning"
          width="short"
          value={direction}
          options={directions}
          onChange={(event) => onDirection(event.currentTarget.value === 'right' ? 'right' : 'down')}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="button" variant="secondary" onClick={grid.toNextUnanswered}>
          Nästa obesvarade
        </Button>
        <Button type="button" variant="secondary" onClick={answers.fillDown}>
          Fyll nedåt
        </Button>
        <Button type="button" variant="secondary" onClick={answers.undo}>
          Ångra
        </Button>
        <Button type="button" variant="quiet" onClick={onShowKeys}>
          Tangenter <span aria-hidden="true">(?)</span>
        </Button>
        {view.filter === 'all' ? null : (
          <Button type="button" variant="quiet" onClick={() => show({})}>
            Filtrera om
          </Button>
        )}
      </div>
      <p className={styles.count} role="status">
        {rows.length === store.cases.length
          ? `${plural(rows.length, 'ärende', 'ärenden')}.`
          : `${formatNumber(rows.length)} av ${plural(store.cases.length, 'ärende', 'ärenden')}. En rad du ändrar står kvar tills du filtrerar igen.`}
      </p>
      {headers.length === 0 ? null : (
        <Disclosure summary="Uppgifter i tabellen">
          <form
            onChange={(event) =>
              onFacts(new FormData(event.currentTarget).getAll('uppgifter').map((header) => String(header)))
            }
          >
            <CheckboxGroup
              legend="Visa ur registret"
              name="uppgifter"
              options={headers.map((header) => ({ value: header, label: header }))}
              defaultValues={facts}
            />
          </form>
        </Disclosure>
      )}
    </div>
  );
}
