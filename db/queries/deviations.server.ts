import { and, desc, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type {
  CaseId,
  DeviationId,
  PersonId,
  ReceivingSystemId,
  ReviewId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import { DEVIATION_STATES, type DeviationState, type LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';
import { deviationEvents, deviations, deviationTypes } from '../schema/deviations.ts';
import { reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import { isOnCauseRound, roundTitle } from './round-title.server.ts';

/**
 * Deviations a person reaches: those of her units, and those she is responsible for where the unit, or that of the
 * round, is one `around` which she may answer for deviations now.
 */
export type DeviationReach = {
  readonly scope: UnitScope;
  readonly personId: PersonId;
  readonly around: UnitScope;
};

const openStates = sql`('new', 'assessed', 'investigating', 'inProgress', 'followedUp')`;

const unitsOf = (scope: UnitScope): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

const inScope = (scope: UnitScope): SQL => sql`${deviations.unitId} IN ${unitsOf(scope)}`;

const isAnsweredFor = (reach: DeviationReach) =>
  and(
    eq(deviations.responsibleId, reach.personId),
    or(
      inScope(reach.around),
      sql`${deviations.roundId} IN (SELECT id FROM rounds WHERE unit_id IN ${unitsOf(reach.around)})`,
    ),
  );

/** The condition on a deviation that a person reaches; needs no other table in the query. */
export const isDeviationReached = (reach: DeviationReach) => or(inScope(reach.scope), isAnsweredFor(reach));

// A deviation that is joined to its review has a question (the table's own check).
const questionOfReview = sql<string>`${deviations.questionId}`;

/** The case's number in a register, or as it was written by hand; empty where the deviation is about no case. */
export const caseKeyOfDeviation = sql<string>`coalesce(${frameCases.key}, ${deviations.caseReference})`;

/** The register's handläggare of the cases that a deviation by hand may mean: nobody judges one about her own. */
const namesOfReference = (column: SQL) =>
  sql<string | null>`(SELECT group_concat(${column}, ';') FROM registers AS known
    JOIN cases AS written ON written.register_id = known.id AND written.key = ${deviations.caseReference})`;

const columns = {
  id: deviations.id,
  number: deviations.number,
  origin: deviations.origin,
  typeId: deviations.typeId,
  typeName: deviationTypes.name,
  occurredOn: deviations.occurredOn,
  title: deviations.title,
  description: deviations.description,
  severity: deviations.severity,
  state: deviations.state,
  questionId: deviations.questionId,
  dueOn: deviations.dueOn,
  createdAt: deviations.createdAt,
  closedAt: deviations.closedAt,
  revision: deviations.revision,
  asksLexSarah: deviations.asksLexSarah,
  responsibleId: deviations.responsibleId,
  responsibleName: people.displayName,
  unitId: deviations.unitId,
  unitName: units.name,
  caseKey: caseKeyOfDeviation,
  caseId: frameCases.caseId,
  caseWorker: sql<
    string | null
  >`CASE ${deviations.origin} WHEN 'review' THEN ${frameCases.caseWorker} ELSE ${namesOfReference(sql`written.case_worker`)} END`,
  coWorker: sql<
    string | null
  >`CASE ${deviations.origin} WHEN 'review' THEN ${frameCases.coWorker} ELSE ${namesOfReference(sql`written.co_worker`)} END`,
  reviewId: deviations.reviewId,
  roundId: rounds.id,
  roundName: sql<string | null>`CASE ${deviations.origin} WHEN 'review' THEN ${roundTitle} END`,
  isOnCause: sql<number>`coalesce(${isOnCauseRound}, 0)`.mapWith(Boolean),
  /** The round's unit; without a round the deviation's own. */
  roundUnitId: sql<UnitId>`coalesce(${rounds.unitId}, ${deviations.unitId})`,
  /** The systems it was handed over to, with its number there where that is noted: "Lifecare 4711; Treserva". */
  handedOverTo: sql<string | null>`(SELECT group_concat(given.name || CASE handovers.external_number
    WHEN '' THEN '' ELSE ' ' || handovers.external_number END, '; ') FROM handovers
    JOIN receiving_systems AS given ON given.id = handovers.system_id
    WHERE handovers.deviation_id = ${deviations.id})`,
  checklistVersionId: rounds.checklistVersionId,
  controlName: controls.name,
  registerId: controls.registerId,
};

const joined = (db: Reader) =>
  db
    .select(columns)
    .from(deviations)
    .leftJoin(rounds, eq(rounds.id, deviations.roundId))
    .leftJoin(controls, eq(controls.id, rounds.controlId))
    .leftJoin(frameCases, eq(frameCases.id, deviations.frameCaseId))
    .leftJoin(deviationTypes, eq(deviationTypes.id, deviations.typeId))
    .innerJoin(units, eq(units.id, deviations.unitId))
    .leftJoin(people, eq(people.id, deviations.responsibleId));

export function findDeviation(db: Reader, reach: DeviationReach, deviationId: DeviationId) {
  return joined(db)
    .where(and(eq(deviations.id, deviationId), isDeviationReached(reach)))
    .get();
}

export type DeviationRow = NonNullable<ReturnType<typeof findDeviation>>;

export const deviationSortColumns = ['number', 'case', 'severity', 'state', 'due'] as const;
export type DeviationSortColumn = (typeof deviationSortColumns)[number];

export type DeviationFilter = {
  states?: readonly DeviationState[] | undefined;
  unitId?: number | undefined;
  typeId?: number | undefined;
  /** These alone. */
  ids?: readonly DeviationId[] | undefined;
  /** Only those that were not handed over to this system. */
  notHandedTo?: ReceivingSystemId | undefined;
  /** Those of other states too whose lex Sarah matter is open. */
  orOpenLexSarah?: boolean | undefined;
  /** Only those with a lex Sarah matter: any, one not closed, or one at that stage. */
  lexSarah?: 'all' | 'open' | LexSarahStage | undefined;
  /** Open and past their date on this day. */
  overdueOn?: string | undefined;
  sort: DeviationSortColumn;
  isDescending: boolean;
  limit: number;
  offset: number;
};

const rank = (column: SQL, values: readonly string[]) =>
  sql`CASE ${column} ${sql.join(
    values.map((value, index) => sql`WHEN ${value} THEN ${sql.raw(String(index))}`),
    sql` `,
  )} END`;

const sortKeys: Record<DeviationSortColumn, SQL> = {
  number: sql`${deviations.year} * 1000000 + ${deviations.sequence}`,
  case: caseKeyOfDeviation,
  severity: rank(sql`${deviations.severity}`, ['minor', 'considerable', 'serious']),
  state: rank(sql`${deviations.state}`, DEVIATION_STATES),
  due: sql`${deviations.dueOn}`,
};

function isLexSarah(which: 'all' | 'open' | LexSarahStage): SQL {
  const matters = sql`SELECT deviation_id FROM lex_sarah_matters`;
  if (which === 'all') return sql`${deviations.id} IN (${matters})`;
  return which === 'open'
    ? sql`${deviations.id} IN (${matters} WHERE stage <> 'closed')`
    : sql`${deviations.id} IN (${matters} WHERE stage = ${which})`;
}

/** One page of the list and how many there are in all. */
export function listDeviations(
  db: Reader,
  reach: DeviationReach,
  filter: DeviationFilter,
): { rows: DeviationRow[]; total: number } {
  const where = and(
    isDeviationReached(reach),
    filter.states &&
      or(
        sql`${deviations.state} IN (SELECT value FROM json_each(${JSON.stringify(filter.states)}))`,
        filter.orOpenLexSarah === true ? isLexSarah('open') : undefined,
      ),
    filter.lexSarah && isLexSarah(filter.lexSarah),
    filter.ids && sql`${deviations.id} IN (SELECT value FROM json_each(${JSON.stringify(filter.ids)}))`,
    filter.notHandedTo === undefined
      ? undefined
      : sql`${deviations.id} NOT IN (SELECT deviation_id FROM handovers WHERE system_id = ${filter.notHandedTo})`,
    filter.unitId === undefined ? undefined : sql`${deviations.unitId} = ${filter.unitId}`,
    filter.typeId === undefined ? undefined : sql`${deviations.typeId} = ${filter.typeId}`,
    filter.overdueOn === undefined
      ? undefined
      : sql`${deviations.state} IN ${openStates} AND ${deviations.dueOn} < ${filter.overdueOn}`,
  );
  const key = sortKeys[filter.sort];
  const rows = joined(db)
    .where(where)
    .orderBy(filter.isDescending ? desc(key) : key, deviations.id)
    .limit(filter.limit)
    .offset(filter.offset)
    .all();
  const total = db.select({ count: sql<number>`count(*)` }).from(deviations).where(where).get()?.count ?? 0;
  return { rows, total };
}

/** Of every deviation that is reached and not withdrawn, what its place among the others is counted from. */
export function listDeviationStandings(db: Reader, reach: DeviationReach) {
  return db
    .select({ state: deviations.state, createdAt: deviations.createdAt, dueOn: deviations.dueOn })
    .from(deviations)
    .where(and(isDeviationReached(reach), ne(deviations.state, 'withdrawn')))
    .all();
}

export type RoundDeviationRow = DeviationRow & { questionId: string; reviewId: ReviewId };

/** All deviations of a round, in number order. */
export function listDeviationsOfRound(db: Reader, scope: UnitScope, roundId: RoundId): RoundDeviationRow[] {
  return joined(db)
    .where(and(eq(deviations.roundId, roundId), inScope(scope)))
    .orderBy(deviations.year, deviations.sequence)
    .all()
    .flatMap((row) => {
      const { questionId, reviewId } = row;
      return questionId === null || reviewId === null ? [] : [{ ...row, questionId, reviewId }];
    });
}

/** Open deviations that wait for this person, soonest first; none where she may no longer answer for them. */
export function listDeviationsWaitingFor(db: Reader, reach: DeviationReach): DeviationRow[] {
  return joined(db)
    .where(and(isAnsweredFor(reach), sql`${deviations.state} IN ${openStates}`))
    .orderBy(deviations.dueOn, deviations.id)
    .all();
}

/** Those this review has made, withdrawn ones too. Whoever asks has already reached the review. */
export function listDeviationsOfReview(db: Reader, reviewId: ReviewId) {
  return db
    .select({
      id: deviations.id,
      number: deviations.number,
      questionId: questionOfReview,
      state: deviations.state,
      title: deviations.title,
      description: deviations.description,
      severity: deviations.severity,
      typeId: deviations.typeId,
      dueOn: deviations.dueOn,
      createdAt: deviations.createdAt,
      closedAt: deviations.closedAt,
      responsibleName: people.displayName,
    })
    .from(deviations)
    .leftJoin(people, eq(people.id, deviations.responsibleId))
    .where(eq(deviations.reviewId, reviewId))
    .orderBy(deviations.id)
    .all();
}

/** Open deviations about the same case that other reviews have made. */
export function listOpenDeviationsOfCase(db: Reader, caseId: CaseId, exceptReviewId: ReviewId) {
  return db
    .select({
      id: deviations.id,
      number: deviations.number,
      questionId: questionOfReview,
      controlId: rounds.controlId,
    })
    .from(deviations)
    .innerJoin(frameCases, eq(frameCases.id, deviations.frameCaseId))
    .innerJoin(reviews, eq(reviews.id, deviations.reviewId))
    .innerJoin(rounds, eq(rounds.id, deviations.roundId))
    .where(
      and(
        eq(frameCases.caseId, caseId),
        ne(deviations.reviewId, exceptReviewId),
        sql`${deviations.state} IN ${openStates}`,
      ),
    )
    .orderBy(deviations.id)
    .all();
}

/** History, oldest first. Whoever asks has already reached the deviation. */
export function listDeviationEvents(db: Reader, deviationId: DeviationId) {
  return db
    .select({
      id: deviationEvents.id,
      at: deviationEvents.at,
      byName: people.displayName,
      kind: deviationEvents.kind,
      fromState: deviationEvents.fromState,
      toState: deviationEvents.toState,
      note: deviationEvents.note,
    })
    .from(deviationEvents)
    .leftJoin(people, eq(people.id, deviationEvents.byId))
    .where(eq(deviationEvents.deviationId, deviationId))
    .orderBy(deviationEvents.id)
    .all();
}
