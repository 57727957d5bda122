import { type Actor, scopeOf, scopeOfYear } from '#app/features/accounts/domain/policy.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { firstYearOfUse } from '#db/queries/first-year.server.ts';
import { lexSarahYear } from '#db/queries/lex-sarah.server.ts';
import { listDeviationTypes } from '#db/queries/manual-deviations.server.ts';
import { listRoundDeviationsOfYears } from '#db/queries/round-deviations.server.ts';
import { listTypedFigures } from '#db/queries/typed-figures.server.ts';
import { countDeviationsOfYears } from '#db/queries/year-bundle.server.ts';
import { type Hiding, type SectionRow, sectionTable } from '../domain/section-table.ts';
import { readTypedFigure } from '../domain/typed-figure.ts';
import {
  complaintCounts,
  deviationCounts,
  kindsOfTypes,
  lexSarahColumns,
  lexSarahCounts,
  type YearColumn,
  type YearCounts,
} from '../domain/year-counts.ts';
import { type LineColumn, withSexTogether } from '../domain/year-lines.ts';
import { withUntyped, withUnused } from '../domain/year-missing.ts';
import type { ReachedYear } from './reach-year.server.ts';
import { toldOfYears } from './told-by-rounds.server.ts';

/** Numbers of a unit and those right below it: what each column is called, and the rows. */
export type YearTable = {
  readonly columns: readonly LineColumn[];
  readonly rows: readonly SectionRow[];
};

/** The tables of the year, in full or with small numbers hidden, and the benchmarks somebody has typed. */
export function yearTables(db: Reader, actor: Actor, reached: ReachedYear) {
  const { version, unit, everyUnit, within, isOver, spans, below } = reached;
  const isInternal = version === 'internal';
  // What is hidden in one unit depends on what is shown of all.
  const scope = isInternal
    ? within(scopeOf(actor, 'year.read'))
    : scopeOfYear(
        actor,
        { unitId: unit.id, isOver },
        everyUnit.map(({ id }) => id),
      );
  const hiding = isInternal ? null : { threshold: DISCLOSURE_RULE.threshold };
  const { year } = spans.thisYear;
  const typed = listTypedFigures(db, scope, [year, year - 1]);
  const types = listDeviationTypes(db);
  // What rounds have made is needed question by question where it may tell of what they hide; it is counted once.
  const ofRounds = isInternal ? [] : listRoundDeviationsOfYears(db, scope, spans);
  const ofUnits = countDeviationsOfYears(db, scope, spans, isInternal ? 'all' : 'ofNoRound');
  const table = (
    counts: YearCounts,
    columns: readonly YearColumn[],
    how: Hiding | null = hiding,
  ): YearTable => ({
    columns: columns.map(({ label, isSum = false, isOfSex = false }) => ({ label, isSum, isOfSex })),
    rows: withSexTogether(
      sectionTable(
        everyUnit,
        unit,
        counts,
        columns.map(({ kinds }) => kinds),
        how,
      ),
      columns,
    ),
  });
  const deviations = deviationCounts(types, [...ofRounds, ...ofUnits], typed, year);
  const around =
    hiding && toldOfYears(db, scope, spans, { all: deviations.counts, ofRounds }, kindsOfTypes(types));
  const lexSarah = lexSarahCounts(lexSarahYear(db, scope, year).rows, typed, year);
  const sum = (of: 'withdrawnThisYear' | 'withdrawnLastYear') =>
    ofUnits.reduce((total, row) => total + row[of], 0);
  const typedHere = typed.filter(({ unitId }) => below.has(unitId));
  const years = { thisYear: year, lastYear: year - 1 };
  const firstYear = firstYearOfUse(db);
  const inUse = (of: YearTable): YearTable => ({ ...of, rows: withUnused(of.rows, years, firstYear) });
  const complaints = table(complaintCounts(typed, year), [{ label: 'Klagomål', kinds: [0] }]);
  const isTyped = (unitId: UnitId, of: keyof typeof years) =>
    typed.some((one) => one.kind === 'complaints' && one.unitId === unitId && one.year === years[of]);
  return {
    deviations: withoutUnused(
      inUse(table(deviations.counts, deviations.columns, around && hiding && { ...hiding, around })),
      types.map(({ retiredAt }) => retiredAt !== null),
    ),
    withdrawn: isInternal ? { thisYear: sum('withdrawnThisYear'), lastYear: sum('withdrawnLastYear') } : null,
    lexSarah: inUse(table(lexSarah, lexSarahColumns(isOver))),
    complaints: { ...complaints, rows: withUntyped(complaints.rows, { units: everyUnit, unit }, isTyped) },
    benchmarks: typedHere
      .filter((figure) => figure.kind === 'benchmark' && figure.year === year)
      .map(({ id, unitName, content }) => ({ id, unitName, ...readTypedFigure(content, 'benchmark') })),
    /** Kinds of which some number was typed by hand. */
    typedKinds: [...new Set(typedHere.map(({ kind }) => kind))],
  };
}

/** The table without the columns of retired types that none has. */
function withoutUnused({ columns, rows }: YearTable, isRetired: readonly boolean[]): YearTable {
  const kept = columns.map(
    (_, column) =>
      !isRetired[column] ||
      rows.some(({ cells }) => cells[column]?.thisYear !== 0 || cells[column]?.lastYear !== 0),
  );
  return {
    columns: columns.filter((_, column) => kept[column]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, column) => kept[column]) })),
  };
}
