import { largestNumber } from './answer-content.ts';
import { countsAs, possibleTags } from './answer-tags.ts';
import { tagInWords } from './answer-words.ts';
import { mentionedIn } from './conditions.ts';
import {
  type ChecklistDefinition,
  type Condition,
  choicesOf,
  type DateRule,
  findQuestion,
  type NumberQuestion,
  type Question,
  type Section,
  type Tag,
} from './definition.ts';
import { unreachable } from './reachability.ts';

/** Something wrong with a definition, and where: a person reads `text` beside that question or section. */
export interface DefinitionFault {
  sectionKey?: string | undefined;
  questionKey?: string | undefined;
  /** Something is missing that is added, not changed. */
  lacks?: 'section' | undefined;
  text: string;
}

/** What people call the question with a key; nobody is shown the key. */
type Named = (key: string) => string;

/** An earlier question with the section it stands in. */
interface Earlier {
  question: Question;
  section: Section;
}

/**
 * What is wrong with a definition beyond its shape, as Swedish sentences; empty when it can be used.
 * Conditions and rules may only look at earlier questions: that is what makes cycles impossible and one pass enough.
 * A question or section that no answers can ever bring to sight is a fault too.
 */
export function definitionFaults(definition: ChecklistDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const earlier = new Map<string, Earlier>();
  const sections = new Map<string, Section>();
  const named: Named = (key) => {
    const name = findQuestion(definition, key)?.shortName;
    return name === undefined ? 'en fråga som inte finns' : `”${name}”`;
  };
  for (const section of definition.sections) {
    const inSection = (texts: string[]) =>
      faults.push(
        ...texts.map((text) => ({ sectionKey: section.key, text: `Avsnittet ”${section.title}”: ${text}` })),
      );
    if (sections.has(section.key)) inSection([`nyckeln ${section.key} finns två gånger.`]);
    inSection(conditionFaults(section.visibleWhen, earlier, sections, named));
    if (section.repeats && section.repeats.atLeast > section.repeats.atMost)
      inSection(['det minsta antalet är större än det största.']);
    sections.set(section.key, section);
    for (const question of section.questions) {
      const texts = earlier.has(question.key) ? [`nyckeln ${question.key} finns två gånger.`] : [];
      texts.push(...conditionFaults(question.visibleWhen, earlier, sections, named));
      texts.push(...suggestionFaults(question, earlier, sections, named));
      texts.push(...questionFaults(question));
      faults.push(
        ...texts.map((text) => ({
          sectionKey: section.key,
          questionKey: question.key,
          text: `Frågan ”${question.shortName}”: ${text}`,
        })),
      );
      earlier.set(question.key, { question, section });
    }
  }
  // What cannot be seen is told only when the rest holds: a condition on an unknown question says enough by itself.
  return faults.length > 0 ? faults : unreachable(definition);
}

function conditionFaults(
  conditions: readonly Condition[] | undefined,
  earlier: ReadonlyMap<string, Earlier>,
  sections: ReadonlyMap<string, Section>,
  named: Named,
): string[] {
  return (conditions ?? []).flatMap((condition) => {
    const mentioned = mentionedIn(condition);
    const faults = mentioned.questions
      .filter((key) => !earlier.has(key))
      .map((key) => `ett villkor ser på ${named(key)}, som inte är en tidigare fråga.`);
    for (const key of mentioned.sections) {
      if (sections.get(key)?.repeats === undefined)
        faults.push('ett villkor räknar i något som inte är ett tidigare avsnitt som upprepas.');
    }
    return [...faults, ...tagFaults(condition, earlier)];
  });
}

/** Tags that the questions of a condition do not have. */
function tagFaults(condition: Condition, earlier: ReadonlyMap<string, Earlier>): string[] {
  switch (condition.kind) {
    case 'answer':
      return unknownTags(condition.isOneOf, [condition.question], earlier);
    case 'count':
    case 'every':
      return unknownTags(condition.isOneOf, condition.questions, earlier);
    case 'number': {
      const asked = earlier.get(condition.question)?.question;
      return asked === undefined || asked.kind === 'number'
        ? []
        : [`ett villkor vill ha ett tal från ”${asked.shortName}”, som inte är en fråga efter ett tal.`];
    }
    case 'any':
    case 'all':
      return condition.of.flatMap((one) => tagFaults(one, earlier));
    case 'not':
      return tagFaults(condition.of, earlier);
    default:
      return [];
  }
}

/** A tag that none of the questions can have; one that some of them have is enough. */
function unknownTags(
  tags: readonly Tag[],
  questions: readonly string[],
  earlier: ReadonlyMap<string, Earlier>,
): string[] {
  const known = questions.flatMap((key) => earlier.get(key)?.question ?? []);
  if (known.length < questions.length) return [];
  const possible = new Set(known.flatMap(possibleTags));
  const names = known.map(({ shortName }) => `”${shortName}”`).join(', ');
  return tags
    .filter((tag) => !possible.has(tag))
    .map((tag) => `ett villkor väntar på ${answerNamed(known, tag)}, som ${names} inte har.`);
}

