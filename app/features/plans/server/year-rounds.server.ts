import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { withoutPersonalNumbers } from '#app/features/cases/domain/without-personal-numbers.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { deidentifyRound } from '#app/features/results/domain/deidentified-round.ts';
import { DISCLOSURE_RULE, type Disclosed } from '#app/features/results/domain/disclosure-rule.ts';
import { readFrozenFigures } from '#app/features/results/domain/frozen-figures.ts';
import { type QuestionSources, questionSources } from '#app/features/results/domain/question-sources.ts';
import { readFinalisedTexts } from '#app/features/results/domain/round-texts.ts';
import type { ChecklistVersionId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listFrozenOfRounds, listRoundsOfYear, type YearRoundRow } from '#db/queries/year-bundle.server.ts';
import type { ReachedYear, YearVersion } from './reach-year.server.ts';

/** A question of a finalised round in numbers; null where small ones are hidden. */
export type YearResult = {
  readonly shortName: string;
  readonly fulfilled: Disclosed;
  readonly base: Disclosed;
  readonly share: number | null;
  /** Where it counts items, what they are called; how many cases they are of is not told here. */
  readonly items: {
    readonly itemName: string;
    readonly itemsName: string;
    readonly casesFulfilled: null;
    readonly casesWithFault: null;
  } | null;
};

/** A finalised round as the year shows it. */
export type YearRound = {
  readonly id: RoundId;
  readonly controlName: string;
  readonly unitName: string;
  readonly roundName: string;
  readonly referenceOn: string;
  readonly finalNumber: string;
  readonly purpose: string;
  readonly results: readonly YearResult[];
  /** What was proposed; empty where nothing was, or where it may not leave the unit. */
  readonly improvement: string;
};

/** The rounds of the year in the chosen unit and below. */
export function yearRoundRows(
  db: Reader,
  actor: Actor,
  { version, within, spans }: ReachedYear,
): YearRoundRow[] {
  const right = version === 'internal' ? 'result.read' : 'result.readDeidentified';
  return listRoundsOfYear(db, within(scopeOf(actor, right)), spans.thisYear);
}

/** Finalised rounds with what was frozen of them, in the order given. Read a few at a time, as they are asked for. */
export function* yearRounds(
  db: Reader,
  rows: readonly YearRoundRow[],
  version: YearVersion,
): Iterable<YearRound> {
  const known: KnownChecklists = new Map();
  for (let from = 0; from < rows.length; from += ROUNDS_AT_ONCE) {
    const some = rows.slice(from, from + ROUNDS_AT_ONCE);
    const frozen = new Map(
      listFrozenOfRounds(
        db,
        some.map(({ id }) => id),
      ).map((one) => [one.roundId, one]),
    );
    for (const row of some) {
      const { figures, texts } = frozen.get(row.id) ?? {};
      const kept = texts ? readFinalisedTexts(texts) : undefined;
      const isInternal = version === 'internal';
      yield withoutPersonalNumbers({
        id: row.id,
        controlName: row.controlName,
        unitName: row.unitName,
        roundName: row.name,
        referenceOn: row.referenceOn,
        finalNumber: row.finalNumber ?? '',
        purpose: kept?.purpose || row.purpose,
        results: isInternal
          ? readFrozenFigures(figures).figures.questions.map(resultOf)
          : deidentifiedRound(db, row.checklistVersionId, figures, known).figures.questions.map(resultOf),
        improvement: kept && (isInternal || kept.mayImprovementLeave) ? kept.improvement : '',
      });
    }
  }
}

const ROUNDS_AT_ONCE = 100;

/** Checklists that have been read, so that many rounds of one read it once. */
export type KnownChecklists = Map<
  ChecklistVersionId,
  { readonly definition: ChecklistDefinition; readonly sources: QuestionSources }
>;

/** As the de-identified result of the round shows it: nothing more, so nothing more can be worked out. */
export function deidentifiedRound(
  db: Reader,
  versionId: ChecklistVersionId,
  stored: unknown,
  known: KnownChecklists,
) {
  const { definition, sources } = knownChecklist(db, versionId, known);
  const { figures, breakdown = null } = readFrozenFigures(stored);
  const round = { figures, breakdown, isBreakdownOpen: false };
  return { definition, internal: figures, figures: deidentifyRound(round, DISCLOSURE_RULE, sources).figures };
}

/** The checklist, read the first time it is asked for. */
export function knownChecklist(db: Reader, versionId: ChecklistVersionId, known: KnownChecklists) {
  const checklist = known.get(versionId) ?? checklistOf(db, versionId);
  known.set(versionId, checklist);
  return checklist;
}

function checklistOf(db: Reader, versionId: ChecklistVersionId) {
  const checklist = readChecklistVersion(db, versionId);
  if (!checklist) throw new Error(`There is no checklist version ${versionId}.`);
  return { definition: checklist.definition, sources: questionSources(checklist.definition) };
}

type Figures = Omit<YearResult, 'items'> & {
  readonly items: { readonly itemName: string; readonly itemsName: string } | null;
};

const resultOf = ({ shortName, fulfilled, base, share, items }: Figures): YearResult => ({
  ...{ shortName, fulfilled, base, share },
  items: items && {
    ...{ itemName: items.itemName, itemsName: items.itemsName },
    ...{ casesFulfilled: null, casesWithFault: null },
  },
});
