import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { lexSarahStageWords } from '#app/features/deviations/domain/lex-sarah-words.ts';
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
          { value: 'open', label: 'Öppna' },
          ...DEVIATION_STATES.map((state) => ({ value: state, label: deviationStateWords[state] })),
          { value: 'all', label: 'Alla' },
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
          { value: '', label: 'Med och utan' },
          { value: 'all', label: 'Alla rapporterade' },
          { value: 'open', label: 'Öppna lex Sarah' },
          ...LEX_SARAH_STAGES.map((stage) => ({ value: stage, label: lexSarahStageWords[stage] })),
        ]}
      />
      <Checkbox label="Bara försenade" name="forsenade" value="ja" defaultChecked={query.isOverdueOnly} />
    </FilterBar>
  );
}
