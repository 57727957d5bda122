import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { typeNamed } from '#app/features/deviations/server/deviation-types.server.ts';
import { disclosedDeviations, isAbout } from '#app/features/results/domain/disclosed-deviations.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import type { Reader } from '#db/client.server.ts';
import { listFinalisedOfYears, listRoundDeviationsOfYears } from '#db/queries/round-deviations.server.ts';
import { grouped } from '../domain/grouped.ts';
import { type MadeByRound, toldByRounds } from '../domain/told-by-rounds.ts';
import { YearCounts } from '../domain/year-counts.ts';
import type { ReachedYear } from './reach-year.server.ts';
import { deidentifiedRound, type KnownChecklists } from './year-rounds.server.ts';

type Spans = ReachedYear['spans'];
type Made = ReturnType<typeof listRoundDeviationsOfYears>[number];
type Finalised = ReturnType<typeof listFinalisedOfYears>[number];
type KindOf = (typeId: Made['typeId']) => number;
type Known = {
  readonly checklists: KnownChecklists;
  readonly kindOf: KindOf;
  readonly kindNamed: (name: string | undefined) => number;
};
const YEARS = ['thisYear', 'lastYear'] as const;

/**
 * What the de-identified results of the finalised rounds of the scope tell of the deviations of two years. `all` are
 * the counts as they are printed; those of no round are the ones that a hidden number can be lost among.
 */
export function toldOfYears(db: Reader, scope: UnitScope, spans: Spans, all: YearCounts, kindOf: KindOf) {
  const rows = listRoundDeviationsOfYears(db, scope, spans);
  const others = new YearCounts();
  for (const year of YEARS) {
    for (const [unitId, counts] of all[year]) {
      for (const [kind, count = 0] of counts.entries()) others.add(year, unitId, kind, count);
    }
    for (const row of rows) others.add(year, row.unitId, kindOf(row.typeId), -row[year]);
  }
  const madeBy = grouped(rows, ({ roundId }) => roundId);
  const named = [...madeBy.keys()].flatMap((roundId) => (roundId === null ? [] : [roundId]));
  const checklists: KnownChecklists = new Map();
  const kinds = new Map<string | undefined, number>();
  const kindNamed = (name: string | undefined) => {
    const kind = kinds.get(name) ?? kindOf(typeNamed(db, name));
    kinds.set(name, kind);
    return kind;
  };
  const rounds = listFinalisedOfYears(db, scope, spans, named).flatMap((round) =>
    madeByRound(db, round, madeBy.get(round.id) ?? [], spans, { checklists, kindNamed, kindOf }),
  );
  const { threshold } = DISCLOSURE_RULE;
  return {
    thisYear: toldByRounds(rounds, others.thisYear, 'thisYear', threshold),
    lastYear: toldByRounds(rounds, others.lastYear, 'lastYear', threshold),
  };
}

/** Of each question that makes deviations, or of all together where the faults of a case share one. */
function madeByRound(
  db: Reader,
  { unitId, dueOn, checklistVersionId, figures: stored }: Finalised,
  made: readonly Made[],
  spans: Spans,
  { checklists, kindOf, kindNamed }: Known,
): MadeByRound[] {
  const { definition, internal, figures } = deidentifiedRound(db, checklistVersionId, stored, checklists);
  const asked = questionsMaking(definition);
  const sharesDeviations = definition.deviations === 'perCase';
  const of = (key: string) => made.filter(({ questionId }) => isAbout(questionId ?? '', key));
  const sets = sharesDeviations ? [made] : figures.questions.map(({ key }) => of(key));
  const { counts } = disclosedDeviations({ figures, deviationCounts: sets.map(countOf), sharesDeviations });
  const years = YEARS.filter(
    (year) => (dueOn >= spans[year].from && dueOn <= spans[year].to) || made.some((one) => one[year] > 0),
  );
  const places = (of: readonly Made[]) => of.map((one) => ({ ...one, kind: kindOf(one.typeId) }));
  const homeOf = (of: typeof asked) =>
    [...new Set(of.map(({ deviation }) => kindNamed(deviation?.type)))].map((kind) => ({ unitId, kind }));
  const parts = sets.map((set, place): MadeByRound => {
    const question = internal.questions[place];
    const most = sharesDeviations ? 0 : Math.min(question?.notFulfilled ?? 0, question?.base ?? 0);
    const isSmall = most > 0 && most < DISCLOSURE_RULE.threshold;
    return {
      ...{ isTold: counts[place] !== null, made: places(set), years },
      home: homeOf(sharesDeviations ? asked : asked.filter(({ key }) => key === question?.key)),
      most: isSmall ? Math.min(DISCLOSURE_RULE.threshold - 1, question?.base ?? 0) : null,
    };
  });
  // A question without numbers of its own: nothing says that its answers are shown.
  const rest = sharesDeviations ? [] : made.filter((one) => !sets.some((set) => set.includes(one)));
  return [...parts, { isTold: false, made: places(rest), home: [], years, most: null }];
}

const questionsMaking = (definition: ChecklistDefinition) =>
  questionsOf(definition).filter(({ deviation }) => deviation !== undefined);
const countOf = (made: readonly Made[]) =>
  made.reduce((sum, { thisYear, lastYear }) => sum + thisYear + lastYear, 0);
