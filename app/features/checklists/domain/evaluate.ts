import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { canonicalContent, numberOf } from './answer-content.ts';
import { type Given, isCounted, tagsOf } from './answer-tags.ts';
import {
  type Answer,
  type Answers,
  type Fulfilment,
  fulfilmentOf,
  reasonNeed,
  requiredWords,
} from './answers.ts';
import { allHold, type Ground } from './conditions.ts';
import type { DateGround } from './date-rules.ts';
import type { CaseColumns, ChecklistDefinition, Question, Section, Tag } from './definition.ts';
import { type DeviationDraft, deviationDrafts, type Fault, faultsOf } from './findings.ts';
import { answerKey, itemsKey, itemsOf } from './items.ts';
import { type Suggestion, suggestionFor } from './suggestions.ts';

/** What is known of a case before anybody reviews it; everything is held against the round's reference date. */
export interface CaseGround {
  readonly columns: CaseColumns;
  readonly referenceOn: CivilDate;
}

export type Lack = 'answer' | 'reason' | 'comment' | 'evidence';

export interface QuestionState {
  question: Question;
  /** Where the answer stands: the question's key, with the item in a repeating section. */
  key: string;
  sectionKey: string;
  /** The item's number on the page, from 1; undefined outside repeating sections. */
  itemNumber: number | undefined;
  isVisible: boolean;
  /** What is still missing before the review can be handed in; always empty for a hidden question. */
  lacks: Lack[];
  /** Undefined for hidden and unanswered questions. */
  fulfilment: Fulfilment | undefined;
  /** The answer in force: the given one in its canonical form, or a computed rating; undefined when there is none. */
  given: Given | undefined;
  /** What the answer in force amounts to; empty when there is none. */
  tags: readonly Tag[];
  /** The answer in force follows from rules and nobody has given another. */
  isComputed: boolean;
  suggestion: Suggestion | undefined;
}

/** A repeating section: which items it has, and whether anybody has said so. */
export interface ItemsState {
  section: Section;
  key: string;
  isVisible: boolean;
  items: readonly string[];
  /** The number of items still has to be said. */
  isLacking: boolean;
}

/** The sum of the counted answers. A fault in a critical question weighs more than the whole. */
export interface Score {
  fulfilled: number;
  notFulfilled: number;
  notApplicable: number;
  hasCriticalFault: boolean;
}

export interface Evaluation {
  states: QuestionState[];
  itemLists: ItemsState[];
  applicableCount: number;
  answeredCount: number;
  isComplete: boolean;
  score: Score;
  faults: Fault[];
  deviationDrafts: DeviationDraft[];
}

/**
 * Everything that follows from the answers of one review; the browser and the server both use it.
 * Answers to hidden questions, to unknown questions or items, and answers the question does not allow never count. One pass
 * in reading order is enough, since conditions and rules look at earlier questions only (definition-faults.ts). The order
 * in which the answers were given does not matter.
 */
export function evaluateReview(
  definition: ChecklistDefinition,
  ground: CaseGround,
  answers: Answers,
): Evaluation {
  const pass = new Pass(ground, answers);
  for (const section of definition.sections) pass.evaluateSection(section);
  const { states, itemLists } = pass;
  const visible = states.filter((state) => state.isVisible);
  const visibleLists = itemLists.filter((list) => list.isVisible);
  const applicableCount = visible.length + visibleLists.length;
  const answeredCount =
    visible.filter((state) => state.lacks.length === 0).length +
    visibleLists.filter((list) => !list.isLacking).length;
  const faults = faultsOf(visible);
  return {
    states,
    itemLists,
    applicableCount,
    answeredCount,
    isComplete: applicableCount > 0 && answeredCount === applicableCount,
    score: scoreOf(visible, faults),
    faults,
    deviationDrafts: deviationDrafts(definition, visible, answers, ground),
  };
}

interface Place {
  sectionKey: string;
  item: string | undefined;
}

interface CountedAt extends Place {
  tags: readonly Tag[];
  content: string | undefined;
}

/** The one walk through the checklist; what has been counted so far is what later conditions and rules see. */
class Pass {
  readonly states: QuestionState[] = [];
  readonly itemLists: ItemsState[] = [];
  readonly #case: CaseGround;
  readonly #answers: Answers;
  readonly #counted = new Map<string, CountedAt[]>();
  /** Visible questions without an answer in force, and lists of items that somebody has yet to give. */
  readonly #open: (Place & { question: string })[] = [];
  readonly #itemCounts = new Map<string, number>();

  constructor(ground: CaseGround, answers: Answers) {
    this.#case = ground;
    this.#answers = answers;
  }

