import {
  type ChecklistDefinition,
  type Question,
  type QuestionKind,
  questionsOf,
  type Section,
} from '#app/features/checklists/domain/definition.ts';
import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { groupAgreement, krippendorffAlphaNominal, pairAgreement } from './agreement.ts';
import { categoryOf, countCategories } from './answer-category.ts';

/** What one of several reviewers answered to a case by herself. */
export type OwnAnswers = { readonly reviewerId: PersonId | null; readonly evaluation: Evaluation };

/** Fewer doubly answered items than this say nothing by a coefficient (statistics specification §5). */
export const FEWEST_FOR_COEFFICIENTS = 10;

/** Each null where it is 0/0 or does not apply: "kan inte beräknas". */
export type Coefficients = {
  readonly percent: number | null;
  /** Null too where the possible answers cannot be counted. */
  readonly gwetAc1: number | null;
  /** Only where the same two people answered every item. */
  readonly cohenKappa: number | null;
  readonly krippendorffAlpha: number | null;
};

export type QuestionAgreement = {
  readonly key: string;
  readonly section: string;
  readonly shortName: string;
  readonly kind: QuestionKind;
  readonly isCritical: boolean;
  /** "anmälan", "anmälningar": in a repeating section every number counts items. Null elsewhere. */
  readonly itemWords: readonly [string, string] | null;
  /** Items that at least two have answered. */
  readonly compared: number;
  /** Those of them where everybody who answered gave the same answer. */
  readonly alike: number;
  /** Items put to one reviewer but not to all, because of their earlier answers. */
  readonly notForAll: number;
  /** Null below ten compared items, and for words, which two people never write alike. */
  readonly coefficients: Coefficients | null;
};

type Unit = readonly { readonly reviewerId: PersonId | null; readonly category: string | null }[];

/**
 * How alike the reviewers of the same cases answered, question by question, those with the lowest agreement first: the
 * smallest share of items answered alike, in reading order where it is the same. Questions in words come after them, and
 * last those that nobody answered twice. Each case is given as the answers of its reviewers, only cases where all have
 * handed in. Items of a repeating section are the same item when they have the same number on the page. An item that
 * fewer than two have answered is outside every number.
 *
 * Source: statistics specification §5.
 */
export function questionAgreements(
  definition: ChecklistDefinition,
  cases: readonly (readonly OwnAnswers[])[],
): QuestionAgreement[] {
  const all = definition.sections.flatMap((section) =>
    section.questions.map((question) => agreementOf(section, question, unitsOf(question, cases))),
  );
  return all
    .map((one, place) => ({ one, place }))
    .sort((a, b) => order(a.one) - order(b.one) || a.place - b.place)
    .map(({ one }) => one);
}

/**
 * In which cases the reviewers answered a question differently, by its key: places in `cases`. With items: at least one
 * item differs.
 */
export function casesInDisagreement(
  definition: ChecklistDefinition,
  cases: readonly (readonly OwnAnswers[])[],
): ReadonlyMap<string, readonly number[]> {
  const differs = (unit: Unit) =>
    new Set(unit.flatMap(({ category }) => (category === null ? [] : [category]))).size > 1;
  return new Map(
    questionsOf(definition).map((question) => [
      question.key,
      cases.flatMap((one, place) => (unitsOf(question, [one]).some(differs) ? [place] : [])),
    ]),
  );
}

function order({ kind, compared, alike }: QuestionAgreement): number {
  if (compared === 0) return 3;
  return kind === 'text' ? 2 : alike / compared;
}

/** One unit for each case, or for each item of the reviewer who has the most. */
function unitsOf(question: Question, cases: readonly (readonly OwnAnswers[])[]): Unit[] {
  return cases.flatMap((reviewers) => {
    const byReviewer = reviewers.map(({ reviewerId, evaluation }) => ({
      reviewerId,
      states: evaluation.states.filter((state) => state.question.key === question.key && state.isVisible),
    }));
    const numbers = new Set(byReviewer.flatMap(({ states }) => states.map(({ itemNumber }) => itemNumber)));
    return [...numbers].map((number) =>
      byReviewer.map(({ reviewerId, states }) => {
        const state = states.find(({ itemNumber }) => itemNumber === number);
        return { reviewerId, category: state === undefined ? null : categoryOf(state) };
      }),
    );
  });
}

function agreementOf(section: Section, question: Question, units: readonly Unit[]): QuestionAgreement {
  const answered = units.map((unit) => unit.filter(({ category }) => category !== null));
  const compared = answered.filter(({ length }) => length >= 2);
  const { repeats } = section;
  return {
    key: question.key,
    section: section.title,
    shortName: question.shortName,
    kind: question.kind,
    isCritical: question.isCritical,
    itemWords: repeats === undefined ? null : [repeats.itemName, repeats.itemsName],
    compared: compared.length,
    alike: compared.filter((unit) => unit.every(({ category }) => category === unit[0]?.category)).length,
    notForAll: units.filter((unit, index) => (answered[index]?.length ?? 0) < unit.length).length,
    coefficients:
      compared.length < FEWEST_FOR_COEFFICIENTS || question.kind === 'text'
        ? null
        : coefficientsOf(question, compared),
  };
}

function coefficientsOf(question: Question, compared: readonly Unit[]): Coefficients {
  const answers = compared.map((unit) => unit.map(({ category }) => category));
  const { percent, gwetAc1 } = groupAgreement(answers, countCategories(question));
  return {
    percent,
    gwetAc1,
    cohenKappa: kappaOfTwo(compared),
    krippendorffAlpha: krippendorffAlphaNominal(answers),
  };
}

/** Kappa holds two people's habits against each other: null when the pairs change, or when there are more than two. */
function kappaOfTwo(compared: readonly Unit[]): number | null {
  const people = [...new Set(compared.flatMap((unit) => unit.map(({ reviewerId }) => reviewerId)))];
  const [first, second, ...more] = people;
  if (first === undefined || second === undefined || more.length > 0 || people.includes(null)) return null;
  const given = (unit: Unit, personId: PersonId | null) =>
    unit.find(({ reviewerId }) => reviewerId === personId)?.category ?? '';
  const pairs = compared.map((unit) => [given(unit, first), given(unit, second)] as const);
  const categories = [...new Set(pairs.flat())];
  const table = categories.map((row) =>
    categories.map((column) => pairs.filter(([a, b]) => a === row && b === column).length),
  );
  return pairAgreement(table).cohenKappa;
}
