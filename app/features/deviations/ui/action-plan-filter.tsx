import { actionStateWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import type { ActionPlanQuery } from '#app/features/deviations/forms/action-plan-query.ts';
import { ACTION_STATES } from '#app/shared/domain/vocabulary.ts';
import { FilterBar } from '#app/shared/ui/filter-bar.tsx';
import { Select } from '#app/shared/ui/select.tsx';

type ActionPlanFilterProps = {
  query: ActionPlanQuery;
  units: readonly { id: number; name: string }[];
  years: readonly number[];
};

export function ActionPlanFilter({ query, units, years }: ActionPlanFilterProps) {
  return (
    <FilterBar key={JSON.stringify(query)} action="/atgarder/plan">
      <Select
        label="Enhet, med dem under"
        name="enhet"
        defaultValue={String(query.unitId ?? '')}
        emptyLabel="Alla enheter"
        options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select
        label="År"
        name="ar"
        defaultValue={String(query.year ?? 'alla')}
        options={[
          ...years.map((year) => ({ value: String(year), label: String(year) })),
          { value: 'alla', label: 'Alla år' },
        ]}
      />
      <Select
        label="Läge"
        name="lage"
        defaultValue={query.status}
        options={[
          { value: 'all', label: 'Alla' },
          { value: 'open', label: 'Öppna' },
          ...ACTION_STATES.map((state) => ({ value: state, label: actionStateWords[state] })),
        ]}
      />
    </FilterBar>
  );
}
