import { lexSarahStageWords } from '#app/features/deviations/domain/lex-sarah-words.ts';
import type { LexSarahListQuery } from '#app/features/deviations/forms/lex-sarah-list-query.ts';
import { LEX_SARAH_STAGES } from '#app/shared/domain/vocabulary.ts';
import { FilterBar } from '#app/shared/ui/filter-bar.tsx';
import { Select } from '#app/shared/ui/select.tsx';

type LexSarahFilterProps = {
  query: LexSarahListQuery;
  years: readonly number[];
  units: readonly { id: number; name: string }[];
  isFiltered: boolean;
};

export function LexSarahFilter({ query, years, units, isFiltered }: LexSarahFilterProps) {
  return (
    <FilterBar
      key={`${query.year ?? ''} ${query.unitId ?? ''} ${query.stage}`}
      action="/lex-sarah"
      resetTo={isFiltered ? '/lex-sarah' : undefined}
    >
      <Select
        label="Rapporterad år"
        name="ar"
        emptyLabel="Alla år"
        defaultValue={String(query.year ?? '')}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <Select
        label="Enhet"
        name="enhet"
        emptyLabel="Alla enheter"
        defaultValue={String(query.unitId ?? '')}
        options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select
        label="Läge"
        name="lage"
        defaultValue={query.stage}
        options={[
          { value: 'all', label: 'Alla' },
          { value: 'open', label: 'Öppna' },
          ...LEX_SARAH_STAGES.map((stage) => ({ value: stage, label: lexSarahStageWords[stage] })),
        ]}
      />
    </FilterBar>
  );
}