  evaluateSection(section: Section): void {
    const isVisible = allHold(section.visibleWhen, this.#groundIn(section, undefined));
    if (section.repeats === undefined) {
      for (const question of section.questions) this.#evaluateQuestion(section, question, isVisible);
      return;
    }
    const said = itemsOf(section.key, this.#answers);
    const items = isVisible ? (said ?? []).slice(0, section.repeats.atMost) : [];
    const isLacking = isVisible && (said === undefined || items.length < section.repeats.atLeast);
    this.#itemCounts.set(section.key, items.length);
    // As long as nobody has said how many there are, a rating over the items cannot be known.
    if (isLacking)
      for (const question of [itemsKey(section.key), ...section.questions.map(({ key }) => key)])
        this.#open.push({ sectionKey: section.key, item: undefined, question });
    this.itemLists.push({ section, key: itemsKey(section.key), isVisible, items, isLacking });
    for (const [index, item] of items.entries()) {
      for (const question of section.questions)
        this.#evaluateQuestion(section, question, isVisible, item, index + 1);
    }
  }

  #evaluateQuestion(
    section: Section,
    question: Question,
    isSectionVisible: boolean,
    item?: string,
    itemNumber?: number,
  ): void {
    const place = { sectionKey: section.key, item };
    const ground = this.#groundIn(section, item);
    const isVisible = isSectionVisible && allHold(question.visibleWhen, ground);
    const key = answerKey(question.key, item);
    const answer = isVisible ? this.#answers[key] : undefined;
    const suggestion = isVisible ? suggestionFor(question, ground) : undefined;
    const { given, tags, isComputed } = this.#inForce(question, answer, suggestion);
    if (given !== undefined) {
      const before = this.#counted.get(question.key) ?? [];
      this.#counted.set(question.key, [...before, { ...place, tags, content: given.content }]);
    } else if (isVisible) {
      this.#open.push({ ...place, question: question.key });
    }
    this.states.push({
      question,
      key,
      sectionKey: section.key,
      itemNumber,
      isVisible,
      lacks: isVisible ? lacksOf(question, answer, given, tags, suggestion, this.#case.columns) : [],
      fulfilment: given === undefined ? undefined : fulfilmentOf(question, tags),
      given,
      tags,
      isComputed,
      suggestion,
    });
  }

  #inForce(
    question: Question,
    answer: Answer | undefined,
    suggestion: Suggestion | undefined,
  ): Pick<QuestionState, 'given' | 'tags' | 'isComputed'> {
    const given = answer && givenFor(question, answer, this.#case);
    const tags = given && tagsOf(question, given, this.#case.columns);
    if (tags !== undefined) return { given, tags, isComputed: false };
    const computed = suggestion?.standsUnconfirmed ? suggestion.option : undefined;
    if (computed === undefined) return { given: undefined, tags: [], isComputed: false };
    return { given: { option: computed }, tags: [computed], isComputed: true };
  }

  /** Within an item a question of the same section means its answer there; any other, its answers in all items. */
  #groundIn(section: Section, item: string | undefined): Ground & DateGround {
    const at = (question: string): CountedAt[] =>
      (this.#counted.get(question) ?? []).filter(
        (one) => one.sectionKey !== section.key || one.item === item,
      );
    return {
      ...this.#case,
      answersTo: (question) => at(question).map(({ tags, content }) => ({ tags, number: numberOf(content) })),
      isOpen: (question) =>
        this.#open.some(
          (one) => one.question === question && (one.sectionKey !== section.key || one.item === item),
        ),
      itemCount: (key) => this.#itemCounts.get(key) ?? 0,
      datesGiven: (question) => at(question).flatMap(({ content }) => parseCivilDate(content ?? '') ?? []),
    };
  }
}

/** The answer in its canonical form; undefined when it is none that the question allows. */
function givenFor(question: Question, answer: Answer, { referenceOn }: CaseGround): Given | undefined {
  if (answer.option !== null) return { option: answer.option };
  const content = canonicalContent(question, answer.content ?? '');
  if (content === undefined) return undefined;
  if (question.kind === 'date' && !question.isAfterReferenceAllowed && content > referenceOn)
    return undefined;
  return { option: null, content };
}

function lacksOf(
  question: Question,
  answer: Answer | undefined,
  given: Given | undefined,
  tags: readonly Tag[],
  suggestion: Suggestion | undefined,
  columns: CaseColumns,
): Lack[] {
  if (given === undefined) return ['answer'];
  const lacks: Lack[] = [];
  const need = reasonNeed(question, given, suggestion?.option, columns);
  if (need !== undefined && (answer?.reason ?? '').trim() === '') lacks.push('reason');
  for (const field of requiredWords(question, tags)) {
    if ((answer?.[field] ?? '').trim() === '') lacks.push(field);
  }
  return lacks;
}

function scoreOf(visible: readonly QuestionState[], faults: readonly Fault[]): Score {
  const counted = visible.filter(({ question }) => isCounted(question));
  const count = (wanted: Fulfilment) => counted.filter(({ fulfilment }) => fulfilment === wanted).length;
  return {
    fulfilled: count('fulfilled'),
    notFulfilled: count('notFulfilled'),
    notApplicable: count('notApplicable'),
    hasCriticalFault: faults.some(({ isCritical }) => isCritical),
  };
}
