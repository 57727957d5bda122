import { SEVERITIES, type Severity } from '#app/shared/domain/vocabulary.ts';
import { answerInWords } from './answer-words.ts';
import { type Answers, makesDeviation } from './answers.ts';
import { comparableText, textFor } from './columns.ts';
import type { CaseColumns, ChecklistDefinition, DeviationRule, Tag } from './definition.ts';
import type { CaseGround, QuestionState } from './evaluate.ts';
import { asksFor, type Facts, fillIn, oneLine } from './placeholders.ts';

/** A counted answer that is not fulfilled. */
export interface Fault {
  /** The answer's key: in a repeating section with its item. */
  answerKey: string;
  questionKey: string;
  itemNumber: number | undefined;
  shortName: string;
  tags: readonly Tag[];
  isCritical: boolean;
}

/** What stands for the question where one deviation has all faults of a case; no question can have it as its key. */
export const WHOLE_CASE = '#case';

export interface DeviationDraft {
  /** The answer's key: what a deviation is about is one question, in one item where it is asked in several. */
  questionKey: string;
  itemNumber: number | undefined;
  title: string;
  description: string;
  severity: Severity;
  daysToDue: number;
  isCritical: boolean;
  /** The name of the type that the checklist wants; undefined when it names none. */
  type?: string | undefined;
  /** The answers it is made of, where that is the whole case; undefined where it is the one of `questionKey`. */
  answerKeys?: readonly string[] | undefined;
  /** Those of `answerKeys` whose question is critical. */
  criticalKeys?: readonly string[] | undefined;
}

/** The faults among the visible questions, in reading order. */
export function faultsOf(visible: readonly QuestionState[]): Fault[] {
  return visible.flatMap(({ question, key, itemNumber, fulfilment, tags }) => {
    if (fulfilment !== 'notFulfilled') return [];
    const { shortName, isCritical } = question;
    return [{ answerKey: key, questionKey: question.key, itemNumber, shortName, tags, isCritical }];
  });
}

/** The answers that a draft is made of. */
export function answersIn({
  questionKey,
  answerKeys,
}: Pick<DeviationDraft, 'questionKey' | 'answerKeys'>): readonly string[] {
  return answerKeys ?? [questionKey];
}

/** Those of them whose question is critical. */
export function criticalAnswersIn({
  questionKey,
  isCritical,
  criticalKeys,
}: Pick<DeviationDraft, 'questionKey' | 'isCritical' | 'criticalKeys'>): readonly string[] {
  return criticalKeys ?? (isCritical ? [questionKey] : []);
}

/**
 * The deviations that handing in would make, worded for the case, in reading order: one for each fault with a rule, or one for
 * the whole case where the checklist says so.
 */
export function deviationDrafts(
  definition: ChecklistDefinition,
  visible: readonly QuestionState[],
  answers: Answers,
  ground: CaseGround,
): DeviationDraft[] {
  const drafts = visible.flatMap((state) => {
    const { question, key, itemNumber, tags } = state;
    const rule = question.deviation;
    if (rule === undefined || !makesDeviation(question, tags)) return [];
    const facts = factsOf(state, answers[key]?.reason.trim() ?? '', ground);
    const title = tags.includes('documentMissing') ? (rule.titleWhenMissing ?? rule.title) : rule.title;
    const draft: DeviationDraft = {
      questionKey: key,
      itemNumber,
      title: fillIn(
        textFor(title, ground.columns),
        { ...facts, skäl: oneLine(facts.skäl, 120) },
        ground.columns,
      ),
      description: descriptionOf(rule, facts, ground.columns),
      severity: rule.severity,
      daysToDue: rule.daysToDue,
      isCritical: question.isCritical,
      type: rule.type,
    };
    return [draft];
  });
  const isOne = definition.deviations === 'perCase' && drafts.length > 0;
  return isOne ? [ofWholeCase(definition, visible, drafts)] : drafts;
}

function factsOf({ question, given }: QuestionState, reason: string, { referenceOn }: CaseGround): Facts {
  return {
    fråga: question.shortName,
    svar: given === undefined ? '' : answerInWords(question, given),
    skäl: reason,
    referensdatum: referenceOn,
  };
}

/** What the reviewer wrote, in its place in the rule's text or after it: no words of hers are lost. */
function descriptionOf({ text }: DeviationRule, facts: Facts, columns: CaseColumns): string {
  if (text === undefined) return facts.skäl;
  const wording = textFor(text, columns);
  const filled = fillIn(wording, facts, columns);
  return asksFor(wording, 'skäl') || facts.skäl === '' ? filled : `${filled}\n${facts.skäl}`;
}

/**
 * All faults of the case as one: the worst severity, the shortest time, and the type if those that name one name the same. A
 * single fault keeps its own words.
 */
function ofWholeCase(
  definition: ChecklistDefinition,
  visible: readonly QuestionState[],
  drafts: readonly DeviationDraft[],
): DeviationDraft {
  const titles = drafts.map(({ title, questionKey, itemNumber }) => {
    const sectionKey = visible.find(({ key }) => key === questionKey)?.sectionKey;
    const itemName = definition.sections.find(({ key }) => key === sectionKey)?.repeats?.itemName;
    return itemNumber === undefined ? title : `${title} (${itemName ?? 'nummer'} ${itemNumber})`;
  });
  const lines = drafts.map(({ description }, index) =>
    description === '' ? `${titles[index]}.` : `${titles[index]}: ${description}`,
  );
  const [only, ...more] = drafts;
  const isSingle = more.length === 0 && only !== undefined;
  const types = drafts.flatMap(({ type }) => type ?? []);
  const severities = drafts.map(({ severity }) => severity);
  return {
    questionKey: WHOLE_CASE,
    itemNumber: undefined,
    title: isSingle ? (titles[0] ?? '') : oneLine(`${drafts.length} brister: ${titles.join(', ')}`, 160),
    description: isSingle ? only.description : lines.join('\n'),
    severity: SEVERITIES.findLast((one) => severities.includes(one)) ?? 'minor',
    daysToDue: Math.min(...drafts.map(({ daysToDue }) => daysToDue)),
    isCritical: drafts.some(({ isCritical }) => isCritical),
    type: new Set(types.map(comparableText)).size === 1 ? types[0] : undefined,
    answerKeys: drafts.map(({ questionKey }) => questionKey),
    criticalKeys: drafts.filter(({ isCritical }) => isCritical).map(({ questionKey }) => questionKey),
  };
}
