import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { typeNamed } from '#app/features/deviations/server/deviation-types.server.ts';
import { disclosedDeviations, questionOf } from '#app/features/results/domain/disclosed-deviations.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import type { Reader } from '#db/client.server.ts';
import { listFinalisedOfYears, type RoundDeviations } from '#db/queries/round-deviations.server.ts';
import { grouped } from '../domain/grouped.ts';
import { type MadeByRound, toldByRounds } from '../domain/told-by-rounds.ts';
import { YearCounts } from '../domain/year-counts.ts';
import type { ReachedYear } from './reach-year.server.ts';
import { type ToldOfFaults, toldOfFaults } from './told-of-faults.server.ts';
import { type KnownChecklists, knownChecklist } from './year-rounds.server.ts';

type Spans = ReachedYear['spans'];
type Made = RoundDeviations & { readonly kind: number };
type Finalised = ReturnType<typeof listFinalisedOfYears>[number];
type KindOf = (typeId: Made['typeId']) => number;
type Counted = { readonly all: YearCounts; readonly ofRounds: readonly RoundDeviations[] };
/** What of a checklist says which deviations its faults make. */
type Making = {
  readonly sharesDeviations: boolean;
  /** The kinds of deviation that a question makes, by its key. */
  readonly kinds: ReadonlyMap<string, number>;
};
const YEARS = ['thisYear', 'lastYear'] as const;

/**
 * What the de-identified results of the finalised rounds of the scope tell of the deviations of two years. `all` are
 * the counts as they are printed, `ofRounds` what of them rounds have made; the others are the ones that a hidden number can
 * be lost among.
 */
export function toldOfYears(
  db: Reader,
  scope: UnitScope,
  spans: Spans,
  { all, ofRounds }: Counted,
  kindOf: KindOf,
) {
  const rows = ofRounds.map((row): Made => ({ ...row, kind: kindOf(row.typeId) }));
  const others = new YearCounts();
  for (const year of YEARS) {
    for (const [unitId, counts] of all[year]) {
      for (const [kind, count = 0] of counts.entries()) others.add(year, unitId, kind, count);
    }
    for (const row of rows) others.add(year, row.unitId, row.kind, -row[year]);
  }
  const madeBy = grouped(rows, ({ roundId }) => roundId);
  const kinds = new Map<string | undefined, number>();
  const kindNamed = (name: string | undefined) => {
    const kind = kinds.get(name) ?? kindOf(typeNamed(db, name));
    kinds.set(name, kind);
    return kind;
  };
  const checklists: KnownChecklists = new Map();
  const making = new Map<Finalised['checklistVersionId'], Making>();
  const finalised = listFinalisedOfYears(db, scope, spans, [...madeBy.keys()]);
  const told = toldOfFaults(db, finalised, checklists);
  const rounds = finalised.flatMap((round) => {
    const versionId = round.checklistVersionId;
    const how =
      making.get(versionId) ?? makingOf(knownChecklist(db, versionId, checklists).definition, kindNamed);
    making.set(versionId, how);
    const ofRound = told.get(round.id);
    return ofRound ? madeByRound(round, ofRound, madeBy.get(round.id) ?? [], spans, how) : [];
  });
  const { threshold } = DISCLOSURE_RULE;
  return {
    thisYear: toldByRounds(rounds, others.thisYear, 'thisYear', threshold),
    lastYear: toldByRounds(rounds, others.lastYear, 'lastYear', threshold),
  };
}

function makingOf(definition: ChecklistDefinition, kindNamed: (name: string | undefined) => number): Making {
  const asked = questionsOf(definition).filter(({ deviation }) => deviation !== undefined);
  return {
    sharesDeviations: definition.deviations === 'perCase',
    kinds: new Map(asked.map(({ key, deviation }) => [key, kindNamed(deviation?.type)])),
  };
}

/**
 * Of each question that makes deviations, or of all together where the faults of a case share one. Parts that say nothing are
 * left out: there are none of it, and either that is told or none could be made.
 */
function madeByRound(
  { unitId, referenceOn, dueOn }: Finalised,
  told: ToldOfFaults,
  made: readonly Made[],
  spans: Spans,
  { sharesDeviations, kinds }: Making,
): MadeByRound[] {
  const byQuestion = grouped(made, ({ questionId }) => questionOf(questionId ?? ''));
  const none: readonly Made[] = [];
  const sets = sharesDeviations ? [made] : told.questions.map(({ key }) => byQuestion.get(key) ?? none);
  const { counts } = disclosedDeviations({
    figures: told,
    deviationCounts: sets.map(countOf),
    sharesDeviations,
  });
  // The year it stands in, and the one it was reviewed in.
  const years = YEARS.filter(
    (year) =>
      [referenceOn, dueOn].some((day) => day >= spans[year].from && day <= spans[year].to) ||
      made.some((one) => one[year] > 0),
  );
  const homeOf = (kind: number | undefined) => (kind === undefined ? [] : [{ unitId, kind }]);
  const parts = sets.map((set, place): MadeByRound => {
    const question = told.questions[place];
    return {
      ...{ isTold: counts[place] !== null, made: set, years },
      home: sharesDeviations
        ? [...new Set(kinds.values())].flatMap(homeOf)
        : homeOf(kinds.get(question?.key ?? '')),
      most: sharesDeviations ? null : (question?.most ?? null),
    };
  });
  // A question without numbers of its own: nothing says that its answers are shown.
  const rest = sharesDeviations
    ? none
    : [...byQuestion].flatMap(([key, of]) => (told.questions.some((one) => one.key === key) ? none : of));
  return [...parts, { isTold: false, made: rest, home: [], years, most: null }].filter(
    (part) => part.made.length > 0 || (!part.isTold && part.home.length > 0),
  );
}

const countOf = (made: readonly Made[]) =>
  made.reduce((sum, { thisYear, lastYear }) => sum + thisYear + lastYear, 0);