function suggestionFaults(
  question: Question,
  earlier: ReadonlyMap<string, Earlier>,
  sections: ReadonlyMap<string, Section>,
  named: Named,
): string[] {
  const rule = question.suggestion;
  if (rule === undefined) return [];
  if (rule.kind === 'rating') {
    const possible = possibleTags(question);
    const given = [
      ...rule.rules.map(({ option }) => option),
      ...(rule.otherwise === undefined ? [] : [rule.otherwise]),
    ];
    return [
      ...(question.kind === 'yesNo' || question.kind === 'scale' || question.kind === 'choice'
        ? []
        : ['bara en fråga med ett svar kan få ett beräknat svar.']),
      ...given
        .filter((tag) => !possible.includes(tag))
        .map((tag) => `en regel ger ${answerNamed([question], tag)}, som frågan inte har.`),
      ...rule.rules.flatMap(({ when }) => conditionFaults(when, earlier, sections, named)),
    ];
  }
  const faults =
    question.kind === 'yesNo' ? [] : ['ett förslag utifrån datum kan bara ges till en ja- och nej-fråga.'];
  for (const source of sourcesOf(rule)) {
    if (!('question' in source)) continue;
    const asked = earlier.get(source.question)?.question;
    if (asked === undefined)
      faults.push(`datumregeln ser på ${named(source.question)}, som inte är en tidigare fråga.`);
    else if (asked.kind !== 'date') faults.push(`datumregeln vill ha ett datum från ”${asked.shortName}”.`);
  }
  return faults;
}

function sourcesOf(rule: DateRule) {
  switch (rule.kind) {
    case 'longestGap':
      return [...(rule.start === undefined ? [] : [rule.start]), ...rule.occasions];
    case 'within':
      return [...rule.from, ...rule.to];
    case 'newestAge':
    case 'occasions':
      return rule.dates;
  }
}

function questionFaults(question: Question): string[] {
  const possible = possibleTags(question);
  const faults = [...optionFaults(question), ...ruleFaults(question, possible)];
  if (new Set(possible).size < possible.length) faults.push('samma svar finns två gånger.');
  if (choicesOf(question).length === 1) faults.push('det måste finnas minst två svar att välja mellan.');
  if (question.kind === 'number' && (question.atLeast ?? -Infinity) > (question.atMost ?? Infinity))
    faults.push('det minsta talet är större än det största.');
  else if (question.kind === 'number' && !hasNumber(question))
    faults.push('inget tal med så många decimaler ligger mellan gränserna.');
  return faults;
}

/** Whether any number can be answered: without one a review could not be finished. */
function hasNumber({ atLeast, atMost, decimals }: NumberQuestion): boolean {
  const [least, most] = [atLeast ?? -largestNumber, atMost ?? largestNumber];
  const lowest = Math.ceil(Math.max(least, -largestNumber) * 10 ** decimals) / 10 ** decimals;
  return lowest <= Math.min(most, largestNumber);
}

function optionFaults({ kind, options }: Question): string[] {
  const yesAndNo = ['yes', 'partly', 'no'].filter((option) => options.some((one) => one === option));
  if (kind !== 'yesNo')
    return yesAndNo.length === 0 ? [] : ['bara en ja- och nej-fråga kan ha ja, delvis och nej bland svaren.'];
  return yesAndNo.includes('yes') && yesAndNo.includes('no') ? [] : ['ja eller nej saknas bland svaren.'];
}

/** Rules that name answers the question does not have, and deviations on what is no fault. */
function ruleFaults(question: Question, possible: readonly Tag[]): string[] {
  const named: [string, readonly Tag[]][] = [
    ['om avvikelse', question.deviation?.on ?? []],
    ['om skäl', question.reasonRequiredOn ?? []],
    ['om kommentar', question.comment?.requiredOn ?? []],
    ['om plats i akten', question.evidence?.requiredOn ?? []],
    ['om vad som är uppfyllt', 'counts' in question ? Object.keys(question.counts ?? {}) : []],
  ];
  const unknown = named.flatMap(([rule, tags]) =>
    tags
      .filter((tag) => !possible.includes(tag))
      .map((tag) => `regeln ${rule} nämner ${answerNamed([question], tag)}, som frågan inte har.`),
  );
  const harmless = (question.deviation?.on ?? [])
    .filter((tag) => possible.includes(tag) && countsAs(question, tag) !== 'notFulfilled')
    .map((tag) => `svaret ”${tagInWords(question, tag)}” ger avvikelse men är ingen brist.`);
  return [...unknown, ...harmless];
}

/** What people call an answer; one whose words are gone with its choice has none. */
function answerNamed(questions: readonly Question[], tag: Tag): string {
  const words = questions.map((question) => tagInWords(question, tag)).find((one) => one !== tag);
  return words === undefined ? 'ett svar' : `svaret ”${words}”`;
}
