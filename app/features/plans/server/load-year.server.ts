import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { deidentifiedVersions } from '#app/features/results/server/deidentified-version.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { firstYearOfUse } from '#db/queries/first-year.server.ts';
import { listActionsOfYear, type YearActionRow } from '#db/queries/year-bundle.server.ts';
import { yearOf } from '../domain/occasions.ts';
import { actionOutcomes } from '../domain/year-actions.ts';
import { yearSpan } from '../domain/year-span.ts';
import { type AskedYear, type ReachedYear, reachYear } from './reach-year.server.ts';
import { roundsAbove } from './rounds-above.server.ts';
import { yearPlans } from './year-plans.server.ts';
import { type YearRound, yearRoundRows, yearRounds } from './year-rounds.server.ts';
import { yearTables } from './year-tables.server.ts';

/** A page shows so many rounds at a time; the files have all. */
const ROUNDS_PER_PAGE = 50;

/** Everything of a year in a unit but the rounds' results, which may be many. */
export function loadYearBundle(services: Services, actor: Actor, asked: AskedYear) {
  const reached = reachYear(services, actor, asked);
  const { version, unit, units, spans, today, isOver, may } = reached;
  const { db } = services;
  const rows = yearRoundRows(db, actor, reached);
  const mayLeave = deidentifiedVersions(db);
  const finalised = rows.filter(
    ({ id, state }) => state === 'finalised' && (version === 'internal' || mayLeave(id)),
  );
  const actions = listActionsOfYear(db, actionScope(actor, reached), spans.thisYear);
  const bundle = {
    ...{ version, units, today, isOver, may, year: asked.year },
    unit: { id: unit.id, name: unit.name },
    ...yearPlans(db, actor, reached, rows),
    ...yearTables(db, actor, reached),
    actions: {
      outcomes: actionOutcomes(actions),
      // What people write about an action stays in the unit.
      rows: version === 'internal' ? actions : ([] as YearActionRow[]),
    },
    roundCount: finalised.length,
  };
  return {
    bundle,
    /** Read as they are asked for. */
    rounds: (from = 0, to = finalised.length): Iterable<YearRound> =>
      yearRounds(db, finalised.slice(from, to), version),
  };
}

/** Who may read the year of a unit without small numbers may read how many actions there are and whether they helped. */
function actionScope(actor: Actor, { within, version }: ReachedYear) {
  return within(scopeOf(actor, version === 'internal' ? 'year.read' : 'year.readDeidentified'));
}

export type YearBundle = ReturnType<typeof loadYearBundle>['bundle'];

/** The year as its page shows it. 403 and 404 as for reaching it. */
export function loadYear(services: Services, actor: Actor, asked: AskedYear & { readonly page: number }) {
  const { bundle, rounds } = loadYearBundle(services, actor, asked);
  const { unit, year } = bundle;
  const firstYear = firstYearOfUse(services.db);
  const elsewhere = { unitId: unit.id, span: yearSpan(year), isFinalised: true };
  const pageCount = Math.max(1, Math.ceil(bundle.roundCount / ROUNDS_PER_PAGE));
  const page = Math.min(Math.max(1, asked.page), pageCount);
  const from = (page - 1) * ROUNDS_PER_PAGE;
  return {
    ...bundle,
    rounds: [...rounds(from, from + ROUNDS_PER_PAGE)],
    /** Nothing at all is known of it: every number would say so. */
    isUnknown: (firstYear === null || year < firstYear) && hasNothing(bundle),
    thisYear: yearOf(bundle.today),
    above: bundle.roundCount === 0 ? roundsAbove(services.db, elsewhere) : [],
    page,
    pageCount,
  };
}

const hasNothing = ({ roundCount, plans, notDone, actions }: YearBundle) =>
  roundCount + plans.length + notDone.length + actions.outcomes.total === 0;

export type YearPage = ReturnType<typeof loadYear>;
