import {
  lexSarahFilterWords,
  NO_LEX_SARAH_FILTER,
  stateFilterWords,
} from '#app/features/deviations/domain/list-filter-words.ts';
import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';
import { DEVIATION_STATES, LEX_SARAH_STAGES } from '#app/shared/domain/vocabulary.ts';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { FilterBar } from '#app/shared/ui/filter-bar.tsx';
import { Select } from '#app/shared/ui/select.tsx';

type DeviationFilterProps = {
  query: DeviationListQuery;
  units: readonly { id: number; name: string }[];
  types: readonly { id: number; name: string }[];
  isFiltered: boolean;
  /** The address of the list it filters. */
  address?: string;
};

export function DeviationFilter({
  query,
  units,
  types,
  isFiltered,
  address = '/avvikelser',
}: DeviationFilterProps) {
  return (
    <FilterBar
      key={`${query.status} ${query.unitId ?? ''} ${query.typeId ?? ''} ${query.lexSarah ?? ''} ${query.isOverdueOnly}`}
      action={address}
      resetTo={isFiltered ? address : undefined}
      hiddenFields={{ ordning: query.sort, riktning: query.isDescending ? 'desc' : 'asc' }}
    >
      <Select
        label="Läge"
        name="status"
        defaultValue={query.status}
        options={[
          ...(['open', ...DEVIATION_STATES, 'all'] as const).map((value) => ({
            value,
            label: stateFilterWords[value],
          })),
        ]}
      />
      <Select
        label="Enhet"
        name="enhet"
        defaultValue={query.unitId === undefined ? '' : String(query.unitId)}
        options={[
          { value: '', label: 'Alla enheter' },
          ...units.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Select
        label="Typ"
        name="typ"
        defaultValue={query.typeId === undefined ? '' : String(query.typeId)}
        options={[
          { value: '', label: 'Alla typer' },
          ...types.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Select
        label="Lex Sarah"
        name="lex-sarah"
        defaultValue={query.lexSarah ?? ''}
        options={[
          { value: '', label: NO_LEX_SARAH_FILTER },
          ...(['all', 'open', ...LEX_SARAH_STAGES] as const).map((value) => ({
            value,
            label: lexSarahFilterWords[value],
          })),
        ]}
      />
      <Checkbox label="Bara försenade" name="forsenade" value="ja" defaultChecked={query.isOverdueOnly} />
    </FilterBar>
  );
}
