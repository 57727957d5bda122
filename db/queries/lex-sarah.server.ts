import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import {
  isInvestigatedOrClosed,
  lexSarahAtEndOf,
  lexSarahEventKinds,
} from '#app/features/deviations/domain/lex-sarah.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, UnitId } from '#app/shared/domain/ids.ts';
import { LEX_SARAH_STAGES, type LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { deviationEvents, deviations, lexSarahMatters } from '../schema/deviations.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { caseKeyOfDeviation } from './deviations.server.ts';

const inScope = (scope: UnitScope) =>
  sql`${deviations.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/** What was told of each matter of the scope, oldest first, by deviation. */
function toldOfMatters(db: Reader, scope: UnitScope) {
  const told = db
    .select({ deviationId: deviationEvents.deviationId, kind: deviationEvents.kind, at: deviationEvents.at })
    .from(deviationEvents)
    .innerJoin(lexSarahMatters, eq(lexSarahMatters.deviationId, deviationEvents.deviationId))
    .innerJoin(deviations, eq(deviations.id, deviationEvents.deviationId))
    .where(and(inScope(scope), sql`${deviationEvents.kind} LIKE 'lexSarah%'`))
    .orderBy(deviationEvents.deviationId, asc(deviationEvents.id))
    .all();
  return groupedBy(told, ({ deviationId }) => deviationId);
}

function groupedBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

type Told = readonly { kind: string; at: string }[];

export type LexSarahCounts = {
  /** Reported during the year. */
  readonly reported: number;
  /** How those stood when it ended (or stand, where it has not). They add up to the reported. */
  readonly byStage: Readonly<Record<LexSarahStage, number>>;
  /** Of the reported: neither investigated nor closed when the year ended. */
  readonly waiting: number;
  /** Those whose notification to IVO was noted during the year, whenever they were reported. */
  readonly notified: number;
  /** Not closed when the year ended, whenever they were reported. */
  readonly open: number;
};

export type LexSarahRow = {
  readonly unitId: UnitId;
  readonly unitName: string;
  /** Kön of the one concerned; null where it is not known or several are. */
  readonly sex: 'female' | 'male' | null;
  readonly thisYear: LexSarahCounts;
  readonly lastYear: LexSarahCounts;
};

const noCounts = (): LexSarahCounts => ({
  reported: 0,
  byStage: Object.fromEntries(LEX_SARAH_STAGES.map((stage) => [stage, 0])) as Record<LexSarahStage, number>,
  waiting: 0,
  notified: 0,
  open: 0,
});

const sum = (a: LexSarahCounts, b: LexSarahCounts): LexSarahCounts => ({
  reported: a.reported + b.reported,
  byStage: Object.fromEntries(
    LEX_SARAH_STAGES.map((stage) => [stage, a.byStage[stage] + b.byStage[stage]]),
  ) as Record<LexSarahStage, number>,
  waiting: a.waiting + b.waiting,
  notified: a.notified + b.notified,
  open: a.open + b.open,
});

/** What one matter adds to a year, told by its history up to the 31st of December: later steps change nothing. */
function countsOf(events: Told, year: number): LexSarahCounts {
  const state = lexSarahAtEndOf(events, `${year}-12-31`);
  const report = events.find(({ kind }) => kind === lexSarahEventKinds.report);
  if (!state || !report) return noCounts();
  const isOfYear = civilDateInSweden(report.at).startsWith(`${year}-`);
  const before = lexSarahAtEndOf(events, `${year - 1}-12-31`);
  return {
    reported: Number(isOfYear),
    byStage: isOfYear ? { ...noCounts().byStage, [state.stage]: 1 } : noCounts().byStage,
    waiting: Number(isOfYear && !isInvestigatedOrClosed(state.stage)),
    notified: Number(state.isNotified === true && before?.isNotified !== true),
    open: Number(state.stage !== 'closed'),
  };
}

/**
 * lex Sarah of a year and the year before, by unit and kön of the one concerned, with the sums of all rows. Case-level
 * counts: whoever lets them leave the unit hides small numbers first. Rows without anything in either year are left out.
 */
export function lexSarahYear(
  db: Reader,
  scope: UnitScope,
  year: number,
): { rows: LexSarahRow[]; thisYear: LexSarahCounts; lastYear: LexSarahCounts } {
  const told = toldOfMatters(db, scope);
  const matters = db
    .select({
      deviationId: lexSarahMatters.deviationId,
      unitId: deviations.unitId,
      unitName: units.name,
      sex: lexSarahMatters.concernedSex,
    })
    .from(lexSarahMatters)
    .innerJoin(deviations, eq(deviations.id, lexSarahMatters.deviationId))
    .innerJoin(units, eq(units.id, deviations.unitId))
    .where(inScope(scope))
    .orderBy(units.name, lexSarahMatters.concernedSex)
    .all();
  const groups = groupedBy(matters, ({ unitId, sex }) => `${unitId} ${sex}`);
  const rows = [...groups.values()].flatMap((same): LexSarahRow[] => {
    const [first] = same;
    if (!first) return [];
    const { unitId, unitName, sex } = first;
    const inYear = (of: number) =>
      same.map(({ deviationId }) => countsOf(told.get(deviationId) ?? [], of)).reduce(sum, noCounts());
    const row = { unitId, unitName, sex, thisYear: inYear(year), lastYear: inYear(year - 1) };
    return isNothing(row.thisYear) && isNothing(row.lastYear) ? [] : [row];
  });
  const total = (of: 'thisYear' | 'lastYear') => rows.map((row) => row[of]).reduce(sum, noCounts());
  return { rows, thisYear: total('thisYear'), lastYear: total('lastYear') };
}

const isNothing = ({ reported, notified, open }: LexSarahCounts) => reported + notified + open === 0;

/** The matter beside a deviation, if there is one. Whoever asks has already reached the deviation. */
export function findLexSarahMatter(db: Reader, deviationId: DeviationId) {
  return db
    .select({
      stage: lexSarahMatters.stage,
      reportedAt: lexSarahMatters.reportedAt,
      reportedByName: people.displayName,
      judgement: lexSarahMatters.judgement,
      judgementReason: lexSarahMatters.judgementReason,
      isNotified: lexSarahMatters.isNotified,
      notifiedReason: lexSarahMatters.notifiedReason,
      notifiedOn: lexSarahMatters.notifiedOn,
      concernedSex: lexSarahMatters.concernedSex,
      closedAt: lexSarahMatters.closedAt,
      revision: lexSarahMatters.revision,
    })
    .from(lexSarahMatters)
    .innerJoin(people, eq(people.id, lexSarahMatters.reportedById))
    .where(eq(lexSarahMatters.deviationId, deviationId))
    .get();
}

export type LexSarahMatter = NonNullable<ReturnType<typeof findLexSarahMatter>>;

/** What the history of a deviation tells of lex Sarah, and when its fault was found again; oldest first. */
export function listLexSarahEvents(db: Reader, deviationId: DeviationId) {
  return db
    .select({
      id: deviationEvents.id,
      kind: deviationEvents.kind,
      toState: deviationEvents.toState,
      at: deviationEvents.at,
      byId: deviationEvents.byId,
      byName: people.displayName,
      note: deviationEvents.note,
    })
    .from(deviationEvents)
    .leftJoin(people, eq(people.id, deviationEvents.byId))
    .where(
      and(
        eq(deviationEvents.deviationId, deviationId),
        sql`(${deviationEvents.kind} LIKE 'lexSarah%' OR ${deviationEvents.kind} IN ('foundAgain', 'reinstated'))`,
      ),
    )
    .orderBy(deviationEvents.id)
    .all();
}

/** Notes that a deviation is reported. */
export function insertLexSarahMatter(tx: WriteTx, values: typeof lexSarahMatters.$inferInsert): void {
  tx.insert(lexSarahMatters).values(values).run();
}

/** What was asked about the critical faults of a deviation; its revision stays, since nobody's form is about this. */
export function findLexSarahQuestion(db: Reader, deviationId: DeviationId) {
  return db
    .select({ isAsked: deviations.asksLexSarah, criticalFaults: deviations.criticalFaults })
    .from(deviations)
    .where(eq(deviations.id, deviationId))
    .get();
}

/** Asks, or asks no more, whether a deviation is to be reported. */
export function setLexSarahQuestion(
  tx: WriteTx,
  deviationId: DeviationId,
  change: { asksLexSarah: boolean; criticalFaults?: string[] },
): void {
  tx.update(deviations).set(change).where(eq(deviations.id, deviationId)).run();
}

type LexSarahChange = Partial<Omit<typeof lexSarahMatters.$inferInsert, 'deviationId' | 'revision'>>;

/** Changes a matter that was read in the same transaction; its revision grows by one. */
export function updateLexSarahMatter(tx: WriteTx, deviationId: DeviationId, change: LexSarahChange): void {
  tx.update(lexSarahMatters)
    .set({ ...change, revision: sql`${lexSarahMatters.revision} + 1` })
    .where(eq(lexSarahMatters.deviationId, deviationId))
    .run();
}

const listedColumns = {
  deviationId: deviations.id,
  number: deviations.number,
  title: deviations.title,
  caseKey: caseKeyOfDeviation,
  unitId: deviations.unitId,
  unitName: units.name,
};

/** Every matter of the scope, the oldest report first. */
export function listLexSarahMatters(db: Reader, scope: UnitScope) {
  return db
    .select({
      ...listedColumns,
      stage: lexSarahMatters.stage,
      judgement: lexSarahMatters.judgement,
      reportedAt: lexSarahMatters.reportedAt,
      isNotified: lexSarahMatters.isNotified,
      notifiedOn: lexSarahMatters.notifiedOn,
      concernedSex: lexSarahMatters.concernedSex,
      closedAt: lexSarahMatters.closedAt,
    })
    .from(lexSarahMatters)
    .innerJoin(deviations, eq(deviations.id, lexSarahMatters.deviationId))
    .innerJoin(units, eq(units.id, deviations.unitId))
    .leftJoin(frameCases, eq(frameCases.id, deviations.frameCaseId))
    .where(inScope(scope))
    .orderBy(lexSarahMatters.reportedAt, deviations.id)
    .all();
}

/** The matters beside these deviations, which whoever asks has reached; one that has none is left out. */
export function listLexSarahOf(db: Reader, deviationIds: readonly DeviationId[]) {
  return db
    .select({
      deviationId: lexSarahMatters.deviationId,
      stage: lexSarahMatters.stage,
      isNotified: lexSarahMatters.isNotified,
      reportedAt: lexSarahMatters.reportedAt,
    })
    .from(lexSarahMatters)
    .where(
      sql`${lexSarahMatters.deviationId} IN (SELECT value FROM json_each(${JSON.stringify(deviationIds)}))`,
    )
    .all();
}

/** Deviations with a critical fault of which nobody has said whether it is to be reported. Oldest first. */
export function listAskingForLexSarah(db: Reader, scope: UnitScope) {
  return db
    .select({
      ...listedColumns,
      createdAt: deviations.createdAt,
      caseWorker: frameCases.caseWorker,
      coWorker: frameCases.coWorker,
    })
    .from(deviations)
    .innerJoin(frameCases, eq(frameCases.id, deviations.frameCaseId))
    .innerJoin(units, eq(units.id, deviations.unitId))
    .leftJoin(lexSarahMatters, eq(lexSarahMatters.deviationId, deviations.id))
    .where(
      and(
        inScope(scope),
        isNull(lexSarahMatters.deviationId),
        sql`${deviations.state} <> 'withdrawn'`,
        sql`${deviations.asksLexSarah} = 1`,
      ),
    )
    .orderBy(deviations.createdAt, deviations.id)
    .all();
}
